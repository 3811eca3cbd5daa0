import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type LinkRow = { readonly feed: string; readonly line: number; readonly decision: string; readonly enterprise_id: string | null; readonly credit_code: string | null }

/** Every record with what became of it, in the order of delivery. */
export const streamLinks = (store: Store, ctx: Ctx): AsyncGenerator<LinkRow[]> =>
  store.cursor<LinkRow>(
    `select b.file_name as feed, r.line,
       case when r.state <> 'accepted' then 'quarantined' when m.band is null then 'review' else m.band end as decision,
       case when r.state = 'accepted' and m.band <> 'review' then m.enterprise_id end as enterprise_id,
       case when r.state = 'accepted' and m.band <> 'review' then g.credit_code end as credit_code
     from hub.record r join hub.batch b on b.id = r.batch_id
       left join hub.mention m on m.id = r.mention_id left join hub.golden g on g.enterprise_id = m.enterprise_id
     order by b.seq, r.line, r.id`, [], 5_000, ctx)

export type ExportGoldenRow = {
  readonly enterprise_id: string
  readonly credit_code: string
  readonly name: string
  readonly former_name: string
  readonly address: string
  readonly industry: string
  readonly status: string
  readonly figures: Readonly<Record<string, string>>
  readonly flags: readonly { item: string; period?: string; kind: string; detail: string }[]
}

/** Every golden record with its figures, in the order the enterprises first appeared. */
export const streamGolden = (store: Store, ctx: Ctx): AsyncGenerator<ExportGoldenRow[]> =>
  store.cursor<ExportGoldenRow>(
    `select g.enterprise_id, g.credit_code, g.name, g.former_name, g.address, g.industry, g.status, d.figures, d.flags
     from hub.golden g join hub.golden_detail d using (enterprise_id) join hub.enterprise e on e.id = g.enterprise_id
     order by e.seq`, [], 2_000, ctx)
