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

/** The accepted records of some enterprises from all but the hidden sources; never the reviewed or quarantined ones. */
export const recordsOfEnterprises = (store: Store, ctx: Ctx, enterpriseIds: readonly string[], hidden: readonly string[]): Promise<EnterpriseRecordRow[]> =>
  store.query<EnterpriseRecordRow>(
    `select m.enterprise_id, r.mention_id, r.id, r.batch_id, r.source_id, r.seq, r.line, r.cells, r.extra, r.short
     from hub.mention m join hub.record r on r.mention_id = m.id
     where m.enterprise_id = any($1) and m.band <> 'review' and r.state = 'accepted' and not (r.source_id = any($2))
     order by m.enterprise_id, r.seq, r.line`, [enterpriseIds, hidden], ctx)
