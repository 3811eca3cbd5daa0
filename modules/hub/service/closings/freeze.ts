import { breather, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { cellChanges, closedCells, type ClosedCells } from '../../domain/closings/closed-cells.ts'
import { closingDigest, frameText, type ClosedFrame } from '../../domain/closings/closed-digest.ts'
import type { GoldenSummary } from '../../domain/fusion/summary.ts'
import { closedVersions, departedIds, goldenIdsAfter, saveVersions, type ClosedVersion, type NewVersion } from '../../store/closed-enterprises.ts'
import { forgetClosedFacts, insertClosedFacts } from '../../store/closed-facts.ts'
import { closingById, lastMade, sealClosing } from '../../store/closings.ts'
import { beforeAll } from '../../store/golden.ts'
import { fuseStale, readAndFuse } from '../fuse-enterprises.ts'
import { definitionsNow } from './definitions.ts'

const chunk = 200

type Progress = (done: number, total: number) => void

/**
 * Makes a confirmed closing: what decisions have left stale is fused first, then every enterprise is computed from its
 * rows in one snapshot of the database and kept where it differs from the closing before. All or nothing; run again
 * after an interruption it begins anew. Other work on the same rows waits its turn in the queue.
 */
export async function freeze(hub: HubPlatform, ctx: Ctx, closingId: string, onProgress: Progress, signal: AbortSignal): Promise<void> {
  const closing = await closingById(hub.store, ctx, closingId)
  if (closing?.state !== 'freezing') return
  await fuseStale(hub, ctx, async () => {}, signal)
  await forgetClosedFacts(hub.columnar, await lastMade(hub.store, ctx))
  await hub.store.tx(ctx, async (inside) => {
    await hub.store.query('set transaction isolation level repeatable read', [], inside)
    const definitions = await definitionsNow(hub, inside)
    const kept = await keepAll(hub, inside, closing.seq, closingDigest(definitions), onProgress, signal)
    await keepDeparted(hub, inside, closing.seq)
    await sealClosing(hub.store, inside, closing.seq, { definitions, ...kept })
  })
}

async function keepAll(hub: HubPlatform, ctx: Ctx, seq: number, digest: ReturnType<typeof closingDigest>, onProgress: Progress, signal: AbortSignal): Promise<{ enterprises: number; figures: number; digest: string }> {
  const [count] = await hub.store.query<{ count: bigint }>('select count(*) from hub.golden', [], ctx)
  const total = Number(count?.count ?? 0n)
  const pause = breather()
  let after = beforeAll
  let enterprises = 0
  let figures = 0
  for (;;) {
    signal.throwIfAborted()
    const ids = await goldenIdsAfter(hub.store, ctx, after, chunk)
    const last = ids.at(-1)
    if (!last) return { enterprises, figures, digest: digest.end() }
    after = last.enterprise_id
    const heads = new Map(ids.map((row) => [row.enterprise_id, row.head_id]))
    const { fused, batchOf } = await readAndFuse(hub, ctx, [...heads.keys()])
    const before = await closedVersions(hub.store, ctx, [...heads.keys()], seq)
    const versions: NewVersion[] = []
    for (const entry of fused) {
      await pause()
      if (!entry.summary) {
        // Its last row was linked elsewhere a moment ago: gone, also where its golden row still stands.
        const gone = before.get(entry.enterpriseId)
        if (gone?.present) versions.push(departed(gone))
        continue
      }
      const frame = frameOf(entry.summary, heads.get(entry.enterpriseId) ?? null)
      const cells = closedCells(entry.cells, batchOf)
      enterprises += 1
      figures += Object.keys(cells).length
      digest.add(frame, cells)
      const version = versionOf(before.get(entry.enterpriseId), frame, cells)
      if (version) versions.push(version)
    }
    await keep(hub, ctx, seq, versions)
    onProgress(enterprises, total)
  }
}

/** Nothing when the closing before says the same. */
function versionOf(before: ClosedVersion | undefined, frame: ClosedFrame, cells: ClosedCells): NewVersion | undefined {
  const changes = cellChanges(before?.cells ?? {}, cells)
  const same = before !== undefined && before.present && Object.keys(changes).length === 0 && frameText(before.frame) === frameText(frame)
  return same ? undefined : { frame, present: true, changes }
}

async function keepDeparted(hub: HubPlatform, ctx: Ctx, seq: number): Promise<void> {
  const gone = await closedVersions(hub.store, ctx, await departedIds(hub.store, ctx), seq)
  await keep(hub, ctx, seq, [...gone.values()].map(departed))
}

const departed = ({ frame, cells }: ClosedVersion): NewVersion => ({ frame, present: false, changes: cellChanges(cells, {}) })

async function keep(hub: HubPlatform, ctx: Ctx, seq: number, versions: readonly NewVersion[]): Promise<void> {
  await insertClosedFacts(hub.columnar, seq, versions.map(({ frame, present, changes }) => ({ enterpriseId: frame.enterpriseId, present, town: frame.town, changes })))
  await saveVersions(hub.store, ctx, seq, versions)
}

const frameOf = (summary: GoldenSummary, headId: string | null): ClosedFrame => ({
  enterpriseId: summary.enterpriseId, headId, creditCode: summary.creditCode, name: summary.name, formerName: summary.formerName, address: summary.address, town: summary.town, industry: summary.industry, status: summary.status,
  landMu: summary.landMu ?? null, staff: summary.staff ?? null, revenueWan: summary.revenueWan ?? null, revenueYear: summary.revenueYear ?? null, sources: summary.sources, flagged: summary.flags.length > 0,
})

