import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { enterpriseFrame } from '../store/enterprise.ts'
import { enterpriseSeries } from '../store/columnar-totals.ts'
import { recordUse } from '../store/uses.ts'
import { itemOf, items as dictionary } from '../domain/items/dictionary.ts'
import { rowScope } from '../domain/scope.ts'

export type SeriesView = { item: string; zh: string; en: string; unit: string; points: { period: string; value: number }[] }

const usual = ['electricity', 'insured']

/** An enterprise's figures over time, in their items' units. @throws kernel.not_found also for rows out of scope */
export async function seriesOfEnterprise(hub: HubPlatform, ctx: Ctx, enterpriseId: string, wanted: readonly string[] = usual, closing?: number): Promise<SeriesView[]> {
  const known = wanted.filter((id) => dictionary.some((item) => item.id === id && item.group !== 'statistics'))
  const frame = await enterpriseFrame(hub.store, ctx, enterpriseId)
  const scope = rowScope(ctx)
  if (!frame || (scope.creditCode !== undefined && scope.creditCode !== frame.credit_code) || (scope.town !== undefined && scope.town !== frame.town)) {
    throw new JingweiError('kernel.not_found', { what: '企业 enterprise', id: enterpriseId })
  }
  const rows = await enterpriseSeries(hub.columnar, enterpriseId, known, closing)
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.series', enterpriseId, filters: { items: known, ...(closing === undefined ? {} : { closing }) } }))
  return known.map((id) => {
    const item = itemOf(id)
    return { item: id, zh: item.zh, en: item.en, unit: item.unit ?? '', points: rows.filter((row) => row.item === id).map((row) => ({ period: row.period, value: row.amount / 10 ** row.decimals })) }
  })
}
