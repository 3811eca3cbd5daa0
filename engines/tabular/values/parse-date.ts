import { fold } from './fold.ts'
import type { Parsed } from './result.ts'

export type DatePrecision = 'day' | 'month' | 'year'

/** `iso` is YYYY-MM-DD, YYYY-MM or YYYY after the precision. */
export type ParsedDate = { iso: string; precision: DatePrecision }

export type DateReason = 'absent' | 'not_a_date'

const absent = new Set(['', '-', '--', '—', '——', '/', 'n/a', 'na', 'null', 'none', '无', '不详', '暂无'])
const msPerDay = 86_400_000
/** Day 0 of spreadsheets, two days early because they count a 29 February 1900. */
const serialZero = Date.UTC(1899, 11, 30)

/**
 * Dates as departments write them: 20150105, 2013/4/3, 1995年12月20日, 2026年12月, 2026-12-08, 2026.12.8, 2024,
 * spreadsheet serials (46364), with or without a time of day. Years 1900 to 2199; 长期 and the like are not dates.
 */
export function parseDate(text: string): Parsed<ParsedDate, DateReason> {
  const folded = fold(text.replace(/^'/u, '').replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?\s*$/u, ''))
  if (absent.has(folded.toLowerCase())) return { ok: false, reason: 'absent' }
  const separated = /^(\d{4})(?:[-/.年])(\d{1,2})(?:(?:[-/.月])(\d{1,2})日?|月?)$/u.exec(folded)
  const packed = separated ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(folded)
  if (packed !== null) return calendar(packed[1], packed[2], packed[3])
  const year = /^(\d{4})年?$/u.exec(folded)
  if (year !== null) return calendar(year[1], undefined, undefined)
  const month = /^(\d{4})(0[1-9]|1[0-2])$/u.exec(folded)
  if (month !== null) return calendar(month[1], month[2], undefined)
  const serial = /^(\d{5})(?:\.\d+)?$/u.exec(folded)
  if (serial !== null) return day(new Date(serialZero + Number(serial[1]) * msPerDay))
  return { ok: false, reason: 'not_a_date' }
}

function calendar(year = '', month: string | undefined, dayOfMonth: string | undefined): Parsed<ParsedDate, DateReason> {
  const failed = { ok: false, reason: 'not_a_date' } as const
  if (Number(year) < 1900 || Number(year) > 2199) return failed
  if (month === undefined) return { ok: true, value: { iso: year, precision: 'year' } }
  if (Number(month) < 1 || Number(month) > 12) return failed
  if (dayOfMonth === undefined) return { ok: true, value: { iso: `${year}-${month.padStart(2, '0')}`, precision: 'month' } }
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)))
  return date.getUTCMonth() === Number(month) - 1 && Number(dayOfMonth) > 0 ? day(date) : failed
}

function day(date: Date): Parsed<ParsedDate, DateReason> {
  return { ok: true, value: { iso: date.toISOString().slice(0, 10), precision: 'day' } }
}

/** A spreadsheet serial as YYYY-MM-DD, with THH:MM:SS when it has a time of day; undefined outside the calendar. */
export function serialToIso(serial: number, date1904: boolean): string | undefined {
  const days = date1904 ? serial + 1462 : serial
  // Before 1 March 1900 the spreadsheet's phantom 29 February has not happened yet.
  const shifted = days < 60 ? days + 1 : days
  if (!(days >= 1) || days > 2_958_465.999_99) return undefined
  const iso = new Date(serialZero + Math.round(shifted * 86_400) * 1000).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}
