import type { Day } from './day.ts'
import type { Period } from './period.ts'
import { dayOf, daysInMonth } from './day.ts'

/** First and last day, both included. */
export function periodDays(period: Period): { readonly first: Day; readonly last: Day } {
  if (period.kind === 'moment') {
    const only = dayOf(period.year, period.month, period.date)
    return { first: only, last: only }
  }
  const [from, to] = monthRange(period)
  return { first: dayOf(period.year, from, 1), last: dayOf(period.year, to, daysInMonth(period.year, to)) }
}

/** The calendar months a period spans, as month periods; a moment spans none. */
export function monthsOf(period: Period): readonly Period[] {
  if (period.kind === 'moment') return []
  const [from, to] = monthRange(period)
  return Array.from({ length: to - from + 1 }, (_, index) => ({ kind: 'month', year: period.year, month: from + index }))
}

function monthRange(period: Exclude<Period, { kind: 'moment' }>): readonly [number, number] {
  switch (period.kind) {
    case 'year': return [1, 12]
    case 'half': return [period.half * 6 - 5, period.half * 6]
    case 'quarter': return [period.quarter * 3 - 2, period.quarter * 3]
    case 'month': return [period.month, period.month]
    case 'cumulative': return [1, period.month]
    case 'merged': return [1, 2]
  }
}

/** Whether every day of `inner` lies in `outer`. */
export function periodContains(outer: Period, inner: Period): boolean {
  const [a, b] = [periodDays(outer), periodDays(inner)]
  return a.first <= b.first && b.last <= a.last
}

export function periodsOverlap(one: Period, other: Period): boolean {
  const [a, b] = [periodDays(one), periodDays(other)]
  return a.first <= b.last && b.first <= a.last
}

/** Two names for the same days: 2025-Q1 and 2025-01..03, 2025-01+02 and 2025-01..02. */
export const sameDays = (one: Period, other: Period): boolean => periodContains(one, other) && periodContains(other, one)

/** By last day, then by first day (the shorter period last): the order figures become known in. */
export function comparePeriods(one: Period, other: Period): number {
  const [a, b] = [periodDays(one), periodDays(other)]
  if (a.last !== b.last) return a.last < b.last ? -1 : 1
  return a.first === b.first ? 0 : a.first < b.first ? -1 : 1
}

/** The same period a year earlier (同期); 29 February becomes 28 February. */
export function sameLastYear(period: Period): Period {
  const year = period.year - 1
  return period.kind === 'moment'
    ? { ...period, year, date: Math.min(period.date, daysInMonth(year, period.month)) }
    : { ...period, year }
}

/**
 * The period before (上期): of the same kind, and for a moment one month earlier (a month's end stays one).
 * `undefined` for January cumulated, which starts anew each year, and for the merged months, which have no neighbour
 * of their kind.
 */
export function previousPeriod(period: Period): Period | undefined {
  const { year } = period
  switch (period.kind) {
    case 'year': return { ...period, year: year - 1 }
    case 'half': return period.half > 1 ? { ...period, half: 1 } : { kind: 'half', year: year - 1, half: 2 }
    case 'quarter': return period.quarter > 1 ? { ...period, quarter: period.quarter - 1 } : { kind: 'quarter', year: year - 1, quarter: 4 }
    case 'month': return period.month > 1 ? { ...period, month: period.month - 1 } : { kind: 'month', year: year - 1, month: 12 }
    case 'cumulative': return period.month > 1 ? { ...period, month: period.month - 1 } : undefined
    case 'merged': return undefined
    case 'moment': return monthEarlier(period)
  }
}

function monthEarlier(moment: Extract<Period, { kind: 'moment' }>): Period {
  const [year, month] = moment.month > 1 ? [moment.year, moment.month - 1] : [moment.year - 1, 12]
  const atEnd = moment.date === daysInMonth(moment.year, moment.month)
  const last = daysInMonth(year, month)
  return { kind: 'moment', year, month, date: atEnd ? last : Math.min(moment.date, last) }
}

/** The period a month may be judged in: January and February only together, because the lunar new year moves. */
export const judgedPeriod = (period: Period): Period =>
  (period.kind === 'month' || period.kind === 'cumulative') && period.month <= 2 ? { kind: 'merged', year: period.year } : period
