import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { RequestState } from '../domain/request.ts'

export type Move = { readonly at: Date; readonly byId?: string; readonly by: string; readonly byOffice?: string; readonly action: string; readonly from?: RequestState; readonly to: RequestState; readonly reason?: string }
export type NewMove = Pick<Move, 'action' | 'from' | 'to' | 'reason'>

/** Adds a line to the history, in the mover's transaction: what did not happen is not written, what happened is. */
export async function recordMove(store: Store, ctx: Ctx, requestId: string, { action, from, to, reason }: NewMove): Promise<void> {
  const { actor } = ctx
  await store.query(
    'insert into sharing.move (request_id, at, by_id, by, by_office, action, from_state, to_state, reason, trace_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [requestId, ctx.clock.now(), actor.personId, actor.name, actor.organisationName, action, from, to, reason, ctx.traceId], ctx)
}

type Row = { at: Date; by_id: string | null; by: string; by_office: string | null; action: string; from_state: RequestState | null; to_state: RequestState; reason: string | null }

/** Oldest first. */
export async function movesOf(store: Store, ctx: Ctx, requestId: string): Promise<Move[]> {
  const rows = await store.query<Row>('select at, by_id, by, by_office, action, from_state, to_state, reason from sharing.move where request_id = $1 order by id', [requestId], ctx)
  return rows.map((row) => ({
    at: row.at, by: row.by, action: row.action, to: row.to_state, ...(row.by_id === null ? {} : { byId: row.by_id }), ...(row.by_office === null ? {} : { byOffice: row.by_office }),
    ...(row.from_state === null ? {} : { from: row.from_state }), ...(row.reason === null ? {} : { reason: row.reason }),
  }))
}
