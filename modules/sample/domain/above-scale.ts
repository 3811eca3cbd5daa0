import { type Year, YEARS } from './calendar.ts'
import type { YearFigures } from './enterprise.ts'

/** 规模以上工业: 20 million yuan of yearly revenue to enter; a firm stays a while below it before it is dropped. */
const ENTER = 20_000_000
const STAY = 17_000_000

/** The years in which an industrial firm is on the list, each decided on the year before, as the list's owner does. */
export function aboveScaleYears(revenueBefore: number, years: Readonly<Record<Year, YearFigures>>): Year[] {
  let listed = revenueBefore >= ENTER
  const result: Year[] = []
  let previous = revenueBefore
  for (const year of YEARS) {
    listed = previous >= (listed ? STAY : ENTER)
    if (listed && years[year].revenue > 0) result.push(year)
    previous = years[year].revenue
  }
  return result
}
