import { breather, type Ctx } from '@jingwei/kernel'
import { WriteBehind } from '@jingwei/store'
import type { HubPlatform } from './platform.ts'
import { beforeAll, claimStale, countStale, knownGolden, saveGolden, staleEnterprises, type StaleEnterprise } from '../store/golden.ts'
import { recordsOfEnterprises, type EnterpriseRecordRow } from '../store/records.ts'
import { shapesOf } from '../store/batches.ts'
import { fuse, type GoldenCell } from '../domain/fusion/fuse.ts'
import { suspectedUnits } from '../domain/fusion/flags.ts'
import { linkedRecord } from '../domain/fusion/linked-record.ts'
import { summarise, type GoldenSummary } from '../domain/fusion/summary.ts'
import { statisticsSources } from './hidden-sources.ts'
import { publishFacts } from './publish-facts.ts'

/** Enterprises of a chunk at most, and the records it should hold: what a chunk takes in memory hangs on its records. */
const mostEnterprises = 500
const recordsPerChunk = 5_000

/**
 * Fuses every stale enterprise and publishes its facts to the columnar store. Each chunk is one transaction; facts
 * go out before it commits, keyed so that a repeated chunk replaces itself. An enterprise that changed since it was
 * read keeps its old record and its place on the list, for whoever changed it has asked for another run.
 */
export async function fuseStale(hub: HubPlatform, ctx: Ctx, onProgress: (done: number, total: number) => Promise<void>, signal: AbortSignal): Promise<number> {
  const total = await countStale(hub.store, ctx)
  let done = 0
  // One chunk is read, one fused and two are written at a time: two servers and we work at once.
  const writes = new WriteBehind(2)
  let size = mostEnterprises / 10
  try {
    for (let next = readChunk(hub, ctx, beforeAll, size); ; ) {
      const { stale, rows } = await next
      signal.throwIfAborted()
      const last = stale.at(-1)
      if (last === undefined) {
        await writes.settled()
        return done
      }
      size = Math.min(mostEnterprises, Math.max(1, Math.floor((recordsPerChunk * stale.length) / Math.max(1, rows.length))))
      next = readChunk(hub, ctx, last.enterprise_id, size)
      next.catch(() => {})
      const fused = await fuseRows(hub, ctx, idsOf(stale), rows)
      await writes.add(async () => {
        await saveFused(hub, ctx, stale, fused)
        done += stale.length
        await onProgress(done, total)
      })
    }
  } finally {
    // Nothing may still be writing when the run is handed back.
    await writes.settled().catch(() => {})
  }
}

/** Saves what is still current, facts first: they are keyed so that a repeated chunk replaces itself. */
const saveFused = (hub: HubPlatform, ctx: Ctx, stale: readonly StaleEnterprise[], fused: readonly FusedEnterprise[]): Promise<void> =>
  hub.store.tx(ctx, async (inside) => {
    const claimed = await claimStale(hub.store, inside, stale)
    const current = fused.filter((entry) => claimed.has(entry.enterpriseId))
    await publishFacts(hub, inside, await knownGolden(hub.store, inside, [...claimed]), current)
    await saveGolden(hub.store, inside, [...claimed], current.flatMap((entry) => (entry.summary ? [entry.summary] : [])))
  })

type Chunk = { readonly stale: readonly StaleEnterprise[]; readonly rows: readonly EnterpriseRecordRow[] }

const idsOf = (stale: readonly StaleEnterprise[]): string[] => stale.map((entry) => entry.enterprise_id)

async function readChunk(hub: HubPlatform, ctx: Ctx, after: string, size: number): Promise<Chunk> {
  const stale = await staleEnterprises(hub.store, ctx, after, size)
  return { stale, rows: stale.length === 0 ? [] : await recordsOfEnterprises(hub.store, ctx, idsOf(stale), statisticsSources) }
}

export type FusedEnterprise = { readonly enterpriseId: string; readonly cells: readonly GoldenCell[]; readonly summary?: GoldenSummary }

/** Reads, claims and fuses some enterprises. */
export const fuseChunk = async (hub: HubPlatform, ctx: Ctx, enterpriseIds: readonly string[]): Promise<FusedEnterprise[]> =>
  fuseRows(hub, ctx, enterpriseIds, await recordsOfEnterprises(hub.store, ctx, enterpriseIds, statisticsSources))

/** The same, and which delivery each row came with. */
export async function readAndFuse(hub: HubPlatform, ctx: Ctx, enterpriseIds: readonly string[]): Promise<{ fused: FusedEnterprise[]; batchOf: (recordId: string) => string }> {
  const rows = await recordsOfEnterprises(hub.store, ctx, enterpriseIds, statisticsSources)
  const batches = new Map(rows.map((row) => [row.id.toString(), row.batch_id]))
  return { fused: await fuseRows(hub, ctx, enterpriseIds, rows), batchOf: (recordId) => batches.get(recordId) ?? '' }
}

async function fuseRows(hub: HubPlatform, ctx: Ctx, enterpriseIds: readonly string[], rows: readonly EnterpriseRecordRow[]): Promise<FusedEnterprise[]> {
  const shapes = await shapesOf(hub.store, ctx, rows.map((row) => row.batch_id))
  const byEnterprise = new Map<string, EnterpriseRecordRow[]>(enterpriseIds.map((id) => [id, []]))
  for (const row of rows) byEnterprise.get(row.enterprise_id)?.push(row)
  const pause = breather()
  const fused: FusedEnterprise[] = []
  for (const [enterpriseId, own] of byEnterprise) {
    await pause()
    const records = own.flatMap((row) => {
      const shape = shapes.get(row.batch_id)
      return shape ? [linkedRecord(row, shape)] : []
    })
    const cells = fuse(records)
    const summary = summarise(enterpriseId, cells, suspectedUnits(cells))
    fused.push({ enterpriseId, cells, ...(summary ? { summary } : {}) })
  }
  return fused
}
