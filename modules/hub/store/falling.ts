import type { Columnar } from '@jingwei/columnar'
import type { Span } from '../domain/questions/spans.ts'

/** Below this a month is an empty hall's lighting, and its changes say nothing. In kWh. */
const leastMonthly = 1_000
/** So many spans in a row must have fallen. */
export const fallenInARow = 3
const window = 2 ** fallenInARow - 1

export type FallingRow = { readonly id: string; readonly creditCode: string; readonly name: string; readonly town: string; readonly industry: string; readonly base: number; readonly current: number }

/** Which of the spans fell, as bits (bit 0 the newest), of firms that still exist and had figures in the same months of both years. */
const fallen = `
  select f.enterprise_id as id, groupBitOr(bitShiftLeft(toUInt32(1), f.place)) as mask, sumIf(f.after, f.place < ${fallenInARow}) as current, sumIf(f.earlier, f.place < ${fallenInARow}) as base,
    any(e.name) as name, any(e.town) as town, any(e.industry) as industry, any(e.credit_code) as creditCode
  from (
    select enterprise_id, transform(period, {periods: Array(String)}, {places: Array(UInt8)}, toUInt8(31)) as place,
      sumIf(amount, has({current: Array(String)}, period)) as after, sumIf(amount, not has({current: Array(String)}, period)) as earlier,
      countIf(has({current: Array(String)}, period)) as months, countIf(not has({current: Array(String)}, period)) as monthsBefore
    from hub_fact final where item = 'electricity' and period in {periods: Array(String)} group by enterprise_id, place
    having months > 0 and months = monthsBefore and earlier >= ${leastMonthly} * months and after * 100 <= earlier * (100 - {percent: UInt8})
  ) as f join (select enterprise_id, name, town, industry, credit_code, status from hub_enterprise final) as e on e.enterprise_id = f.enterprise_id
  where not match(e.status, '注销|吊销') and ({town: String} = '' or e.town = {town: String})
  group by id`

const asked = (spans: readonly Span[], percent: number, town: string | undefined) => ({
  periods: spans.flatMap(({ months, before }) => [...months, ...before]), places: spans.flatMap(({ months, before }, place) => [...months, ...before].map(() => place)),
  current: spans.flatMap(({ months }) => months), percent, town: town ?? '',
})

/** How many firms had fallen three spans in a row, as of each span that has two before it; newest first. */
export async function fallingCounts(columnar: Columnar, spans: readonly Span[], percent: number, town?: string): Promise<number[]> {
  const ends = spans.length - fallenInARow + 1
  const [row] = await columnar.query<{ counts: string[] }>(
    `select sumForEach(arrayMap(place -> toUInt32(bitAnd(mask, bitShiftLeft(toUInt32(${window}), place)) = bitShiftLeft(toUInt32(${window}), place)), range(${ends}))) as counts from (${fallen})`,
    asked(spans, percent, town), { readonly: true })
  return Array.from({ length: ends }, (_, place) => Number(row?.counts[place] ?? 0))
}

export async function fallingByTown(columnar: Columnar, spans: readonly Span[], percent: number): Promise<{ town: string; firms: number }[]> {
  const rows = await columnar.query<{ town: string; firms: string }>(
    `select town, count() as firms from (${fallen}) where bitAnd(mask, ${window}) = ${window} group by town order by firms desc, town`, asked(spans.slice(0, fallenInARow), percent, undefined), { readonly: true })
  return rows.map((row) => ({ town: row.town, firms: Number(row.firms) }))
}

/** The firms, those that lost most first; `base` and `current` over the three spans, in kWh. */
export async function fallingPage(columnar: Columnar, spans: readonly Span[], percent: number, town: string | undefined, limit: number, offset: number): Promise<FallingRow[]> {
  const rows = await columnar.query<{ [K in keyof FallingRow]: string }>(
    `select toString(id) as id, creditCode, name, town, industry, base, current from (${fallen}) where bitAnd(mask, ${window}) = ${window}
     order by base - current desc, id limit {limit: UInt32} offset {offset: UInt32}`, { ...asked(spans.slice(0, fallenInARow), percent, town), limit, offset }, { readonly: true })
  return rows.map((row) => ({ ...row, base: Number(row.base), current: Number(row.current) }))
}
