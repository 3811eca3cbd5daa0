import { CREDIT_ALPHABET, CREDIT_WEIGHTS, ORGANISATION_ALPHABET, ORGANISATION_WEIGHTS, valuesOf } from './alphabets.ts'

const CREDIT_VALUES = valuesOf(CREDIT_ALPHABET)
const ORGANISATION_VALUES = valuesOf(ORGANISATION_ALPHABET)

/** Weighted sum of the first characters, or undefined when one lies outside the alphabet. */
function weightedSum(text: string, values: Int8Array, weights: readonly number[]): number | undefined {
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1
    if (value < 0) return undefined
    sum += value * (weights[i] as number)
  }
  return sum
}

/** The 18th character that GB 32100-2015 (mod 31) asks for the 17 given; undefined when they are no such characters. */
export function creditCheckCharacter(first17: string): string | undefined {
  if (first17.length < 17) return undefined
  const sum = weightedSum(first17, CREDIT_VALUES, CREDIT_WEIGHTS)
  return sum === undefined ? undefined : CREDIT_ALPHABET[(31 - (sum % 31)) % 31]
}

/** The 9th character that GB 11714-1997 (mod 11, X for ten) asks for the 8 given; undefined when they are no such characters. */
export function organisationCheckCharacter(first8: string): string | undefined {
  if (first8.length < 8) return undefined
  const sum = weightedSum(first8, ORGANISATION_VALUES, ORGANISATION_WEIGHTS)
  if (sum === undefined) return undefined
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** The 15th digit of an old registration number (mod 11,10 of ISO 7064) for the 14 given; undefined when they are not all digits. */
export function registrationCheckDigit(first14: string): string | undefined {
  if (!/^\d{14}/.test(first14)) return undefined
  let product = 10
  for (let i = 0; i < 14; i++) {
    const sum = (product + Number(first14[i])) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return String((11 - product) % 10)
}

/** Whether an 18-character code satisfies GB 32100. */
export function creditCheckHolds(code: string): boolean {
  return code.length === 18 && creditCheckCharacter(code) === code[17]
}

/** Whether a 9-character organisation code satisfies GB 11714. */
export function organisationCheckHolds(code: string): boolean {
  return code.length === 9 && organisationCheckCharacter(code) === code[8]
}

/** Whether a 15-digit registration number satisfies mod 11,10. */
export function registrationCheckHolds(code: string): boolean {
  return code.length === 15 && registrationCheckDigit(code) === code[14]
}

/** Whether 18 characters are a resident identity number (GB 11643-1999), which some departments write into the code column of a sole trader. */
export function residentNumberHolds(text: string): boolean {
  if (!/^[1-8]\d{5}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(text)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(text[i]) * (2 ** (17 - i) % 11)
  return '10X98765432'[sum % 11] === text[17]
}
