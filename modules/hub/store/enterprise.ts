import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type EnterpriseFrame = {
  readonly enterprise_id: string
  readonly credit_code: string
  readonly name: string
  readonly town: string
  readonly status: string
  readonly head?: { readonly id: string; readonly name: string } | null
  readonly branches: readonly { readonly id: string; readonly name: string }[]
  readonly uses: number
}

/** Who an enterprise is, its head and its branches; undefined when there is none. */
export async function enterpriseFrame(store: Store, ctx: Ctx, id: string): Promise<EnterpriseFrame | undefined> {
  const rows = await store.query<EnterpriseFrame>(
    `select g.enterprise_id, g.credit_code, g.name, g.town, g.status,
       (select json_build_object('id', h.enterprise_id, 'name', h.name) from hub.golden h where h.enterprise_id = e.head_id) as head,
       coalesce((select json_agg(json_build_object('id', b.enterprise_id, 'name', b.name) order by b.name)
         from hub.enterprise be join hub.golden b on b.enterprise_id = be.id where be.head_id = e.id), '[]') as branches,
       (select count(*)::int from hub.use u where u.enterprise_id = e.id and u.at > now() - interval '30 days') as uses
     from hub.golden g join hub.enterprise e on e.id = g.enterprise_id where g.enterprise_id = $1`, [id], ctx)
  return rows[0]
}

export async function enterpriseByCode(store: Store, ctx: Ctx, creditCode: string): Promise<string | undefined> {
  const rows = await store.query<{ enterprise_id: string }>('select enterprise_id from hub.golden where credit_code = $1 order by enterprise_id limit 1', [creditCode], ctx)
  return rows[0]?.enterprise_id
}

export type MentionSummaryRow = { readonly id: bigint; readonly name: string; readonly code: string; readonly address: string; readonly band: string; readonly source_id: string; readonly records: number }

/** The names, codes and addresses an enterprise goes by, with the source that writes them. */
export const mentionsOfEnterprise = (store: Store, ctx: Ctx, id: string, hidden: readonly string[]): Promise<MentionSummaryRow[]> =>
  store.query<MentionSummaryRow>(
    `select m.id, m.name, m.code, m.address, m.band, r.source_id, count(*)::int as records
     from hub.mention m join hub.record r on r.mention_id = m.id and r.state = 'accepted'
     where m.enterprise_id = $1 and m.band <> 'review' and not (r.source_id = any($2))
     group by m.id, r.source_id order by m.register desc, count(*) desc, m.id`, [id, hidden], ctx)

/** How many of some names are an enterprise's, written as it is registered or was before. */
export async function countNamed(store: Store, ctx: Ctx, names: readonly string[]): Promise<number> {
  const [row] = await store.query<{ count: bigint }>(
    `select count(*) from (select distinct unnest($1::text[]) as name) n where exists (select 1 from hub.golden g where g.name = n.name collate zh_pinyin) or exists (select 1 from hub.golden g where g.former_name = n.name)`, [names], ctx)
  return Number(row?.count ?? 0n)
}
