import type { Columnar } from '@jingwei/columnar'
import { factsAt, placesAt } from './closed-facts.ts'

/** Two spans of an item: over all firms, over the same firms (可比口径), and how many are in one span only. Amounts as stored. */
export type GrowthBasis = { readonly base: bigint; readonly current: bigint; readonly sameBase: bigint; readonly sameCurrent: bigint; readonly same: number; readonly came: number; readonly went: number }

/**
 * One line a firm. Only periods known in both years are compared: a month whose delivery is late or short must not look
 * like a fall. `before` and `after` hold the same months in the same order.
 */
const perFirm = (closing: number | undefined): string => `
  select enterprise_id, sum(a) as all_then, sum(b) as all_now, sumIf(a, na > 0 and nb > 0) as same_then, sumIf(b, na > 0 and nb > 0) as same_now,
    countIf(na > 0 and nb > 0) as pairs, sum(na) as known_then, sum(nb) as known_now
  from (
    select enterprise_id, transform(period, {both: Array(String)}, {places: Array(UInt8)}, toUInt8(255)) as place,
      sumIf(amount, earlier) as a, sumIf(amount, not earlier) as b, countIf(earlier) as na, countIf(not earlier) as nb
    from (select enterprise_id, period, amount, has({before: Array(String)}, period) as earlier from ${factsAt(closing)} where item = {item: String} and period in {both: Array(String)}) group by enterprise_id, place
  ) group by enterprise_id`

const parameters = (item: string, before: readonly string[], after: readonly string[], closing: number | undefined) => {
  const places = [...before.keys(), ...after.keys()]
  return { item, before, both: [...before, ...after], places, ...(closing === undefined ? {} : { closing }) }
}

export async function growthBasis(columnar: Columnar, item: string, before: readonly string[], after: readonly string[], closing?: number): Promise<GrowthBasis> {
  const [row] = await columnar.query<Record<keyof GrowthBasis, string>>(
    `select sum(all_then) as base, sum(all_now) as current, sum(same_then) as sameBase, sum(same_now) as sameCurrent,
       countIf(pairs > 0) as same, countIf(known_then = 0) as came, countIf(known_now = 0) as went from (${perFirm(closing)})`, parameters(item, before, after, closing), { readonly: true })
  const amount = (name: keyof GrowthBasis): bigint => BigInt(row?.[name] ?? 0)
  return { base: amount('base'), current: amount('current'), sameBase: amount('sameBase'), sameCurrent: amount('sameCurrent'), same: Number(row?.same ?? 0), came: Number(row?.came ?? 0), went: Number(row?.went ?? 0) }
}

/** The same firms by town; '' is where no town is known. */
export async function townBases(columnar: Columnar, item: string, before: readonly string[], after: readonly string[], closing?: number): Promise<{ name: string; base: bigint; current: bigint }[]> {
  const rows = await columnar.query<{ town: string; base: string; current: string }>(
    `select e.town as town, sum(f.same_then) as base, sum(f.same_now) as current from (${perFirm(closing)} having pairs > 0) as f
       left join (select enterprise_id, town from ${placesAt(closing)}) as e on e.enterprise_id = f.enterprise_id group by town order by town`, parameters(item, before, after, closing), { readonly: true })
  return rows.map((row) => ({ name: row.town, base: BigInt(row.base), current: BigInt(row.current) }))
}
