import { JingweiError, statisticsOnly, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { shapesOf, fileNamesOf } from '../store/batches.ts'
import { mentionsOfEnterprise, enterpriseFrame, type EnterpriseFrame, type MentionSummaryRow } from '../store/enterprise.ts'
import { recordsOfEnterprises, type EnterpriseRecordRow } from '../store/records.ts'
import { recordUse } from '../store/uses.ts'
import { fuse, type GoldenCell, type LinkedRecord } from '../domain/fusion/fuse.ts'
import { suspectedUnits, type Flag } from '../domain/fusion/flags.ts'
import { linkedRecord } from '../domain/fusion/linked-record.ts'
import { surveyCells } from '../domain/fusion/survey.ts'
import { rowScope } from '../domain/scope.ts'
import { sourceOf } from '../domain/sources/built-in.ts'
import { hiddenSources } from './hidden-sources.ts'

export type Delivery = { readonly batchId: string; readonly fileName: string; readonly receivedAt: Date }

/** 一企一档: every cell with the claims behind it. */
export type EnterprisePage = {
  readonly frame: EnterpriseFrame
  readonly cells: readonly GoldenCell[]
  readonly flags: readonly Flag[]
  readonly mentions: readonly MentionSummaryRow[]
  /** By record id: where a claim came from. */
  readonly deliveries: ReadonlyMap<string, Delivery>
}

/**
 * Reads one enterprise; computes its cells from the rows as they came, by the same rules that made the golden
 * record. Leaves a use record. @throws kernel.not_found also for rows the actor may not see
 */
export async function readEnterprise(hub: HubPlatform, ctx: Ctx, enterpriseId: string): Promise<EnterprisePage> {
  const frame = await enterpriseFrame(hub.store, ctx, enterpriseId)
  const scope = rowScope(ctx)
  const outside = frame && ((scope.creditCode !== undefined && frame.credit_code !== scope.creditCode) || (scope.town !== undefined && frame.town !== scope.town))
  if (!frame || outside) throw new JingweiError('kernel.not_found', { what: '企业 enterprise', id: enterpriseId })
  const hidden = hiddenSources(ctx)
  const { rows, records, cells } = await cellsOfEnterprise(hub, ctx, enterpriseId, hidden)
  const [files, mentions] = await Promise.all([fileNamesOf(hub.store, ctx, [...new Set(rows.map((row) => row.batch_id))]), mentionsOfEnterprise(hub.store, ctx, enterpriseId, hidden)])
  const survey = surveyCells(records.filter((record) => statisticsOnly(sourceOf(record.sourceId).basis)))
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.enterprise', enterpriseId }))
  return {
    frame, mentions, flags: suspectedUnits(cells), cells: [...cells, ...survey],
    deliveries: new Map(rows.flatMap((row) => {
      const file = files.get(row.batch_id)
      return file ? [[row.id.toString(), { batchId: row.batch_id, fileName: file.file_name, receivedAt: file.received_at }] as const] : []
    })),
  }
}

/** An enterprise's rows from all but the hidden sources, and the cells they come to. Leaves no use record: its callers do. */
export async function cellsOfEnterprise(hub: HubPlatform, ctx: Ctx, enterpriseId: string, hidden: readonly string[]): Promise<{ rows: EnterpriseRecordRow[]; records: LinkedRecord[]; cells: readonly GoldenCell[] }> {
  const rows = await recordsOfEnterprises(hub.store, ctx, [enterpriseId], hidden)
  const shapes = await shapesOf(hub.store, ctx, [...new Set(rows.map((row) => row.batch_id))])
  const records = rows.flatMap((row) => {
    const shape = shapes.get(row.batch_id)
    return shape ? [linkedRecord(row, shape)] : []
  })
  return { rows, records, cells: fuse(records) }
}
