import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { DeliveredFor } from './submissions.ts'
import { markAgain } from './golden.ts'

/**
 * Rows of earlier deliveries that a newer one did not repeat are replaced by it: kept, never counted again. A delivery by
 * period takes the place of its period's rows, a table that comes whole of all its source's. Repeating it changes nothing.
 */
export async function supersede(store: Store, ctx: Ctx, { sourceId, period, manner }: DeliveredFor, seq: bigint): Promise<void> {
  if (manner === 'increment') return
  const within = manner === 'period' ? 'and r.batch_id in (select id from hub.batch where source_id = $1 and period = $3)' : ''
  await store.query(
    `with gone as (
       update hub.record r set state = 'replaced' where r.source_id = $1 and r.seq < $2 and r.state in ('accepted', 'quarantined') ${within} returning r.mention_id)
     insert into hub.stale (enterprise_id) select distinct m.enterprise_id from gone join hub.mention m on m.id = gone.mention_id where m.enterprise_id is not null order by 1 ${markAgain}`,
    manner === 'period' ? [sourceId, seq, period] : [sourceId, seq], ctx)
}
