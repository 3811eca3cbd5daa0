import type { TableFigures } from './table-figures.ts'
import { firmOfKey, itemOfKey } from './table-figures.ts'

/** How the figures of one item moved against the table before: a picture, and who is off by a power of ten. */
export type ItemShift = {
  readonly item: string
  /** Objects that have a figure other than 0 in both. */
  readonly pairs: number
  /** How many of them are equal to the last digit. */
  readonly same: number
  /** Counts of now ÷ before by powers of ten: from 10^-5 to 10^5 in steps of a quarter power. */
  readonly histogram: readonly number[]
  /** Half of the pairs moved by more than this power of ten. */
  readonly median: number
  readonly before: number
  readonly now: number
  /** Objects of firms whose figure moved by about 10, 100, 1,000 or 10,000 while most did not. */
  readonly offByTens: readonly { readonly key: string; readonly firm: string; readonly before: number; readonly now: number; readonly power: number }[]
}

export const histogramBins = 41
const binOf = (power: number): number => Math.max(0, Math.min(histogramBins - 1, Math.round((power + 5) * 4)))

/** A figure may well double within a period, but a neighbour of a power of ten (within a factor 1.5) is looked at. */
const near = Math.log10(1.5)

/** Compares two tables of one source, item by item, over the objects both have. */
export function shiftsOf(before: TableFigures, now: TableFigures): ItemShift[] {
  const items = new Map<string, { key: string; before: number; now: number; power: number }[]>()
  for (const [key, amount] of now.amounts) {
    const old = before.amounts.get(key)
    if (old === undefined || old === 0 || amount === 0 || Math.sign(old) !== Math.sign(amount)) continue
    const pair = { key, before: old, now: amount, power: Math.log10(amount / old) }
    const list = items.get(itemOfKey(key))
    if (list) list.push(pair)
    else items.set(itemOfKey(key), [pair])
  }
  return [...items].map(([item, pairs]) => shiftOf(item, pairs)).toSorted((a, b) => (a.item < b.item ? -1 : 1))
}

function shiftOf(item: string, pairs: readonly { key: string; before: number; now: number; power: number }[]): ItemShift {
  const histogram = Array.from({ length: histogramBins }, () => 0)
  for (const { power } of pairs) histogram[binOf(power)] = (histogram[binOf(power)] ?? 0) + 1
  const powers = pairs.map((pair) => pair.power).toSorted((a, b) => a - b)
  const median = powers[Math.floor(powers.length / 2)] ?? 0
  const usual = Math.round(median)
  const offByTens = pairs.flatMap(({ key, before, now, power }) => {
    const nearest = Math.round(power)
    return nearest !== usual && Math.abs(nearest) >= 1 && Math.abs(power - nearest) <= near ? [{ key, firm: firmOfKey(key), before, now, power: nearest }] : []
  })
  return {
    item, pairs: pairs.length, same: pairs.filter((pair) => pair.before === pair.now).length, histogram, median,
    before: pairs.reduce((sum, pair) => sum + pair.before, 0), now: pairs.reduce((sum, pair) => sum + pair.now, 0), offByTens,
  }
}
