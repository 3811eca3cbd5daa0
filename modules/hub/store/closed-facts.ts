import type { Columnar } from '@jingwei/columnar'
import { amountOfText, keyParts, type CellChanges } from '../domain/closings/closed-cells.ts'
import { itemOf } from '../domain/items/dictionary.ts'

/** What closings changed, for totals as closed; derived from hub.closed_enterprise and made anew with the rest. */
export const closedTables: readonly string[] = [
  `create table if not exists hub_closed_place (
     enterprise_id UUID, closing UInt32, present UInt8, town LowCardinality(String)
   ) engine = ReplacingMergeTree order by (enterprise_id, closing)`,
  `create table if not exists hub_closed_fact (
     enterprise_id UUID, item LowCardinality(String), period String, year UInt16, closing UInt32, gone UInt8, amount Int64, decimals UInt8
   ) engine = ReplacingMergeTree order by (item, period, enterprise_id, closing)`,
]
export const closedTableNames = ['hub_closed_place', 'hub_closed_fact'] as const

/** Facts as a closing has them, in place of `hub_fact final`; without one, as they are known today. */
export const factsAt = (closing: number | undefined): string =>
  closing === undefined ? 'hub_fact final'
    : `(select f.enterprise_id as enterprise_id, f.item as item, f.period as period, f.year as year, argMax(f.amount, f.closing) as amount, any(f.decimals) as decimals, argMax(f.gone, f.closing) as gone
        from hub_closed_fact as f where f.closing <= {closing: UInt32} group by enterprise_id, item, period, year having gone = 0)`

/** The same for where enterprises are, in place of `hub_enterprise final`. */
export const placesAt = (closing: number | undefined): string =>
  closing === undefined ? 'hub_enterprise final'
    : `(select p.enterprise_id as enterprise_id, argMax(p.town, p.closing) as town, argMax(p.present, p.closing) as present from hub_closed_place as p where p.closing <= {closing: UInt32} group by enterprise_id having present = 1)`

/** Takes back what attempts at closings after the last one that was made have written. */
export async function forgetClosedFacts(columnar: Columnar, lastMade: number): Promise<void> {
  for (const table of closedTableNames) await columnar.command(`delete from ${table} where closing > {closing: UInt32}`, { closing: lastMade })
}

export type VersionFacts = { readonly enterpriseId: string; readonly present: boolean; readonly town: string; readonly changes: CellChanges }

export async function insertClosedFacts(columnar: Columnar, closing: number, versions: readonly VersionFacts[]): Promise<void> {
  if (versions.length === 0) return
  await columnar.insert('hub_closed_place', versions.map((version) => ({ enterprise_id: version.enterpriseId, closing, present: version.present ? 1 : 0, town: version.town })), ['enterprise_id', 'closing', 'present', 'town'])
  await columnar.insert('hub_closed_fact', facts(closing, versions), ['enterprise_id', 'item', 'period', 'year', 'closing', 'gone', 'amount', 'decimals'])
}

function* facts(closing: number, versions: readonly VersionFacts[]): Generator<Readonly<Record<string, unknown>>> {
  for (const { enterpriseId, changes } of versions) {
    for (const [key, cell] of Object.entries(changes)) {
      const { item: id, period = '' } = keyParts(key)
      const item = itemOf(id)
      if (item.kind !== 'quantity') continue
      const decimals = item.decimals ?? 0
      const amount = cell === null ? undefined : amountOfText(cell[0], decimals)
      yield { enterprise_id: enterpriseId, item: id, period, year: Number((period === '' ? '0' : period).slice(0, 4)), closing, gone: amount === undefined ? 1 : 0, amount: String(amount ?? 0n), decimals }
    }
  }
}

export type Difference = { readonly item: string; readonly period: string; readonly firms: number; readonly before: number; readonly after: number }

/**
 * Items and periods whose figures are not today what they were when closed; with a town, over its firms of today alone: few
 * firms change, so that a sum over all would tell what one firm elsewhere has. Amounts are integers of
 * 10^-decimals of the unit.
 */
export async function differencesSince(columnar: Columnar, closing: number, town?: string): Promise<Difference[]> {
  const rows = await columnar.query<{ item: string; period: string; firms: string; before: string; after: string }>(
    `select item, period, count() as firms, sum(was) as before, sum(now) as after from (
       select item, period, enterprise_id, sumIf(amount, side = 0) as was, sumIf(amount, side = 1) as now, countIf(side = 0) as nwas, countIf(side = 1) as nnow
       from (select item, period, enterprise_id, amount, 0 as side from ${factsAt(closing)} union all select item, period, enterprise_id, amount, 1 as side from ${factsAt(undefined)})
       ${town === undefined ? '' : `where enterprise_id in (select enterprise_id from ${placesAt(undefined)} where town = {town: String})`}
       group by item, period, enterprise_id having was != now or nwas != nnow)
     group by item, period order by period desc, item`, { closing, ...(town === undefined ? {} : { town }) }, { readonly: true })
  return rows.map((row) => ({ item: row.item, period: row.period, firms: Number(row.firms), before: Number(row.before), after: Number(row.after) }))
}
