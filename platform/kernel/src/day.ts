import type { Branded } from './ids.ts'
import { JingweiError } from './errors.ts'

/** A calendar day as `YYYY-MM-DD`, without time or zone: deadlines and moments are days, not instants. */
export type Day = Branded<'Day'>

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/u
const millisecondsPerDay = 86_400_000

/** @throws kernel.bad_day for text that is not a day of the Gregorian calendar. */
export function day(text: string): Day {
  const found = dayPattern.exec(text)
  if (!found || dayFromNumber(Math.round(Date.parse(`${text}T00:00:00Z`) / millisecondsPerDay)) !== text) {
    throw new JingweiError('kernel.bad_day', { found: text })
  }
  return text as Day
}

/** The day with this number of days since 1970-01-01; `NaN` gives text that no day equals. */
export function dayFromNumber(number: number): Day {
  const date = new Date(number * millisecondsPerDay)
  return (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)) as Day
}

/** Days since 1970-01-01. */
export const dayNumber = (of: Day): number => Math.round(Date.parse(`${of}T00:00:00Z`) / millisecondsPerDay)

export const addDays = (to: Day, days: number): Day => dayFromNumber(dayNumber(to) + days)

/** 0 is Sunday. */
export const weekday = (of: Day): number => (((dayNumber(of) + 4) % 7) + 7) % 7

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const dayOf = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day

/** The day it is at an instant in the county's time zone (Asia/Shanghai, no daylight saving since 1991). */
export const dayInChina = (instant: Date): Day => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as Day
