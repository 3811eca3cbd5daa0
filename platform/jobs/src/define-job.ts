import type { Static, TSchema } from 'typebox'
import Value from 'typebox/value'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import './errors.ts'
import { parseCron } from './cron.ts'

/** How far a run is: `done` of `total` in `unit`s (rows, files), with a sentence for the reader. */
export type Progress = { readonly done: number; readonly total?: number; readonly unit?: string; readonly note_zh?: string; readonly note_en?: string }

/** What a running job holds in its hands. */
export type JobTools = {
  readonly runId: string
  /** Starts of this run so far, this one included: above 1 it continues what an earlier one left. */
  readonly attempt: number
  /** True when an error of the job itself would now be its last: interruptions do not bring it nearer. */
  readonly last: boolean
  /** Reports progress; cheap to call often (written at most every 300 ms, the last one always). */
  progress(progress: Progress): void
  /** Aborted within a second when the run is cancelled, and when the worker stops: throw, or finish what you hold. */
  readonly signal: AbortSignal
  /**
   * Call it inside a `store.tx` with that ctx, before the job's own writes: it refuses when a newer execution of this run
   * has begun (this process was thought dead), and keeps one from beginning until the transaction ends.
   * @throws jobs.superseded
   */
  guard(ctx: Ctx): Promise<void>
}

/** A kind of background work. */
export type Job<S extends TSchema = TSchema> = {
  readonly id: string
  readonly schema?: S
  readonly zh?: string
  readonly en?: string
  /**
   * Errors of the job itself after which it stays failed; default 5. A killed worker, a stopped one and a database that
   * went away do not count.
   */
  readonly maxAttempts?: number
  /** Runs of one queue go one after another. */
  readonly queue?: string
  /**
   * The whole run is one transaction that also marks it done: its writes happen exactly once whatever is killed. For
   * long work leave it false, commit in steps with `tools.guard`, and make `run` continue where the last step ended.
   */
  readonly transactional?: boolean
  /** Five cron fields in Shanghai time; a scheduled job's payload is {}. Missed times are made up for by one run. */
  readonly cron?: string
  run(ctx: Ctx, payload: Static<S>, tools: JobTools): Promise<void>
}

/** What asking for a run needs to know of a job: a process that asks need not be able to do the work. */
export type JobName<S extends TSchema = TSchema> = Pick<Job<S>, 'id' | 'schema' | 'queue'>

/** Declares a job. @throws jobs.bad_schedule */
export function defineJob<S extends TSchema>(job: Job<S>): Job<S> {
  if (job.cron !== undefined) parseCron(job.cron, job.id)
  return job
}

/** @throws jobs.bad_payload naming the first field that is not as declared */
export function demandPayload(job: JobName, payload: unknown): void {
  if (job.schema === undefined || Value.Check(job.schema, payload)) return
  const [first] = Value.Errors(job.schema, payload)
  throw new JingweiError('jobs.bad_payload', { job: job.id, where: first?.instancePath || '/', problem: first?.message ?? 'is invalid' })
}
