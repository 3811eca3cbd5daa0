import { COOLING, FESTIVAL, firstMonth, MONTH_COUNT, monthOfYear, SUN, type Year, YEARS } from './calendar.ts'
import type { ChainProfile } from './industries.ts'
import type { Life } from './life.ts'
import type { Random } from './random.ts'

/** Three curves over the 36 months, each 1 in a normal month and 0 outside the firm's life in the county. */
export interface Curves {
  readonly activity: readonly number[]
  readonly power: readonly number[]
  readonly heads: readonly number[]
}

const OVERHAUL_MONTHS = 2

/** Remaining share of output, power and heads, `since` months after a firm ran into distress (0 in the month it begins). */
function distressed(since: number): { activity: number; power: number; heads: number } {
  if (since < 0) return { activity: 1, power: 1, heads: 1 }
  const fall = Math.min(1, (since + 1) / 6)
  return { activity: 1 - 0.65 * fall, power: 1 - 0.7 * fall, heads: 1 - 0.5 * fall }
}

/** Trend by compounding the chain's yearly growth, plus the firm's own. */
function trend(profile: ChainProfile, own: number, month: number): number {
  let level = 0
  for (const [i, year] of YEARS.entries()) {
    const monthsIn = Math.max(0, Math.min(12, month - firstMonth(year)))
    level += ((profile.growth[i] ?? 0) + own) * (monthsIn / 12)
  }
  return Math.exp(level)
}

/**
 * Draws a firm's months. The festival cuts output and power, heads dip a little after it as some do not return,
 * summer lifts power alone, rooftop panels lower the draw from the grid and nothing else.
 */
export function drawCurves(random: Random, profile: ChainProfile, life: Life): Curves {
  const own = random.normal() * 0.09
  const panels = 0.25 + random.next() * 0.3
  const monthOf = (kind: string): number | undefined => life.events.find((event) => event.kind === kind)?.month
  const [distress, rooftop, overhaul] = [monthOf('distress'), monthOf('rooftop_pv'), monthOf('overhaul')]
  const months = Array.from({ length: MONTH_COUNT }, (_, month) => {
    if (month < life.from || month > life.to) return { activity: 0, power: 0, heads: 0 }
    const festival = 1 - (FESTIVAL[month] ?? 0) * profile.festival
    const level = trend(profile, own, month)
    const strain = distressed(distress === undefined ? -1 : month - distress)
    const halted = overhaul !== undefined && month >= overhaul && month < overhaul + OVERHAUL_MONTHS
    const yearEnd = monthOfYear(month) === 12 ? 1.08 : 1
    const grid = rooftop !== undefined && month >= rooftop ? 1 - panels * (SUN[month % 12] ?? 1) * 0.75 : 1
    const cooling = 1 + profile.cooling * (COOLING[month % 12] ?? 0)
    const afterFestival = monthOfYear(month) === 2 || monthOfYear(month) === 3 ? 1 - 0.03 * profile.festival : 1
    return {
      activity: level * (0.35 + 0.65 * festival) * strain.activity * yearEnd * (halted ? 0.8 : 1) * noise(random, 0.05),
      power: level * festival * strain.power * cooling * grid * (halted ? 0.3 : 1) * noise(random, 0.04),
      heads: Math.sqrt(level) * strain.heads * afterFestival * noise(random, 0.015),
    }
  })
  return {
    activity: months.map((month) => month.activity),
    power: months.map((month) => month.power),
    heads: months.map((month) => month.heads),
  }
}

const noise = (random: Random, spread: number): number => Math.max(0.5, 1 + random.normal() * spread)

/** Sum of a 36-month series over one year. */
export function sumOfYear(series: readonly number[], year: Year): number {
  let total = 0
  for (let month = firstMonth(year); month < firstMonth(year) + 12; month++) total += series[month] ?? 0
  return total
}
