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

export type RunFilter = { readonly states?: readonly RunState[]; readonly job?: string; readonly key?: string; readonly requestedBy?: string }

const matching = '($1::text[] is null or state = any($1)) and ($2::text is null or job = $2) and ($3::text is null or key = $3) and ($4::text is null or requested_by = $4)'
const valuesOf = (filter: RunFilter) => [filter.states, filter.job, filter.key, filter.requestedBy]

/** Runs, newest first; at most `limit` (default 50). */
export async function listRuns(store: Store, ctx: Ctx, filter: RunFilter & { readonly limit?: number; readonly offset?: number } = {}): Promise<readonly Run[]> {
  const rows = await store.query<Row>(
    `select ${columns} from jobs.run where ${matching} order by created_at desc, id desc limit $5 offset $6`,
    [...valuesOf(filter), filter.limit ?? 50, filter.offset ?? 0], ctx)
  return rows.map(runOf)
}

/** How many runs `listRuns` would give without a limit. */
export async function countRuns(store: Store, ctx: Ctx, filter: RunFilter = {}): Promise<number> {
  const [row] = await store.query<{ count: bigint }>(`select count(*) from jobs.run where ${matching}`, valuesOf(filter), ctx)
  return Number(row?.count ?? 0n)
}

/** Ids of the workers that showed themselves within ten seconds. */
export async function liveWorkers(store: Store, ctx: Ctx): Promise<readonly string[]> {
  const rows = await store.query<{ id: string }>(`select id::text from jobs.worker where seen_at > now() - interval '10 seconds'`, [], ctx)
  return rows.map(({ id }) => id)
}
