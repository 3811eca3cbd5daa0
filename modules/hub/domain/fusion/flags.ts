import type { GoldenCell } from './fuse.ts'

/** Something a person should look at; a flag never changes a value. */
export type Flag = { readonly item: string; readonly period?: string; readonly kind: 'suspected_unit' | 'owners_disagree'; readonly detail: string }

/** Half a decade around a factor of ten, and half a decade of quiet in what should have moved along. */
const jumpLow = 0.7
const jumpHigh = 1.3
const quiet = 0.45

/**
 * 疑似单位错误: a revenue that stands ten times above or below the firm's other years while its tax has not moved,
 * or a declared figure ten thousand times what the tax return makes plausible.
 */
export function suspectedUnits(cells: readonly GoldenCell[]): readonly Flag[] {
  const series = (item: string) => new Map(cells.flatMap((cell) => (cell.item === item && cell.period !== undefined && cell.amount !== undefined && cell.amount > 0 ? [[cell.period, cell.amount] as const] : [])))
  const revenue = series('revenue')
  const tax = series('tax')
  const flags: Flag[] = []
  for (const [period, amount] of revenue) {
    const jump = decadesFromMedian(revenue, period, amount)
    if (jump === undefined || Math.abs(jump) < jumpLow || Math.abs(jump) > jumpHigh || !othersAgree(revenue, period)) continue
    const taxed = tax.get(period)
    const moved = taxed === undefined ? undefined : decadesFromMedian(tax, period, taxed)
    if (moved !== undefined && Math.abs(moved) > quiet && Math.sign(moved) === Math.sign(jump)) continue
    flags.push({ item: 'revenue', period, kind: 'suspected_unit', detail: jump > 0 ? 'x10' : 'x0.1' })
  }
  for (const item of ['value_added', 'profit']) {
    for (const [period, amount] of series(item)) {
      const base = revenue.get(period)
      if (base !== undefined && amount > base * 50) flags.push({ item, period, kind: 'suspected_unit', detail: 'x10000' })
    }
  }
  return flags
}

/** One wrong year drags the median of the right ones with it: only a year that stands alone against years that agree is suspected. */
function othersAgree(series: ReadonlyMap<string, number>, period: string): boolean {
  const others = [...series].filter(([other]) => other !== period).map(([, value]) => value)
  return Math.log10(Math.max(...others) / Math.min(...others)) < jumpLow
}

/** log10 of the value over the median of the other periods; undefined when there is no other. */
function decadesFromMedian(series: ReadonlyMap<string, number>, period: string, amount: number): number | undefined {
  const others = [...series].filter(([other]) => other !== period).map(([, value]) => value).toSorted((a, b) => a - b)
  if (others.length === 0) return undefined
  const middle = others.length >> 1
  const median = others.length % 2 === 1 ? (others[middle] ?? 0) : ((others[middle - 1] ?? 0) + (others[middle] ?? 0)) / 2
  return Math.log10(amount / median)
}
