import { JingweiError, type Ctx } from '@jingwei/kernel'
import { enqueue } from '@jingwei/jobs'
import type { HubPlatform } from './platform.ts'
import { fixesOf, insertFix } from '../store/fixes.ts'
import { insertMentions } from '../store/landing.ts'
import { acceptRecords, dismissRecords, quarantinedFor, type QuarantineRow } from '../store/quarantine.ts'
import { shapesOf } from '../store/batches.ts'
import { problemEntries, type FixKind, type ProblemCode } from '../domain/rows/problem.ts'
import { readRow } from '../domain/rows/read-row.ts'
import { builtInSources } from '../domain/sources/built-in.ts'
import { mappingOf } from '../domain/rows/shape.ts'
import { mentionDigest } from '../domain/rows/digest.ts'
import { hiddenSources } from './hidden-sources.ts'
import { relinkJob } from './job-names.ts'

const pageSize = 1_000

/**
 * Confirms a fix of form for a source and applies it to all rows set aside for that reason, now and from now on.
 * Values are never touched. @throws hub.fix_unknown, kernel.not_found also for sources the actor may not see
 */
export async function confirmFix(hub: HubPlatform, ctx: Ctx, sourceId: string, code: ProblemCode, kind: FixKind): Promise<{ ruleId: string; released: number }> {
  if (hiddenSources(ctx).includes(sourceId) || !builtInSources.some((source) => source.id === sourceId)) throw new JingweiError('kernel.not_found', { what: '数据源 source', id: sourceId })
  if (!problemEntries[code].fixes.includes(kind)) throw new JingweiError('hub.fix_unknown', { kind, code })
  return hub.store.tx(ctx, async (inside) => {
    const ruleId = await insertFix(hub.store, inside, sourceId, kind)
    const fixes = await fixesOf(hub.store, inside, sourceId)
    let released = 0
    for (let after = 0n; ; ) {
      const rows = await quarantinedFor(hub.store, inside, sourceId, code, after, pageSize)
      const last = rows.at(-1)
      if (!last) break
      after = last.id
      released += kind === 'ignore_totals' || kind === 'ignore_footers' ? await dismissAll(hub, inside, rows) : await acceptFixed(hub, inside, rows, fixes)
    }
    await enqueue(hub.store, inside, relinkJob, {}, { key: 'relink' })
    return { ruleId, released }
  })
}

async function dismissAll(hub: HubPlatform, ctx: Ctx, rows: readonly QuarantineRow[]): Promise<number> {
  await dismissRecords(hub.store, ctx, rows.map((row) => row.id), [])
  return rows.length
}

async function acceptFixed(hub: HubPlatform, ctx: Ctx, rows: readonly QuarantineRow[], fixes: readonly FixKind[]): Promise<number> {
  const shapes = await shapesOf(hub.store, ctx, rows.map((row) => row.batch_id))
  const accepted = rows.flatMap((row) => {
    const shape = shapes.get(row.batch_id)
    if (!shape) return []
    const mapping = mappingOf(shape)
    const reading = readRow(mapping, shape, { cells: row.cells, short: row.short, ...(row.extra ? { extra: row.extra } : {}) }, fixes)
    if (reading.problem) return []
    const { register } = mapping.source
    return [{ id: row.id, mention: { digest: mentionDigest(register, reading.identity), register, identity: reading.identity } }]
  })
  await insertMentions(hub.store, ctx, accepted.map((row) => row.mention))
  await acceptRecords(hub.store, ctx, accepted.map((row) => ({ id: row.id, mention: row.mention.digest })))
  return accepted.length
}

/** Sets one quarantined row aside for good; it stays on file. */
export async function dismissRow(hub: HubPlatform, ctx: Ctx, id: string): Promise<void> {
  await hub.store.tx(ctx, (inside) => dismissRecords(hub.store, inside, [BigInt(id)], hiddenSources(ctx)))
}
