import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { handsOf } from './connections.ts'
import type { RunState } from '../domain/lifecycles.ts'

export type RunError = { readonly code: string; readonly zh: string; readonly en: string }

export type RunRow = {
  readonly id: string; readonly seq: bigint; readonly connection_id: string; readonly state: RunState; readonly trigger: 'schedule' | 'person'; readonly requested_by: string; readonly hands: readonly string[]; readonly period: string | null
  readonly created_at: Date; readonly started_at: Date | null; readonly finished_at: Date | null; readonly attempts: number; readonly place: string; readonly rows: bigint; readonly file_name: string | null; readonly digest: string | null
  readonly content_mark: string | null; readonly mark_from: string | null; readonly mark_up_to: string | null; readonly submission_id: string | null; readonly import_id: string | null; readonly error: RunError | null
}

/** Whether the run was written: one connection has one run at a time. */
export async function insertRun(store: Store, ctx: Ctx, run: { readonly id: string; readonly connectionId: string; readonly trigger: 'schedule' | 'person'; readonly period?: string; readonly place: string }): Promise<boolean> {
  const rows = await store.query(
    `insert into intake.run (id, connection_id, state, trigger, requested_by, period, place, hands) values ($1, $2, 'queued', $3, $4, $5, $6, $7) on conflict (connection_id) where state in ('queued', 'reading') do nothing returning 1`,
    [run.id, run.connectionId, run.trigger, ctx.actor.name, run.period, run.place, handsOf(ctx.actor)], ctx)
  return rows.length > 0
}

export const setJobRun = (store: Store, ctx: Ctx, id: string, jobRunId: string): Promise<unknown> => store.query('update intake.run set job_run_id = $2 where id = $1', [id, jobRunId], ctx)

/** A connection's run that has not ended. */
export async function openRun(store: Store, ctx: Ctx, connectionId: string): Promise<{ readonly id: string; readonly job_run_id: string | null } | undefined> {
  return (await store.query<{ id: string; job_run_id: string | null }>(`select id, job_run_id from intake.run where connection_id = $1 and state in ('queued', 'reading')`, [connectionId], ctx))[0]
}

/** The run, begun; undefined when it has ended. */
export async function beginRun(store: Store, ctx: Ctx, id: string): Promise<RunRow | undefined> {
  return (await store.query<RunRow>(`update intake.run set state = 'reading', started_at = now(), attempts = attempts + 1 where id = $1 and state in ('queued', 'reading') returning *`, [id], ctx))[0]
}

/** An error that is tried again. */
export const delayRun = (store: Store, ctx: Ctx, id: string, error: RunError): Promise<unknown> => store.query(`update intake.run set state = 'queued', error = $2 where id = $1 and state = 'reading'`, [id, JSON.stringify(error)], ctx)

export type Outcome = {
  readonly state: 'handed' | 'unchanged' | 'empty' | 'waiting' | 'failed'; readonly period?: string; readonly rows?: number; readonly fileName?: string; readonly digest?: string; readonly contentMark?: string; readonly markFrom?: string; readonly markUpTo?: string
  readonly submissionId?: string; readonly importId?: string; readonly error?: RunError
}

export const endRun = (store: Store, ctx: Ctx, id: string, of: Outcome): Promise<unknown> =>
  store.query(
    `update intake.run set state = $2, finished_at = now(), period = coalesce($3, period), rows = $4, file_name = $5, digest = $6, content_mark = $7, mark_from = $8, mark_up_to = $9, submission_id = $10, import_id = $11, error = $12
     where id = $1 and state in ('queued', 'reading')`,
    [id, of.state, of.period, of.rows ?? 0, of.fileName, of.digest, of.contentMark, of.markFrom, of.markUpTo, of.submissionId, of.importId, of.error === undefined ? undefined : JSON.stringify(of.error)], ctx)

export async function listRuns(store: Store, ctx: Ctx, connectionId: string, limit: number, offset: number): Promise<{ rows: RunRow[]; total: number }> {
  const rows = await store.query<RunRow>('select * from intake.run where connection_id = $1 order by seq desc limit $2 offset $3', [connectionId, limit, offset], ctx)
  const [count] = await store.query<{ total: bigint }>('select count(*) as total from intake.run where connection_id = $1', [connectionId], ctx)
  return { rows, total: Number(count?.total ?? 0n) }
}

/** The newest run of each connection. */
export const newestRuns = (store: Store, ctx: Ctx): Promise<RunRow[]> => 
  store.query<RunRow>('select r.* from intake.connection c cross join lateral (select * from intake.run where connection_id = c.id order by seq desc limit 1) r', [], ctx)

export type HandedRun = Pick<RunRow, 'id' | 'period' | 'content_mark' | 'mark_from' | 'mark_up_to' | 'submission_id' | 'import_id'>

/** What a connection handed in, oldest first, as far as the next reading asks: the newest for its period, and the readings of additions that its mark is made of. */
export const handedRuns = (store: Store, ctx: Ctx, connectionId: string, period: string | undefined, additions: boolean): Promise<HandedRun[]> =>
  store.query<HandedRun>(
    `select id, period, content_mark, mark_from, mark_up_to, submission_id, import_id from intake.run where connection_id = $1 and state = 'handed'
       and (($3 and mark_up_to is not null) or seq = (select n.seq from intake.run n where n.connection_id = $1 and n.state = 'handed' and n.period is not distinct from $2 order by n.seq desc limit 1)) order by seq`,
    [connectionId, period, additions], ctx)
