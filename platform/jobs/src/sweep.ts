import { hostname } from 'node:os'
import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

type Worker = { id: string; pool: string | null; pid: number; host: string; silent: boolean }

/**
 * Gives back what dead workers hold: graphile-worker itself would keep their jobs locked for four hours. A worker is
 * dead when nobody holds its lock and it was not seen for ten seconds - or at once when it ran on this machine and its
 * process is gone. Locks of pools nobody answers for go after ten seconds. Returns the number of jobs given back.
 */
export function giveBack(store: Store, ctx: Ctx): Promise<number> {
  return store.tx(ctx, async (inside) => {
    const workers = await store.query<Worker>(`select id, pool, pid, host, seen_at < now() - interval '10 seconds' as silent from jobs.worker for update skip locked`, [], inside)
    let freed = 0
    for (const worker of workers) {
      if (!worker.silent && !(worker.host === hostname() && isGone(worker.pid))) continue
      const [free] = await store.query<{ free: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free', [`jobs.worker ${worker.id}`], inside)
      if (free?.free !== true) continue
      await store.query('delete from jobs.worker where id = $1', [worker.id], inside)
      if (worker.pool !== null) freed += await unlock(store, inside, [worker.pool])
    }
    const orphaned = await store.query<{ locked_by: string }>(
      `select locked_by from graphile_worker.jobs where locked_by is not null
        group by locked_by having max(locked_at) < now() - interval '10 seconds' and not exists (select from jobs.worker where pool = locked_by)`, [], inside)
    if (orphaned.length > 0) freed += await unlock(store, inside, orphaned.map((row) => row.locked_by))
    return freed
  })
}

/** Gives back what a pool of this process held when it ended without saying how its jobs went. */
export const giveBackPool = (store: Store, ctx: Ctx, pool: string): Promise<number> => store.tx(ctx, (inside) => unlock(store, inside, [pool]))

/** An interruption is no failure: the count of starts, from which the pause before the next one is reckoned, goes back too. */
async function unlock(store: Store, ctx: Ctx, pools: readonly string[]): Promise<number> {
  const jobs = await store.query<{ id: bigint; run: string | null }>(
    `select id, replace(key, 'run:', '') as run from graphile_worker.jobs where locked_by = any($1)`, [pools], ctx)
  await store.query('select graphile_worker.force_unlock_workers($1)', [pools], ctx)
  await store.query('select graphile_worker.reschedule_jobs($1, run_at => now(), attempts => 0)', [jobs.map((job) => job.id)], ctx)
  await store.query(`update jobs.run set state = 'queued', interruptions = interruptions + 1 where id = any($1::uuid[]) and state = 'running'`, [jobs.flatMap((job) => job.run ?? [])], ctx)
  return jobs.length
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
