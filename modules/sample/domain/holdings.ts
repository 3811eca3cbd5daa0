import type { Enterprise, Land, PowerAccount } from './enterprise.ts'
import type { Random } from './random.ts'
import { DIVISION } from './towns.ts'

const DIGITS = '0123456789'
const YUAN_PER_MU = 2_300_000

/** The parcels a maker holds; now and then one is let in part to an earlier firm. Areas in 亩. */
export function drawLand(random: Random, maker: boolean, revenue: number, neighbours: readonly Enterprise[]): Land[] {
  if (!random.chance(maker ? 0.52 : 0.04)) return []
  const total = Math.max(1.2, (revenue / YUAN_PER_MU) * Math.exp(random.normal() * 0.5))
  const count = total > 30 && random.chance(0.5) ? 2 : 1
  return Array.from({ length: count }, () => {
    const mu = Math.round((total / count) * 100) / 100
    const isLet = neighbours.length > 50 && random.chance(0.07)
    return {
      parcel: DIVISION + random.letters(DIGITS, 7),
      mu,
      acquired: random.pick(['出让', '出让', '出让', '划拨', '租赁'] as const),
      tenant: isLet ? { creditCode: random.pick(neighbours).creditCode, mu: Math.round(mu * 30) / 100 } : undefined,
    }
  })
}

/** The meters of a firm: larger makers have a second one for the plant, every sixth firm pays through its landlord and has none. */
export function drawAccounts(random: Random, maker: boolean, revenue: number): PowerAccount[] {
  if (!random.chance(0.84)) return []
  const number = (): string => `9901${random.letters(DIGITS, 6)}`
  const large = maker && revenue > 5_000_000
  const first = { number: number(), category: large ? ('大工业' as const) : ('一般工商业' as const), suffix: '' as const }
  if (!large || !random.chance(0.3)) return [{ ...first, share: 1 }]
  const share = 0.15 + random.next() * 0.4
  const suffix = random.chance(0.5) ? ('-生产' as const) : ('' as const)
  return [{ ...first, category: '一般工商业', share }, { number: number(), category: '大工业', share: 1 - share, suffix }]
}

const VALIDITY = [['2023', '2026-12-08'], ['2024', '2027-12-06'], ['2025', '2028-12-08']] as const

/** A high-tech certificate (高企证书) for three firms in four that do R&D; the list sometimes lacks its number. */
export function drawCertificate(random: Random, doesResearch: boolean): Enterprise['certificate'] {
  if (!doesResearch || !random.chance(0.75)) return undefined
  const [year, validUntil] = random.pick(VALIDITY)
  return { number: random.chance(0.65) ? `GR${year}99${random.letters(DIGITS, 6)}` : undefined, validUntil }
}
