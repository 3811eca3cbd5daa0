import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import type { RowScope } from '../../domain/scope.ts'
import { rowScope } from '../../domain/scope.ts'
import { cellKey, type ClosedCells } from '../../domain/closings/closed-cells.ts'
import type { ClosedFrame } from '../../domain/closings/closed-digest.ts'
import { cellText } from '../../domain/fusion/summary.ts'
import { fileNamesOf } from '../../store/batches.ts'
import { closedVersions } from '../../store/closed-enterprises.ts'
import { enterpriseFrame, type EnterpriseFrame } from '../../store/enterprise.ts'
import { recordUse } from '../../store/uses.ts'
import { cellsOfEnterprise } from '../read-enterprise.ts'
import { hiddenSources } from '../hidden-sources.ts'

/** One enterprise as a closing holds it. */
export type ClosedEnterprise = {
  readonly frame: ClosedFrame
  readonly cells: ClosedCells
  readonly files: ReadonlyMap<string, { readonly file_name: string; readonly received_at: Date }>
  /** What is known today, by the keys of the cells. */
  readonly today: ReadonlyMap<string, string>
  readonly now: EnterpriseFrame
}

/** @throws kernel.not_found also for rows the actor may not see and for enterprises the closing does not have */
export async function readClosedEnterprise(hub: HubPlatform, ctx: Ctx, enterpriseId: string, closing: { readonly seq: number; readonly code: string }): Promise<ClosedEnterprise> {
  const version = (await closedVersions(hub.store, ctx, [enterpriseId], closing.seq)).get(enterpriseId)
  const scope = rowScope(ctx)
  const now = await enterpriseFrame(hub.store, ctx, enterpriseId)
  // Whose it is today decides; a firm that moved away is not shown to its old town, nor its record of then.
  if (!version?.present || !now || outside(scope, now.credit_code, now.town)) throw new JingweiError('kernel.not_found', { what: `企业 enterprise (${closing.code})`, id: enterpriseId })
  const { cells } = await cellsOfEnterprise(hub, ctx, enterpriseId, hiddenSources(ctx))
  const files = await fileNamesOf(hub.store, ctx, [...new Set(Object.values(version.cells).map((cell) => cell[2]))])
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.enterprise', enterpriseId, filters: { closing: closing.code } }))
  return { frame: version.frame, cells: version.cells, files, now, today: new Map(cells.map((cell) => [cellKey(cell.item, cell.period), cellText(cell)])) }
}

const outside = (scope: RowScope, creditCode: string, town: string): boolean => (scope.creditCode !== undefined && creditCode !== scope.creditCode) || (scope.town !== undefined && town !== scope.town)
