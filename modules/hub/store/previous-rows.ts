import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { RecordRow } from './records.ts'
import type { DeliveredFor } from './submissions.ts'

/**
 * The batches a delivery by period is compared with: its own period's when it corrects, else those of the newest
 * delivery before it, else all that was imported beside the calendar.
 */
async function comparedBatches(store: Store, ctx: Ctx, sourceId: string, period: string): Promise<string[]> {
  const brought = `source_id = $1 and state <> 'landing' and accepted > 0`
  const idsOf = async (text: string): Promise<string[]> => (await store.query<{ id: string }>(`select id from hub.batch where ${brought} and period = $2`, [sourceId, text], ctx)).map((row) => row.id)
  const own = await idsOf(period)
  if (own.length > 0) return own
  const [newest] = await store.query<{ period: string }>(`select period from hub.batch where ${brought} and period < $2 order by period desc limit 1`, [sourceId, period], ctx)
  if (newest) return idsOf(newest.period)
  return (await store.query<{ id: string }>(`select id from hub.batch where ${brought} and period is null`, [sourceId], ctx)).map((row) => row.id)
}

/** Whether anything of a source was ever delivered for a period. */
export async function hasPeriods(store: Store, ctx: Ctx, sourceId: string): Promise<boolean> {
  return (await store.query('select 1 from hub.batch where source_id = $1 and period is not null and accepted > 0 limit 1', [sourceId], ctx)).length > 0
}

/** The rows a new delivery is compared with, in batches: the table as it stands, or the delivery before. */
export async function* previousRows(store: Store, ctx: Ctx, { sourceId, period, manner }: DeliveredFor): AsyncGenerator<RecordRow[]> {
  const columns = 'id, batch_id, source_id, seq, line, cells, extra, short'
  if (manner !== 'period') yield* store.cursor<RecordRow>(`select ${columns} from hub.record where source_id = $1 and state = 'accepted'`, [sourceId], 2_000, ctx)
  else yield* store.cursor<RecordRow>(`select ${columns} from hub.record where state = 'accepted' and batch_id = any($1)`, [await comparedBatches(store, ctx, sourceId, period)], 2_000, ctx)
}
