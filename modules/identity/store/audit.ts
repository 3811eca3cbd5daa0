import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type AuditFilter = {
  readonly person?: string
  readonly action?: string
  readonly from?: string
  readonly to?: string
}

export type AuditItem = {
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly target?: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly traceId: string
  readonly address?: string
}

/** Adds one line to the trail, in the caller's transaction: what did not happen is not recorded, what happened is. */
export async function record(store: Store, ctx: Ctx, action: string, target?: string, detail: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>> = {}): Promise<void> {
  await store.query(
    `insert into identity.audit (at, actor_id, actor, action, target, detail, trace_id, address) values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
    [ctx.clock.now(), ctx.actor.personId, ctx.actor.name, action, target, JSON.stringify(ctx.actor.onBehalfOf ? { ...detail, onBehalfOf: ctx.actor.onBehalfOf.personId } : detail), ctx.traceId, ctx.address], ctx)
}

type Row = { at: Date; actor: string; action: string; target: string | null; detail: Record<string, unknown>; trace_id: string; address: string | null; total: bigint }

/** Newest first. `to` is a day and includes it. */
export async function readAudit(store: Store, ctx: Ctx, filter: AuditFilter, limit: number, offset: number): Promise<{ items: AuditItem[]; total: number }> {
  const where = `where ($1::text is null or actor = $1 or actor_id::text = $1 or target = $1)
    and ($2::text is null or action = $2 or action like $2 || '.%')
    and ($3::date is null or at >= $3::date) and ($4::date is null or at < $4::date + 1)`
  const parameters = [filter.person, filter.action, filter.from, filter.to]
  const [count] = await store.query<{ total: bigint }>(`select count(*) as total from identity.audit ${where}`, parameters, ctx)
  const rows = await store.query<Row>(`select at, actor, action, target, detail, trace_id, address from identity.audit ${where} order by at desc, id desc limit $5 offset $6`, [...parameters, limit, offset], ctx)
  const items = rows.map((row) => ({
    at: row.at.toISOString(), actor: row.actor, action: row.action, detail: row.detail, traceId: row.trace_id,
    ...(row.target === null ? {} : { target: row.target }), ...(row.address === null ? {} : { address: row.address }),
  }))
  return { items, total: Number(count?.total ?? 0n) }
}
