import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** Fewer new rows than this do not change any plan; autovacuum sees to them in its own time. */
const noticeable = 1_000

/** What each stage writes. A table still empty must be left alone: known to be empty, it would be read row by row while it fills. */
const written = { land: 'hub.record, hub.mention', link: 'hub.mention, hub.enterprise, hub.enterprise_key, hub.stale' } as const

/**
 * Tells PostgreSQL what a stage has just written. Without it the next stage plans for empty tables: fusing was seen to
 * read each chunk seven times slower.
 */
export async function refreshStatistics(store: Store, ctx: Ctx, stage: keyof typeof written, rows: number): Promise<void> {
  if (rows >= noticeable) await store.query(`analyze ${written[stage]}`, [], ctx)
}
