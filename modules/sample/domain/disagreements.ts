import { YEARS } from './calendar.ts'
import type { Disagreement, Enterprise } from './enterprise.ts'
import type { Random } from './random.ts'

const HONEST = 0.04
const TENFOLD = 0.006
/** Share of declarations whose writer put yuan into a column of 万元. */
const YUAN_AS_WAN = 0.012

/** A factor for one reported cell, or undefined when the department agrees with the truth. */
function factor(random: Random): number | undefined {
  const draw = random.next()
  if (draw < TENFOLD) return random.chance(0.5) ? 10 : 0.1
  if (draw >= HONEST + TENFOLD) return undefined
  const size = 0.04 + random.next() * 0.14
  return random.chance(0.5) ? 1 + size : 1 - size
}

/** Plants what departments report differently: 4 % of the revenue and R&D cells, and unit errors of 10 and 10,000. */
export function planDisagreements(random: Random, enterprises: readonly Enterprise[]): Disagreement[] {
  const planned: Disagreement[] = []
  const plant = (at: Omit<Disagreement, 'factor'>, value: number | undefined): void => {
    if (value !== undefined) planned.push({ ...at, factor: value })
  }
  for (const { creditCode, aboveScale, years, certificate } of enterprises) {
    for (const year of YEARS) {
      if (years[year].revenue === 0) continue
      plant({ creditCode, feed: 'taxation', item: 'revenue', year }, random.chance(TENFOLD / 2) ? 10 : undefined)
      if (aboveScale.includes(year)) plant({ creditCode, feed: 'statistics', item: 'revenue', year }, factor(random))
    }
    if (certificate !== undefined) plant({ creditCode, feed: 'science_technology', item: 'research', year: 2025 }, factor(random))
    plant({ creditCode, feed: 'declaration', item: 'value_added', year: 2025 }, random.chance(YUAN_AS_WAN) ? 10_000 : factor(random))
  }
  return planned
}

/** Looks up the planted factor of a cell; 1 when the feed agrees with the truth. */
export function factors(disagreements: readonly Disagreement[]): (at: Omit<Disagreement, 'factor'>) => number {
  const key = ({ feed, item, year, creditCode }: Omit<Disagreement, 'factor'>): string => `${feed}/${item}/${year}/${creditCode}`
  const known = new Map(disagreements.map((one) => [key(one), one.factor]))
  return (at) => known.get(key(at)) ?? 1
}
