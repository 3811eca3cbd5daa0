import { creditCheckHolds, organisationCheckHolds } from './check-digits.ts'
import { foldCode } from './fold-code.ts'

/** Characters that hands and scanners confuse, both ways. V is outside the alphabet of GB 32100 and read as U or Y. */
const CONFUSABLE: Readonly<Record<string, string>> = {
  O: '0', 0: 'O', I: '1', L: '1', 1: 'IL', Z: '2', 2: 'Z', S: '5', 5: 'S', B: '8', 8: 'B', A: '4', 4: 'A', G: '6', 6: 'G',
  Q: '0', D: '0', V: 'UY',
}

/** Characters GB 32100 never uses: where one stands, something was misread. */
const ILLEGAL = /[IOSVZ]/

/** More wrong characters than this and a reading is a guess; two check digits let one in 341 guesses through. */
const MOST_SUBSTITUTIONS = 3

/**
 * Readings of a damaged 18-character credit code by confusable characters (O/0 I/1 Z/2 S/5 B/8 A/4 G/6 and like),
 * with at most three substitutions, the division digits being digits, for which the check digits of GB 32100 and
 * GB 11714 both hold. Fewest substitutions first, then by code; empty when none, or when the text has another length.
 */
export function repairCreditCode(text: string): readonly string[] {
  const code = foldCode(text)
  if (!/^[0-9A-Z]{18}$/.test(code)) return []
  const must = [...code].map((c, i) => ILLEGAL.test(c) || (i >= 2 && i < 8 && !/\d/.test(c)))
  const forced = must.filter(Boolean).length
  if (forced > MOST_SUBSTITUTIONS + 1) return []
  const budget = Math.max(forced, MOST_SUBSTITUTIONS)
  const found: { code: string; changes: number }[] = []
  const read = (at: number, so: string, changes: number): void => {
    if (at === 18) {
      if (changes > 0 && creditCheckHolds(so) && organisationCheckHolds(so.slice(8, 17))) found.push({ code: so, changes })
      return
    }
    const c = code[at] as string
    if (must[at] !== true) read(at + 1, so + c, changes)
    if (changes === budget) return
    for (const other of CONFUSABLE[c] ?? '') {
      if (ILLEGAL.test(other) || (at >= 2 && at < 8 && !/\d/.test(other))) continue
      read(at + 1, so + other, changes + 1)
    }
  }
  read(0, '', 0)
  found.sort((a, b) => a.changes - b.changes || (a.code < b.code ? -1 : 1))
  return [...new Set(found.map((f) => f.code))]
}
