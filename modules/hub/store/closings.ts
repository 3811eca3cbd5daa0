import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { ClosingState, OpenPoint } from '../domain/closings/closing.ts'
import type { FileError } from '../service/file-error.ts'

export type ClosingRow = {
  readonly seq: number; readonly id: string; readonly month: string; readonly revision: number; readonly state: ClosingState; readonly reason: string; readonly open_points: readonly OpenPoint[]; readonly publish_on: string | null
  readonly enterprises: number | null; readonly figures: bigint | null; readonly digest: string | null; readonly error: FileError | null
  readonly proposed_by: string; readonly proposed_by_id: string | null; readonly proposed_at: Date; readonly confirmed_by: string | null; readonly confirmed_at: Date | null; readonly closed_at: Date | null; readonly run_id: string | null
}

const columns = `seq, id, month, revision, state, reason, open_points, to_char(publish_on, 'YYYY-MM-DD') as publish_on, enterprises, figures, digest, error,
  proposed_by, proposed_by_id, proposed_at, confirmed_by, confirmed_at, closed_at, run_id`

/** Closings, the newest first; withdrawn ones are left out. */
export const listClosings = (store: Store, ctx: Ctx): Promise<ClosingRow[]> => store.query<ClosingRow>(`select ${columns} from hub.closing where state <> 'withdrawn' order by seq desc`, [], ctx)

export async function findClosing(store: Store, ctx: Ctx, month: string, revision: number): Promise<ClosingRow | undefined> {
  return (await store.query<ClosingRow>(`select ${columns} from hub.closing where month = $1 and revision = $2 and state <> 'withdrawn'`, [month, revision], ctx))[0]
}

export async function closingById(store: Store, ctx: Ctx, id: string): Promise<ClosingRow | undefined> {
  return (await store.query<ClosingRow>(`select ${columns} from hub.closing where id = $1`, [id], ctx))[0]
}

/** Locked for the caller's transaction: two people never decide about it at once. */
export async function lockClosing(store: Store, ctx: Ctx, id: string): Promise<ClosingRow | undefined> {
  await store.query('select 1 from hub.closing where id = $1 for update', [id], ctx)
  return closingById(store, ctx, id)
}

export const insertClosing = (store: Store, ctx: Ctx, of: { readonly id: string; readonly month: string; readonly revision: number; readonly reason: string; readonly openPoints: readonly OpenPoint[]; readonly publishOn?: string }): Promise<unknown> =>
  store.query(`insert into hub.closing (id, month, revision, state, reason, open_points, publish_on, proposed_by, proposed_by_id) values ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8)`,
    [of.id, of.month, of.revision, of.reason, JSON.stringify(of.openPoints), of.publishOn, ctx.actor.name, ctx.actor.personId], ctx)

/** `runId` names the background work that makes it. */
export const confirmClosing = (store: Store, ctx: Ctx, id: string, runId: string): Promise<unknown> =>
  store.query(`update hub.closing set state = 'freezing', error = null, confirmed_by = $2, confirmed_by_id = $3, confirmed_at = now(), run_id = $4 where id = $1`, [id, ctx.actor.name, ctx.actor.personId, runId], ctx)

/** The closing being made now, if any. */
export async function closingUnderWay(store: Store, ctx: Ctx): Promise<ClosingRow | undefined> {
  return (await store.query<ClosingRow>(`select ${columns} from hub.closing where state = 'freezing'`, [], ctx))[0]
}

export const moveClosing = (store: Store, ctx: Ctx, id: string, state: 'withdrawn' | 'failed', error?: FileError): Promise<unknown> =>
  store.query('update hub.closing set state = $2, error = $3 where id = $1', [id, state, error === undefined ? undefined : JSON.stringify(error)], ctx)

/** The last word about a closing: what it holds. */
export const sealClosing = (store: Store, ctx: Ctx, seq: number, of: { readonly definitions: unknown; readonly enterprises: number; readonly figures: number; readonly digest: string }): Promise<unknown> =>
  store.query(`update hub.closing set state = 'closed', definitions = $2, enterprises = $3, figures = $4, digest = $5, closed_at = now() where seq = $1`, [seq, JSON.stringify(of.definitions), of.enterprises, of.figures, of.digest], ctx)

export async function definitionsOf(store: Store, ctx: Ctx, seq: number): Promise<unknown> {
  return (await store.query<{ definitions: unknown }>('select definitions from hub.closing where seq = $1', [seq], ctx))[0]?.definitions
}

/** The number of the last closing that was made; 0 before the first. */
export async function lastMade(store: Store, ctx: Ctx): Promise<number> {
  return (await store.query<{ seq: number | null }>(`select max(seq) as seq from hub.closing where state = 'closed'`, [], ctx))[0]?.seq ?? 0
}

/** The newest month that is closed; undefined before the first. */
export async function lastClosedMonth(store: Store, ctx: Ctx): Promise<string | undefined> {
  return (await store.query<{ month: string | null }>(`select max(month) as month from hub.closing where state in ('closed', 'freezing')`, [], ctx))[0]?.month ?? undefined
}
