import { addWorkingDays, dayInChina, dayOf, addDays, JingweiError, type Day, type WorkingCalendar } from '@jingwei/kernel'
import type { Schedule } from './connection.ts'

const shanghai = (on: Day, at: string): Date => new Date(`${on}T${at}:00+08:00`)

/**
 * When a schedule asks next, strictly after an instant; undefined for one that is asked by hand, and while the holidays of
 * the month it would fall in are not yet published.
 */
export function nextRun(schedule: Schedule, after: Date, calendar: WorkingCalendar): Date | undefined {
  if (schedule.kind === 'manual') return undefined
  if (schedule.kind === 'every') return new Date(after.getTime() + schedule.minutes * 60_000)
  const today = dayInChina(after)
  if (schedule.kind === 'daily') {
    const at = shanghai(today, schedule.at)
    return at > after ? at : shanghai(addDays(today, 1), schedule.at)
  }
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  for (const [inYear, inMonth] of [[year, month], month === 12 ? [year + 1, 1] : [year, month + 1]] as const) {
    const on = workingDayOf(inYear, inMonth, schedule.workingDay, calendar)
    if (on === undefined) return undefined
    const at = shanghai(on, schedule.at)
    if (at > after) return at
  }
  return undefined
}

/** The nth working day of a month. */
function workingDayOf(year: number, month: number, count: number, calendar: WorkingCalendar): Day | undefined {
  try {
    return addWorkingDays(calendar, addDays(dayOf(year, month, 1), -1), count)
  } catch (error) {
    if (error instanceof JingweiError && error.code === 'kernel.holidays_missing') return undefined
    throw error
  }
}
