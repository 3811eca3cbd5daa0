import type { Curves } from './activity.ts'
import { sumOfYear } from './activity.ts'
import { firstMonth, type Year, YEARS } from './calendar.ts'
import type { YearFigures } from './enterprise.ts'
import type { ChainProfile } from './industries.ts'
import type { Random } from './random.ts'

/** What a firm is like, drawn once; the months then follow. */
export interface Scale {
  /** Yuan a year at the level of 2023. */
  readonly revenue: number
  readonly heads: number
  readonly kwhPerMonth: number
  readonly margin: number
  readonly valueAdded: number
  readonly research: number
  readonly taxRate: number
  readonly refunded: boolean
  readonly codPerWan: number
  readonly dirtyEnergy: number
}

const LARGEST = 16_000_000_000
const SMALLEST = 180_000

/** Draws a firm's scale around its chain's profile. */
export function drawScale(random: Random, profile: ChainProfile, enlarge = 1): Scale {
  const drawn = profile.revenue * enlarge * Math.exp(random.normal() * profile.spread)
  const revenue = Math.max(SMALLEST, Math.min(LARGEST, drawn))
  const heads = Math.max(1, (revenue / profile.revenuePerHead) * Math.exp(random.normal() * 0.35))
  return {
    revenue,
    heads,
    kwhPerMonth: ((revenue / 10_000) * profile.kwhPerWan * Math.exp(random.normal() * 0.45)) / 12 + 180,
    margin: 0.055 + random.normal() * 0.05,
    valueAdded: Math.max(0.05, profile.valueAdded * (1 + random.normal() * 0.18)),
    research: random.chance(profile.researchers) ? profile.research * Math.exp(random.normal() * 0.35) : 0,
    taxRate: 0.012 + random.next() * 0.045,
    refunded: random.chance(0.02),
    codPerWan: (profile.chain === 'textiles' ? 0.00035 : 0.00006) * Math.exp(random.normal() * 0.9),
    dirtyEnergy: 0.05 + random.next() * 0.4,
  }
}

/** Revenue of the year before the window, which decides the first above-scale list. */
export const revenueBefore = (random: Random, scale: Scale, profile: ChainProfile): number =>
  scale.revenue * Math.exp(-(profile.growth[0] + random.normal() * 0.1))

/** Revenue of one quarter in whole yuan; the four quarters add up to the year. */
export const quarterRevenue = (revenue: number, activity: readonly number[], year: Year, quarter: number): number => {
  const total = sumOfYear(activity, year)
  if (total === 0) return 0
  const start = firstMonth(year) + (quarter - 1) * 3
  const part = (activity[start] ?? 0) + (activity[start + 1] ?? 0) + (activity[start + 2] ?? 0)
  return Math.round((revenue * part) / total)
}

/** Yearly figures in whole yuan, kWh and tonnes, from the months. */
export function yearlyFigures(random: Random, scale: Scale, curves: Curves, kwh: readonly number[], insured: readonly number[]): Record<Year, YearFigures> {
  const refundYear = scale.refunded ? random.pick(YEARS) : undefined
  const of = (year: Year): YearFigures => {
    const revenue = Math.round((scale.revenue / 12) * sumOfYear(curves.activity, year))
    const monthsAlive = curves.activity.slice(firstMonth(year), firstMonth(year) + 12).filter((value) => value > 0).length
    const tax = revenue * scale.taxRate * (1 + random.normal() * 0.15)
    const kwhOfYear = Math.round(sumOfYear(kwh, year))
    return {
      revenue,
      output: Math.round(revenue * (1.01 + random.normal() * 0.02)),
      valueAdded: Math.round(revenue * scale.valueAdded * (1 + random.normal() * 0.06)),
      profit: Math.round(revenue * (scale.margin + random.normal() * 0.015)),
      tax: Math.round(year === refundYear ? -0.4 * Math.abs(tax) : Math.max(0, tax)),
      research: Math.round(revenue * scale.research * (1 + random.normal() * 0.1)),
      kwh: kwhOfYear,
      staff: monthsAlive === 0 ? 0 : Math.round(sumOfYear(insured, year) / monthsAlive),
      codTonnes: (revenue / 10_000) * scale.codPerWan,
      carbonTonnes: (kwhOfYear * 0.00057) * (1 + scale.dirtyEnergy),
    }
  }
  return { 2023: of(2023), 2024: of(2024), 2025: of(2025) }
}
