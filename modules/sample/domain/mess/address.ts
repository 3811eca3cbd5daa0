import type { Enterprise } from '../enterprise.ts'
import { CITY_NAME, COUNTY_NAME } from '../towns.ts'
import { type Pen, spoil } from './pen.ts'

/** Writes a firm's address: as registered, with the city before it, cut short, or one it left long ago. */
export function writeAddress(hand: Pen, firm: Enterprise, stale: number, shortened: number): string {
  const { random } = hand
  if (firm.formerAddress !== undefined && random.chance(stale)) return spoil(hand, 'address_stale', firm.formerAddress)
  if (random.chance(shortened)) {
    const local = firm.address.slice(COUNTY_NAME.length)
    return spoil(hand, 'address_shortened', random.chance(0.5) ? local : local.replace(/^.+?(?:镇|街道)/, ''))
  }
  return random.chance(0.2) ? CITY_NAME + firm.address : firm.address
}
