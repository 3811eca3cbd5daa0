import type { Random } from './random.ts'
import { COUNTY_NAME, type Town } from './towns.ts'

/** Invents an address as the registry writes it. Parks for makers, numbered rooms for offices, villages for small plants. */
export function inventAddress(random: Random, town: Town, maker: boolean): string {
  const head = COUNTY_NAME + town.name
  const draw = random.next()
  const number = random.integer(1, 999)
  if (maker && draw < 0.22) return `${head}${random.pick(town.villages)}${random.integer(1, 28)}组${number % 100 + 1}号`
  const street = `${random.pick(town.roads)}${number}号`
  if (maker && draw < 0.5) return `${head}${town.park}${street}`
  if (maker && draw < 0.72) return `${head}${street}${random.integer(1, 9)}幢`
  if (maker) return head + street
  return `${head}${street}${random.integer(1, 12)}幢${random.integer(1, 22)}${String(random.integer(1, 18)).padStart(2, '0')}室`
}
