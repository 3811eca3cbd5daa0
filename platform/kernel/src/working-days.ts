import type { Day } from './day.ts'
import { addDays, dayNumber, weekday } from './day.ts'
import { JingweiError } from './errors.ts'

/**
 * One year of the State Council's holiday notice (放假调休): days off, and weekend days worked instead. Days are
 * `MM-DD`, ranges `MM-DD..MM-DD`.
 */
export type HolidayYear = {
  readonly year: number
  /** Number of the notice. */
  readonly notice: string
  readonly off: readonly string[]
  readonly worked: readonly string[]
}

/** Which days are off and which weekend days are worked, for the years it has; a year it lacks is an error, not a guess. */
export type WorkingCalendar = {
  readonly years: ReadonlySet<number>
  readonly off: ReadonlySet<string>
  readonly worked: ReadonlySet<string>
}

/** Later tables of the same year replace earlier ones, so a county can correct a built-in year by adding data. */
export function workingCalendar(tables: readonly HolidayYear[]): WorkingCalendar {
  const byYear = new Map(tables.map((table) => [table.year, table]))
  const spread = (pick: (table: HolidayYear) => readonly string[]) =>
    new Set([...byYear.values()].flatMap((table) => pick(table).flatMap((range) => daysOfRange(table.year, range))))
  return { years: new Set(byYear.keys()), off: spread((table) => table.off), worked: spread((table) => table.worked) }
}

function daysOfRange(year: number, range: string): Day[] {
  const [first = '', last = first] = range.split('..')
  const from = dayNumber(`${year}-${first}` as Day)
  const to = dayNumber(`${year}-${last}` as Day)
  return Array.from({ length: to - from + 1 }, (_, index) => addDays(`${year}-${first}` as Day, index))
}

/** @throws kernel.holidays_missing for a year without a table. */
export function isWorkingDay(calendar: WorkingCalendar, on: Day): boolean {
  const year = Number(on.slice(0, 4))
  if (!calendar.years.has(year)) throw new JingweiError('kernel.holidays_missing', { year })
  if (calendar.worked.has(on)) return true
  if (calendar.off.has(on)) return false
  const of = weekday(on)
  return of !== 0 && of !== 6
}

/**
 * The `count`th working day after `from`; the day itself does not count (民法典 201: 开始的当日不计入). A negative
 * count goes back, 0 gives `from` unchanged. @throws kernel.holidays_missing
 */
export function addWorkingDays(calendar: WorkingCalendar, from: Day, count: number): Day {
  if (!Number.isInteger(count)) throw new RangeError(`working days are whole, found ${count}`)
  const step = Math.sign(count)
  let at = from
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step)
    if (isWorkingDay(calendar, at)) left -= 1
  }
  return at
}

/** Working days after `from` up to and including `to`; negative when `to` lies before. @throws kernel.holidays_missing */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  if (to < from) return -workingDaysBetween(calendar, to, from)
  let count = 0
  for (let at = from; at < to; ) {
    at = addDays(at, 1)
    if (isWorkingDay(calendar, at)) count += 1
  }
  return count
}
