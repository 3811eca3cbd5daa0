import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type RecordRow = {
  readonly id: bigint
  readonly batch_id: string
  readonly source_id: string
  readonly seq: bigint
  readonly line: number
  readonly cells: readonly string[]
  readonly extra?: readonly string[] | null
  readonly short: boolean
}

export type EnterpriseRecordRow = RecordRow & { readonly enterprise_id: string; readonly mention_id: bigint }

/** The accepted records of some enterprises; never the reviewed or quarantined ones. */
export const recordsOfEnterprises = (store: Store, ctx: Ctx, enterpriseIds: readonly string[]): Promise<EnterpriseRecordRow[]> =>
  store.query<EnterpriseRecordRow>(
    `select m.enterprise_id, r.mention_id, r.id, r.batch_id, r.source_id, r.seq, r.line, r.cells, r.extra, r.short
     from hub.mention m join hub.record r on r.mention_id = m.id
     where m.enterprise_id = any($1) and m.band <> 'review' and r.state = 'accepted'
     order by m.enterprise_id, r.seq, r.line`, [enterpriseIds], ctx)

/** Statistics-only records stay out even of the reading, save for their owner's pages. */
export const withoutSources = <Row extends { readonly source_id: string }>(rows: readonly Row[], hidden: (sourceId: string) => boolean): Row[] =>
  rows.filter((row) => !hidden(row.source_id))
