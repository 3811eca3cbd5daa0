import type { Result } from './result.ts'
import { JingweiError } from './errors.ts'
import { err, ok } from './result.ts'

/** Money in whole fen. Never a float: 0.1 + 0.2 must be 0.3 in a tax figure. */
export type Fen = bigint

/** `exponent`: fen in one unit is 10 to this power. */
export const moneyUnits = {
  元: { exponent: 2, zh: '元', en: 'yuan' },
  千元: { exponent: 5, zh: '千元', en: 'thousand yuan' },
  万元: { exponent: 6, zh: '万元', en: '10,000 yuan' },
  百万元: { exponent: 8, zh: '百万元', en: 'million yuan' },
  亿元: { exponent: 10, zh: '亿元', en: '100 million yuan' },
} as const

export type MoneyUnit = keyof typeof moneyUnits

const decimalPattern = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,2}))?$/u
const groupedPattern = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u

/**
 * Reads decimal text in a unit into fen, exactly: `parseMoney('1,234.5', '万元')` is 1234500000n.
 * Accepts full-width digits, thousands separators, accountants' brackets for negatives and spreadsheet exponents.
 * Fails with kernel.bad_money for anything else, and with kernel.money_below_fen when digits lie below one fen, unless
 * `below: 'round'` asks for rounding half away from zero (四舍五入), as for figures a spreadsheet computed.
 */
export function parseMoney(written: string, unit: MoneyUnit, options: { readonly below?: 'refuse' | 'round' } = {}): Result<Fen, JingweiError> {
  const bad = () => err(new JingweiError('kernel.bad_money', { found: written.slice(0, 80), unit }))
  if (written.length > 80) return bad()
  const text = written.normalize('NFKC').trim().replace(/^[¥￥]\s*/u, '')
  const bracketed = /^\((.+)\)$/u.exec(text)
  const plain = bracketed?.[1] ?? text
  const found = decimalPattern.exec(groupedPattern.test(plain) ? plain.replaceAll(',', '') : plain)
  if (!found || (bracketed && found[1] !== '')) return bad()
  const [whole = '', fraction = ''] = (found[2] ?? '').split('.')
  const shift = moneyUnits[unit].exponent + Number(found[3] ?? 0) - fraction.length
  const digits = BigInt(whole + fraction)
  const negative = found[1] === '-' || bracketed !== null
  const magnitude = shift >= 0 ? digits * 10n ** BigInt(shift) : divideRounded(digits, 10n ** BigInt(-shift))
  const exact = shift >= 0 || magnitude * 10n ** BigInt(-shift) === digits
  if (!exact && options.below !== 'round') return err(new JingweiError('kernel.money_below_fen', { found: written, unit }))
  return ok(negative ? -magnitude : magnitude)
}

/** Quotient rounded half away from zero; `divisor` is positive. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const magnitude = ((dividend < 0n ? -dividend : dividend) * 2n + divisor) / (divisor * 2n)
  return dividend < 0n ? -magnitude : magnitude
}

/** Exact decimal text in a unit, without separators or trailing zeros: what exports carry and `parseMoney` reads back. */
export function moneyIn(fen: Fen, unit: MoneyUnit): string {
  const { exponent } = moneyUnits[unit]
  const digits = (fen < 0n ? -fen : fen).toString().padStart(exponent + 1, '0')
  const fraction = digits.slice(-exponent).replace(/0+$/u, '')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -exponent)}${fraction === '' ? '' : `.${fraction}`}`
}

/** Rounded decimal text with `places` digits after the point and thousands separators, without the unit's name. */
export function moneyRounded(fen: Fen, unit: MoneyUnit, places = 2): string {
  return roundedAt(fen, moneyUnits[unit].exponent, places)
}

/** As `moneyRounded`, with the unit as a power of ten in fen. */
export function roundedAt(fen: Fen, exponent: number, places: number): string {
  const shift = exponent - places
  const scaled = shift >= 0 ? divideRounded(fen, 10n ** BigInt(shift)) : fen * 10n ** BigInt(-shift)
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
  return `${scaled < 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${digits.slice(-places)}`}`
}
