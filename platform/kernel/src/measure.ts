import type { Period } from './period.ts'
import type { Result } from './result.ts'
import { JingweiError } from './errors.ts'
import { periodText } from './period.ts'
import { err, ok } from './result.ts'

/**
 * How a figure is counted. Two figures may be compared or added only when all of it agrees (口径).
 * `flow` accumulates over a period (产值), `stock` is counted at a moment (期末人数). `price` is `none` for what has
 * no price (kWh, people).
 */
export type Measure = {
  readonly nature: 'flow' | 'stock'
  readonly span: 'single' | 'cumulative'
  readonly price: 'current' | 'comparable' | 'none'
  readonly unit: string
}

export const measureNames = {
  flow: { zh: '流量', en: 'flow' },
  stock: { zh: '存量', en: 'stock' },
  single: { zh: '当期', en: 'single period' },
  cumulative: { zh: '累计', en: 'cumulative' },
  current: { zh: '当年价', en: 'current prices' },
  comparable: { zh: '可比价', en: 'comparable prices' },
  none: { zh: '不计价', en: 'no price' },
} as const

/** Why a measure can hold no figure for a period; empty when it can. A stock is never cumulated. */
export function measureProblems(measure: Measure, period: Period): readonly string[] {
  const problems: string[] = []
  if (measure.nature === 'stock' && measure.span === 'cumulative') problems.push('a stock has no cumulative figure')
  if (measure.nature === 'stock' && (period.kind === 'cumulative' || period.kind === 'merged')) problems.push('a stock is counted at a moment or at the end of a plain period')
  if (measure.nature === 'flow' && period.kind === 'moment') problems.push('a flow needs a period, not a moment')
  if (measure.span === 'single' && period.kind === 'cumulative') problems.push('a single-period figure cannot stand for cumulated months')
  if (measure.span === 'cumulative' && period.kind === 'month') problems.push('a cumulative figure stands for 1-n months')
  return problems
}

/** Fails with kernel.measures_differ naming the first difference: figures of different 口径 are different items. */
export function sameMeasure(one: Measure, other: Measure): Result<Measure, JingweiError> {
  for (const part of ['nature', 'span', 'price', 'unit'] as const) {
    if (one[part] !== other[part]) return err(new JingweiError('kernel.measures_differ', { part, one: one[part], other: other[part] }))
  }
  return ok(one)
}

/** One figure in the smallest whole unit of its measure (fen, watt-hours): differences must be exact. */
export type Figure = { readonly period: Period; readonly value: bigint }

/**
 * Single months from 1-n figures by difference. January cumulated gives January (a fact, never judged alone), 1-2
 * gives the merged months, 1-n gives month n. A fall is kept as a negative month: the source corrected itself.
 * Fails with kernel.not_cumulative (a stock, a single figure, another kind of period), kernel.cumulative_gap (1-n
 * without 1-(n-1)) or kernel.figure_twice.
 */
export function singleFromCumulative(measure: Measure, figures: readonly Figure[]): Result<readonly Figure[], JingweiError> {
  if (measure.nature !== 'flow' || measure.span !== 'cumulative') {
    return err(new JingweiError('kernel.not_cumulative', { found: `${measure.nature}, ${measure.span}` }))
  }
  const values = new Map<string, bigint>()
  for (const { period, value } of figures) {
    if (period.kind !== 'cumulative' && period.kind !== 'merged') return err(new JingweiError('kernel.not_cumulative', { found: periodText(period) }))
    const key = periodText(upTo(period))
    if (values.has(key)) return err(new JingweiError('kernel.figure_twice', { period: key }))
    values.set(key, value)
  }
  const singles: Figure[] = []
  for (const { period, value } of figures.toSorted((a, b) => (periodText(upTo(a.period)) < periodText(upTo(b.period)) ? -1 : 1))) {
    const { year, month } = upTo(period)
    if (month === 1) singles.push({ period: { kind: 'month', year, month }, value })
    else if (month === 2) singles.push({ period: { kind: 'merged', year }, value })
    else {
      const missing = periodText({ kind: 'cumulative', year, month: month - 1 })
      const before = values.get(missing)
      if (before === undefined) return err(new JingweiError('kernel.cumulative_gap', { period: periodText(period), missing }))
      singles.push({ period: { kind: 'month', year, month }, value: value - before })
    }
  }
  return ok(singles)
}

const upTo = (period: Period): Extract<Period, { kind: 'cumulative' }> => ({
  kind: 'cumulative',
  year: period.year,
  month: period.kind === 'cumulative' ? period.month : 2,
})
