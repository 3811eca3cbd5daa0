import type { Static, TSchema } from 'typebox'
import { newId, type Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { demandPayload, type JobName } from './define-job.ts'

export type EnqueueOptions = {
  /** While a run of this job and key waits, asking again returns that run with the new payload. */
  readonly key?: string
  readonly runAt?: Date
  /** Overrides the job's queue. */
  readonly queue?: string
}

/** graphile-worker counts every start; we count failures ourselves (`jobs.run`), so its own limit must not bite. */
export const endlessAttempts = 32_767

/**
 * Asks for a run, in the caller's transaction when ctx has one: the run exists exactly when that commits. Returns its id.
 * @throws jobs.bad_payload
 */
export function enqueue<S extends TSchema>(store: Store, ctx: Ctx, job: JobName<S>, payload: Static<S>, options: EnqueueOptions = {}): Promise<string> {
  demandPayload(job, payload)
  const queue = options.queue ?? job.queue
  return store.tx(ctx, async (inside) => {
    const [row] = await store.query<{ id: string }>(
      `insert into jobs.run (id, job, key, queue, payload, requested_by, run_at) values ($1, $2, $3, $4, $5, $6, coalesce($7, now()))
       on conflict (job, key) where state = 'queued' and attempts = 0 and key is not null do update set payload = excluded.payload, run_at = excluded.run_at
       returning id`,
      [newId(), job.id, options.key, queue, JSON.stringify(payload), ctx.actor.personId ?? ctx.actor.name, options.runAt], inside)
    if (row === undefined) throw new Error('the run was not written')
    await schedule(store, inside, row.id, job.id, queue, options.runAt)
    return row.id
  })
}

/** Hands a queued run to graphile-worker; a waiting one is replaced. */
export async function schedule(store: Store, ctx: Ctx, runId: string, job: string, queue: string | undefined, runAt: Date | undefined): Promise<void> {
  await store.query(
    `select graphile_worker.add_job($1, json_build_object('run', $2::text), queue_name => $3, run_at => $4, max_attempts => $5, job_key => $6)`,
    [job, runId, queue, runAt, endlessAttempts, `run:${runId}`], ctx)
}
