import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { RecordRow } from './records.ts'
import type { DeliveredFor } from './submissions.ts'

/** `batches` undefined: the table as it stands. `beside`: imported beside the calendar, perhaps several files about the same objects. */
export type Compared = { readonly batches?: readonly string[]; readonly beside: boolean }

/**
 * What a delivery is compared with: by period its own period's batches when it corrects, else those of the newest
 * delivery before it, else all that was imported beside the calendar.
 */
export async function comparedWith(store: Store, ctx: Ctx, { sourceId, period, manner }: DeliveredFor): Promise<Compared> {
  if (manner !== 'period') return { beside: false }
  const brought = `source_id = $1 and state <> 'landing' and accepted > 0`
  const [nearest] = await store.query<{ period: string }>(`select period from hub.batch where ${brought} and period <= $2 order by period desc limit 1`, [sourceId, period], ctx)
  const rows = await store.query<{ id: string }>(`select id from hub.batch where ${brought} and period is not distinct from $2`, [sourceId, nearest?.period], ctx)
  return { batches: rows.map((row) => row.id), beside: nearest === undefined }
}

/** The accepted rows of a source, of some batches or of all, in batches. */
export async function* previousRows(store: Store, ctx: Ctx, sourceId: string, batches: readonly string[] | undefined): AsyncGenerator<RecordRow[]> {
  const columns = 'id, batch_id, source_id, seq, line, cells, extra, short'
  if (batches === undefined) yield* store.cursor<RecordRow>(`select ${columns} from hub.record where source_id = $1 and state = 'accepted'`, [sourceId], 2_000, ctx)
  else yield* store.cursor<RecordRow>(`select ${columns} from hub.record where state = 'accepted' and batch_id = any($1)`, [batches], 2_000, ctx)
}
