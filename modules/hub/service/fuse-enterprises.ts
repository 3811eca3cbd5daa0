import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { countStale, knownGolden, saveGolden, staleEnterprises } from '../store/golden.ts'
import { recordsOfEnterprises, type EnterpriseRecordRow } from '../store/records.ts'
import { shapesOf } from '../store/batches.ts'
import { fuse, type GoldenCell } from '../domain/fusion/fuse.ts'
import { suspectedUnits } from '../domain/fusion/flags.ts'
import { linkedRecord } from '../domain/fusion/linked-record.ts'
import { summarise, type GoldenSummary } from '../domain/fusion/summary.ts'
import { publishFacts } from './publish-facts.ts'

const enterprisesPerChunk = 500

/**
 * Fuses every stale enterprise and publishes its facts to the columnar store. Each chunk is one transaction; facts
 * go out before it commits, keyed so that a repeated chunk replaces itself.
 */
export async function fuseStale(hub: HubPlatform, ctx: Ctx, onProgress: (done: number, total: number) => Promise<void>, signal: AbortSignal): Promise<number> {
  const total = await countStale(hub.store, ctx)
  let done = 0
  for (;;) {
    signal.throwIfAborted()
    const chunk = await staleEnterprises(hub.store, ctx, enterprisesPerChunk)
    if (chunk.length === 0) return done
    const fused = await fuseChunk(hub, ctx, chunk)
    const summaries = fused.flatMap((entry) => (entry.summary ? [entry.summary] : []))
    await publishFacts(hub, ctx, await knownGolden(hub.store, ctx, chunk), fused)
    await hub.store.tx(ctx, (inside) => saveGolden(hub.store, inside, chunk, summaries))
    done += chunk.length
    await onProgress(done, total)
  }
}

export type FusedEnterprise = { readonly enterpriseId: string; readonly cells: readonly GoldenCell[]; readonly summary?: GoldenSummary }

/** Reads, claims and fuses some enterprises. */
export async function fuseChunk(hub: HubPlatform, ctx: Ctx, enterpriseIds: readonly string[]): Promise<FusedEnterprise[]> {
  const rows = await recordsOfEnterprises(hub.store, ctx, enterpriseIds)
  const shapes = await shapesOf(hub.store, ctx, rows.map((row) => row.batch_id))
  const byEnterprise = new Map<string, EnterpriseRecordRow[]>(enterpriseIds.map((id) => [id, []]))
  for (const row of rows) byEnterprise.get(row.enterprise_id)?.push(row)
  return [...byEnterprise].map(([enterpriseId, own]) => {
    const records = own.flatMap((row) => {
      const shape = shapes.get(row.batch_id)
      return shape ? [linkedRecord(row, shape)] : []
    })
    const cells = fuse(records)
    const summary = summarise(enterpriseId, cells, suspectedUnits(cells))
    return { enterpriseId, cells, ...(summary ? { summary } : {}) }
  })
}
