import type { Life } from './life.ts'
import { monthOfYear, yearOf } from './calendar.ts'
import type { Random } from './random.ts'

const CAPITALS = [10, 30, 50, 100, 200, 300, 500, 800, 1000, 2000, 3000, 5000, 10_000, 20_000] as const

const two = (value: number): string => String(value).padStart(2, '0')

/** ISO date of registration: within the window for firms founded in it, before it otherwise. */
export function drawFounded(random: Random, life: Life): string {
  const founded = life.events.find((event) => event.kind === 'founded')
  const day = two(random.integer(1, 28))
  if (founded !== undefined) return `${yearOf(founded.month)}-${two(monthOfYear(founded.month))}-${day}`
  // Two draws, the later taken: young firms are more numerous than old ones.
  const year = Math.max(random.integer(1994, 2022), random.integer(1996, 2022))
  return `${year}-${two(random.integer(1, 12))}-${day}`
}

/** Registered capital in 万元: a round figure of the order of a third of yearly revenue. */
export function drawCapitalWan(random: Random, revenue: number): number {
  const target = (revenue / 30_000) * Math.exp(random.normal() * 0.8)
  return CAPITALS.find((capital) => capital >= target) ?? 30_000
}
