/** Sections of GB/T 4754-2017 with their last division: A is 01-05, B 06-12 and so on. */
const SECTIONS: readonly (readonly [string, number])[] = [
  ['A', 5], ['B', 12], ['C', 43], ['D', 46], ['E', 50], ['F', 52], ['G', 60], ['H', 62], ['I', 65], ['J', 69], ['K', 70],
  ['L', 72], ['M', 75], ['N', 79], ['O', 82], ['P', 83], ['Q', 85], ['R', 90], ['S', 96], ['T', 97],
]

/** A GB/T 4754-2017 code taken apart by its form; whether the class exists is a question for the published table. */
export type IndustryCode = {
  /** Canonical writing: section letter and digits, such as C3670. */
  readonly code: string
  readonly section: string
  readonly division?: string
  readonly group?: string
  readonly class?: string
  /** False when a letter was given that does not own the division; `section` is then the division's true owner. */
  readonly sectionAgrees: boolean
}

function sectionOf(division: string): string | undefined {
  const n = Number(division)
  return n < 1 ? undefined : SECTIONS.find(([, last]) => n <= last)?.[0]
}

/**
 * Reads 'C3670', '3670', 'C 36', '367' or 'C'. A letter followed by an odd digit count that fits only with a lost
 * leading zero ('A111' as spreadsheets leave it) is completed. Undefined when the text has no such form.
 */
export function parseIndustryCode(text: string): IndustryCode | undefined {
  const match = /^([A-T])?(\d{0,4})$/.exec(text.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}]/gu, ''))
  if (match === null) return undefined
  const letter = match[1]
  let digits = match[2] ?? ''
  if (digits === '') return letter === undefined ? undefined : { code: letter, section: letter, sectionAgrees: true }
  const odd = digits.length % 2 === 1
  if (digits.length === 1 || (odd && letter !== undefined && sectionOf(digits.slice(0, 2)) !== letter && sectionOf('0' + digits[0]) === letter)) {
    digits = '0' + digits
  }
  const section = sectionOf(digits.slice(0, 2))
  if (section === undefined) return undefined
  return {
    code: section + digits,
    section,
    division: digits.slice(0, 2),
    ...(digits.length >= 3 ? { group: digits.slice(0, 3) } : {}),
    ...(digits.length === 4 ? { class: digits } : {}),
    sectionAgrees: letter === undefined || letter === section,
  }
}
