import { createHash, randomInt } from 'node:crypto'

// Without 0 O 1 I L: it is read off paper. Sixteen of 31 letters are 79 bits.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const length = 16

/** A code to be used once, in groups of four: `K7QM-2FXA-…`. */
export function newCode(): string {
  const code = Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('')
  return code.replaceAll(/(.{4})(?=.)/gu, '$1-')
}

/** What is stored of a code, however it was typed. */
export const codeHash = (typed: string): Buffer => createHash('sha256').update(typed.normalize('NFKC').toUpperCase().replaceAll(/[^A-Z0-9]/gu, '')).digest()

/** Wrong credit codes after which an invitation is closed. */
export const mostFailures = 5
