import type { Ctx } from '@jingwei/kernel'
import { publishAll, type OutboxEvent, type Store } from '@jingwei/store'

export const useTopic = 'hub.use'

/** What was read: a list or an aggregate leaves one row (filters, count), a page or an export of one firm one each. */
export type Use = { readonly door: string; readonly enterpriseId?: string; readonly filters?: object; readonly rows?: number }

export const recordUse = (store: Store, ctx: Ctx, use: Use): Promise<void> => recordUses(store, ctx, [use])

/** Writes use records to the outbox in the caller's transaction. @throws store.no_transaction */
export const recordUses = (store: Store, ctx: Ctx, uses: readonly Use[]): Promise<void> =>
  publishAll(store, ctx, useTopic, uses.map((use) => ({
    at: ctx.clock.now().toISOString(), personId: ctx.actor.personId, who: ctx.actor.name, organisationId: ctx.actor.organisationId, organisation: ctx.actor.organisationName,
    purpose: ctx.purpose, agreement: ctx.agreement, traceId: ctx.traceId, ...use,
  })))

/** Moves use records from the outbox to where auditors and enterprises look them up. */
export const keepUses = (store: Store, ctx: Ctx, events: readonly OutboxEvent[]): Promise<unknown> =>
  store.query(
    `insert into hub.use (id, at, person_id, who, organisation_id, organisation, purpose, agreement, door, enterprise_id, filters, rows, trace_id)
     select id, at, "personId", who, "organisationId", organisation, purpose, agreement, door, "enterpriseId", filters, rows, "traceId"
     from unnest($1::bigint[], $2::jsonb[]) as event(id, payload),
       jsonb_to_record(payload) as u(at timestamptz, "personId" text, who text, "organisationId" text, organisation text, purpose text, agreement text, door text,
         "enterpriseId" uuid, filters jsonb, rows bigint, "traceId" text)
     on conflict (id) do nothing`,
    [events.map((event) => event.id), events.map((event) => JSON.stringify(event.payload))], ctx)

/** Removes use records whose term has ended. */
export const forgetUses = (store: Store, ctx: Ctx, before: Date): Promise<unknown> => store.query('delete from hub.use where at < $1', [before], ctx)

export type UseRow = { readonly at: Date; readonly who: string; readonly organisation: string | null; readonly purpose: string; readonly agreement: string | null; readonly door: string; readonly enterprise_id: string | null; readonly enterprise_name: string | null; readonly filters: object | null; readonly rows: bigint | null; readonly trace_id: string }

export type UseQuery = { readonly enterpriseId?: string; readonly person?: string; readonly from?: string; readonly to?: string; readonly limit: number; readonly offset: number }

const where = `($1::uuid is null or u.enterprise_id = $1) and ($2::text is null or u.who ilike '%' || $2 || '%')
  and ($3::timestamptz is null or u.at >= $3) and ($4::timestamptz is null or u.at < $4)`

export async function findUses(store: Store, ctx: Ctx, query: UseQuery): Promise<{ rows: UseRow[]; total: number }> {
  const parameters = [query.enterpriseId, query.person, query.from, query.to]
  const [count] = await store.query<{ count: bigint }>(`select count(*) from hub.use u where ${where}`, parameters, ctx)
  const rows = await store.query<UseRow>(
    `select u.*, g.name as enterprise_name from hub.use u left join hub.golden g on g.enterprise_id = u.enterprise_id
     where ${where} order by u.at desc, u.id desc limit $5 offset $6`, [...parameters, query.limit, query.offset], ctx)
  return { rows, total: Number(count?.count ?? 0n) }
}
