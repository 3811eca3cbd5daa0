import { creditCheckCharacter, organisationCheckCharacter, registrationCheckDigit } from '@jingwei/codes'
import type { Random } from './random.ts'

/** Digits and capitals that GB 32100-2015 allows. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const DIGITS = '0123456789'

/**
 * Invents a 统一社会信用代码 whose two check digits hold (GB 32100-2015, GB 11714).
 * `division` is six digits; firms registered since 2015 carry an organisation code of the `MA` series.
 */
export function inventCreditCode(random: Random, division: string, foundedYear: number): string {
  const body = foundedYear >= 2015 ? `MA${random.letters(ALPHABET, 6)}` : random.letters(DIGITS, 8)
  const head = `91${division}${body}${organisationCheckCharacter(body) ?? ''}`
  return head + (creditCheckCharacter(head) ?? '')
}

/** Invents a 15-digit registration number as used before 2015: division, eight digits, check digit. */
export function inventRegistrationNumber(random: Random, division: string): string {
  const body = division + random.letters(DIGITS, 8)
  return body + (registrationCheckDigit(body) ?? '')
}
