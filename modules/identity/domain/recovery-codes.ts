import { randomInt } from 'node:crypto'

/** One of the codes that stand in for a lost second factor (恢复码). `slot` is its first character. */
export type RecoveryCode = { readonly slot: number; readonly code: string }

const count = 10

// Without 0 o 1 l i u v: they are copied by hand. Eleven of 29 signs are about 53 bits, and trying is throttled.
const signs = '23456789abcdefghjkmnpqrstwxyz'

/**
 * Ten codes in groups of four, e.g. `7k3m-9qfa-xw2d`. The first sign names the slot, so that checking a code takes one
 * slow hash and not ten.
 */
export function newRecoveryCodes(): readonly RecoveryCode[] {
  return Array.from({ length: count }, (_, slot) => {
    const text = `${slot}${Array.from({ length: 11 }, () => signs.charAt(randomInt(signs.length))).join('')}`
    return { slot, code: `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}` }
  })
}

/** A code as somebody typed it, in the form it was made in; undefined for what cannot be one. */
export function readRecoveryCode(text: string): RecoveryCode | undefined {
  const typed = text.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/gu, '')
  if (!/^\d[2-9a-z]{11}$/u.test(typed)) return undefined
  return { slot: Number(typed.charAt(0)), code: `${typed.slice(0, 4)}-${typed.slice(4, 8)}-${typed.slice(8)}` }
}
