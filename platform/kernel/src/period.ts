import type { Result } from './result.ts'
import { daysInMonth } from './day.ts'
import { JingweiError } from './errors.ts'
import { err, ok } from './result.ts'

/**
 * For when a figure holds. `cumulative` is January to `month` (1-n 月累计); `merged` is January and February
 * together (1-2 月合并), because the lunar new year moves between the two; `moment` is the day a stock was counted.
 */
export type Period =
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'half'; readonly year: number; readonly half: number }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: number }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'cumulative'; readonly year: number; readonly month: number }
  | { readonly kind: 'merged'; readonly year: number }
  | { readonly kind: 'moment'; readonly year: number; readonly month: number; readonly date: number }

export type PeriodKind = Period['kind']

const two = (number: number): string => String(number).padStart(2, '0')

/**
 * The one text form, used as key in every store. Within one kind, text order is time order.
 * `2025` `2025-H1` `2025-Q1` `2025-03` `2025-01..03` (cumulative) `2025-01+02` (merged) `2025-03-31` (moment).
 */
export function periodText(period: Period): string {
  const year = String(period.year).padStart(4, '0')
  switch (period.kind) {
    case 'year': return year
    case 'half': return `${year}-H${period.half}`
    case 'quarter': return `${year}-Q${period.quarter}`
    case 'month': return `${year}-${two(period.month)}`
    case 'cumulative': return `${year}-01..${two(period.month)}`
    case 'merged': return `${year}-01+02`
    case 'moment': return `${year}-${two(period.month)}-${two(period.date)}`
  }
}

const forms: readonly { readonly pattern: RegExp; readonly build: (year: number, a: number, b: number) => Period }[] = [
  { pattern: /^(\d{4})$/u, build: (year) => ({ kind: 'year', year }) },
  { pattern: /^(\d{4})-H(\d)$/u, build: (year, half) => ({ kind: 'half', year, half }) },
  { pattern: /^(\d{4})-Q(\d)$/u, build: (year, quarter) => ({ kind: 'quarter', year, quarter }) },
  { pattern: /^(\d{4})-(\d{2})$/u, build: (year, month) => ({ kind: 'month', year, month }) },
  { pattern: /^(\d{4})-01\.\.(\d{2})$/u, build: (year, month) => ({ kind: 'cumulative', year, month }) },
  { pattern: /^(\d{4})-01\+02$/u, build: (year) => ({ kind: 'merged', year }) },
  { pattern: /^(\d{4})-(\d{2})-(\d{2})$/u, build: (year, month, date) => ({ kind: 'moment', year, month, date }) },
]

/** Reads the one text form; fails with kernel.bad_period. For what people write see `readPeriod`. */
export function parsePeriod(text: string): Result<Period, JingweiError> {
  for (const { pattern, build } of forms) {
    const found = pattern.exec(text)
    if (!found) continue
    const period = build(Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0))
    return periodExists(period) ? ok(period) : badPeriod(text)
  }
  return badPeriod(text)
}

export const badPeriod = (found: string): Result<never, JingweiError> => err(new JingweiError('kernel.bad_period', { found: found.slice(0, 80) }))

/** Years 1900 to 2199: anything else in a department's file is a slip, not a period. */
export function periodExists(period: Period): boolean {
  const within = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high
  if (!within(period.year, 1900, 2199)) return false
  switch (period.kind) {
    case 'year':
    case 'merged': return true
    case 'half': return within(period.half, 1, 2)
    case 'quarter': return within(period.quarter, 1, 4)
    case 'month':
    case 'cumulative': return within(period.month, 1, 12)
    case 'moment': return within(period.month, 1, 12) && within(period.date, 1, daysInMonth(period.year, period.month))
  }
}
