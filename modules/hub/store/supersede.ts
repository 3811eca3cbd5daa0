import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { DeliveredFor } from './submissions.ts'
import { markAgain } from './golden.ts'

/** What a delivery takes the place of: its period's earlier rows, or all rows of a table that comes whole. */
const replacedBy = {
  period: `r.batch_id in (select id from hub.batch where source_id = $1 and period = $2)`,
  whole: 'true',
} as const

/**
 * Rows of earlier deliveries that a newer one did not repeat are replaced by it: kept, never counted again. Repeating
 * it changes nothing. Returns how many were replaced.
 */
export async function supersede(store: Store, ctx: Ctx, { sourceId, period, manner }: DeliveredFor, seq: bigint): Promise<number> {
  if (manner === 'increment') return 0
  const [row] = await store.query<{ replaced: bigint }>(
    `with gone as (
       update hub.record r set state = 'replaced' where r.source_id = $1 and r.seq < $3 and r.state in ('accepted', 'quarantined') and ($2::text is not null) and ${replacedBy[manner]}
       returning r.mention_id),
     marked as (
       insert into hub.stale (enterprise_id) select distinct m.enterprise_id from gone join hub.mention m on m.id = gone.mention_id where m.enterprise_id is not null order by 1 ${markAgain})
     select count(*) as replaced from gone`, [sourceId, period, seq], ctx)
  return Number(row?.replaced ?? 0n)
}
