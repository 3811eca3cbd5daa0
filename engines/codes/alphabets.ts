/** The 31 characters of GB 32100-2015: digits and capitals without I O S V Z. Their index is their value. */
export const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Weights of GB 32100-2015 for characters 1-17: 3^(i-1) mod 31. */
export const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/** The 36 characters of GB 11714-1997; X in the last place of an organisation code stands for ten. */
export const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Weights of GB 11714-1997 for characters 1-8. */
export const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** Values by character code, -1 for a character outside the alphabet: a table is ten times faster than indexOf. */
export function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1)
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i
  return values
}
