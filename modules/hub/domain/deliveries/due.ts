import { addWorkingDays, comparePeriods, JingweiError, parsePeriod, periodDays, periodText, previousPeriod, type Day, type Period, type WorkingCalendar } from '@jingwei/kernel'
import { periodOf, type Arrangement, type Cycle } from './arrangement.ts'

/** The period of a cycle that a day lies in. */
export function periodAt(cycle: Cycle, on: Day): Period {
  const year = Number(on.slice(0, 4))
  const month = Number(on.slice(5, 7))
  if (cycle === 'year') return { kind: 'year', year }
  return cycle === 'quarter' ? { kind: 'quarter', year, quarter: Math.ceil(month / 3) } : { kind: 'month', year, month }
}

/** The last day for a period, or undefined while the holidays of that year are not yet published. */
export function dueDay(arrangement: Arrangement, period: Period, calendar: WorkingCalendar): Day | undefined {
  try {
    return addWorkingDays(calendar, periodDays(period).last, arrangement.dueWorkingDays)
  } catch (error) {
    if (error instanceof JingweiError && error.code === 'kernel.holidays_missing') return undefined
    throw error
  }
}

/** A source's periods that end within the given month (`2026-10`): none, or one. */
export function periodEndingIn(arrangement: Arrangement, month: string): Period | undefined {
  const parsed = parsePeriod(month)
  if (!parsed.ok || parsed.value.kind !== 'month') return undefined
  const last = periodDays(parsed.value).last
  const period = periodAt(arrangement.cycle, last)
  if (periodDays(period).last !== last) return undefined
  return comparePeriods(period, periodOf(arrangement.firstPeriod)) < 0 ? undefined : period
}

/** The months up to the one a day lies in, the newest last. */
export function monthsUpTo(on: Day, count: number): string[] {
  const months: string[] = []
  let period: Period | undefined = periodAt('month', on)
  for (let left = count; left > 0 && period; left -= 1) {
    months.unshift(periodText(period))
    period = previousPeriod(period)
  }
  return months
}
