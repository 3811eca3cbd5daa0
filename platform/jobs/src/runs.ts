import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Progress } from './define-job.ts'
import type { RunState } from './lifecycle.ts'

/** One run as the portal and the API show it. */
export type Run = {
  readonly id: string
  readonly job: string
  readonly key: string | undefined
  readonly state: RunState
  readonly progress: Progress | undefined
  readonly attempts: number
  readonly failures: number
  readonly error: { readonly code: string; readonly zh: string; readonly en: string } | undefined
  readonly cancelRequested: boolean
  readonly requestedBy: string
  readonly worker: string | undefined
  readonly createdAt: Date
  readonly startedAt: Date | undefined
  readonly finishedAt: Date | undefined
}

type Row = {
  id: string; job: string; key: string | null; state: RunState; progress: Progress | null; attempts: number; failures: number
  error_code: string | null; error_zh: string | null; error_en: string | null; cancel_requested: boolean; requested_by: string
  worker: string | null; created_at: Date; started_at: Date | null; finished_at: Date | null
}

const columns = 'id, job, key, state, progress, attempts, failures, error_code, error_zh, error_en, cancel_requested, requested_by, worker, created_at, started_at, finished_at'

const runOf = (row: Row): Run => ({
  id: row.id,
  job: row.job,
  key: row.key ?? undefined,
  state: row.state,
  progress: row.progress ?? undefined,
  attempts: row.attempts,
  failures: row.failures,
  error: row.error_code === null ? undefined : { code: row.error_code, zh: row.error_zh ?? '', en: row.error_en ?? '' },
  cancelRequested: row.cancel_requested,
  requestedBy: row.requested_by,
  worker: row.worker ?? undefined,
  createdAt: row.created_at,
  startedAt: row.started_at ?? undefined,
  finishedAt: row.finished_at ?? undefined,
})

export async function readRun(store: Store, ctx: Ctx, id: string): Promise<Run | undefined> {
  const [row] = await store.query<Row>(`select ${columns} from jobs.run where id = $1`, [id], ctx)
  return row === undefined ? undefined : runOf(row)
}

export type RunFilter = { readonly states?: readonly RunState[]; readonly job?: string; readonly requestedBy?: string; readonly limit?: number; readonly offset?: number }

/** Runs, newest first; at most `limit` (default 50). */
export async function listRuns(store: Store, ctx: Ctx, filter: RunFilter = {}): Promise<readonly Run[]> {
  const rows = await store.query<Row>(
    `select ${columns} from jobs.run
      where ($1::text[] is null or state = any($1)) and ($2::text is null or job = $2) and ($3::text is null or requested_by = $3)
      order by created_at desc, id desc limit $4 offset $5`,
    [filter.states, filter.job, filter.requestedBy, filter.limit ?? 50, filter.offset ?? 0], ctx)
  return rows.map(runOf)
}
