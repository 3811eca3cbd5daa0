import type { Actor, Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { ColumnPair, Connection, Draft, Schedule, Target } from '../domain/connection.ts'

type Row = {
  readonly id: string; readonly name: string; readonly code: string; readonly source_id: string; readonly target: Target; readonly pairs: readonly ColumnPair[]; readonly schedule: Schedule; readonly state: 'active' | 'paused'
  readonly version: number; readonly failures: number; readonly next_run_at: Date | null; readonly hands: readonly string[]; readonly may_import: boolean; readonly changed_by: string; readonly changed_at: Date
}

const connectionOf = (row: Row): Connection => ({
  id: row.id, name: row.name, code: row.code, sourceId: row.source_id, target: row.target, pairs: row.pairs, schedule: row.schedule, state: row.state, version: row.version, failures: row.failures, hands: row.hands, mayImport: row.may_import,
  changedBy: row.changed_by, changedAt: row.changed_at, ...(row.next_run_at === null ? {} : { nextRunAt: row.next_run_at }),
})

export const listConnections = async (store: Store, ctx: Ctx): Promise<Connection[]> => (await store.query<Row>('select * from intake.connection order by name', [], ctx)).map(connectionOf)

export async function findConnection(store: Store, ctx: Ctx, id: string): Promise<Connection | undefined> {
  const [row] = await store.query<Row>('select * from intake.connection where id = $1', [id], ctx)
  return row && connectionOf(row)
}

/** Who acts, and for whom: neither is a second person to what they set going. */
export const handsOf = ({ personId, onBehalfOf }: Actor): string[] => [personId, onBehalfOf?.personId].filter((id) => id !== undefined)

const valuesOf = (ctx: Ctx, draft: Draft, nextRunAt: Date | undefined, mayImport: boolean) => [draft.name, draft.code, draft.sourceId, JSON.stringify(draft.target), JSON.stringify(draft.pairs), JSON.stringify(draft.schedule), nextRunAt, ctx.actor.name, handsOf(ctx.actor), mayImport]

export const insertConnection = (store: Store, ctx: Ctx, id: string, draft: Draft, nextRunAt: Date | undefined, mayImport: boolean): Promise<unknown> =>
  store.query(`insert into intake.connection (id, name, code, source_id, target, pairs, schedule, next_run_at, changed_by, hands, may_import) values ($11, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [...valuesOf(ctx, draft, nextRunAt, mayImport), id], ctx)

/** Whether the connection still had that version. */
export async function updateConnection(store: Store, ctx: Ctx, id: string, version: number, draft: Draft, nextRunAt: Date | undefined, mayImport: boolean): Promise<boolean> {
  const rows = await store.query(
    `update intake.connection set name = $1, code = $2, source_id = $3, target = $4, pairs = $5, schedule = $6, next_run_at = $7, changed_by = $8, hands = $9, may_import = $10, changed_at = now(), version = version + 1, failures = 0
     where id = $11 and version = $12 returning 1`, [...valuesOf(ctx, draft, nextRunAt, mayImport), id, version], ctx)
  return rows.length > 0
}

export const moveConnection = (store: Store, ctx: Ctx, id: string, state: 'active' | 'paused', nextRunAt: Date | undefined): Promise<unknown> =>
  store.query('update intake.connection set state = $2, next_run_at = $3, failures = 0, changed_by = $4, changed_at = now(), version = version + 1 where id = $1', [id, state, nextRunAt, ctx.actor.name], ctx)

/** Connections that are due, locked for the caller's transaction so that two schedulers never ask twice. */
export const lockDue = async (store: Store, ctx: Ctx, now: Date): Promise<Connection[]> =>
  (await store.query<Row>(`select * from intake.connection where state = 'active' and (next_run_at <= $1 or (next_run_at is null and schedule ->> 'kind' <> 'manual')) order by next_run_at for update skip locked`, [now], ctx)).map(connectionOf)

export const scheduleNext = (store: Store, ctx: Ctx, id: string, nextRunAt: Date | undefined): Promise<unknown> => store.query('update intake.connection set next_run_at = $2 where id = $1', [id, nextRunAt], ctx)

/** Counts a failure, or forgets those before. Returns how many there are in a row. */
export async function countFailure(store: Store, ctx: Ctx, id: string, failed: boolean): Promise<number> {
  const [row] = await store.query<{ failures: number }>('update intake.connection set failures = case when $2 then failures + 1 else 0 end where id = $1 returning failures', [id, failed], ctx)
  return row?.failures ?? 0
}
