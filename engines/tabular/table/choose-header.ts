import { fold } from '../values/fold.ts'
import { isBlank, isFigure } from './row-shape.ts'

/** How many non-empty rows may stand above the header. */
export const headerCandidates = 30

/** Share of a declared header a row must name to be taken for it. */
const enoughMatched = 0.5
/** A row with so large a share of the best row's distinct words is a header if it comes first. */
const enoughWords = 0.7

/** Index of the header among the first rows: the one that fits a declared header best, else the first rich in words. */
export function chooseHeader(
  rows: readonly (readonly string[])[],
  knownHeaders: readonly (readonly string[])[] | undefined,
  expectedColumns: number | undefined,
): number {
  const known = bestKnown(rows, knownHeaders ?? [])
  if (known.share >= enoughMatched) return known.index
  const scores = rows.map((row) => words(row) + (expectedColumns !== undefined && filled(row) === expectedColumns ? 1 : 0))
  const best = Math.max(...scores, 0)
  return Math.max(0, scores.findIndex((score) => score >= best * enoughWords))
}

/** The row nearest to a declared header and the share of that header it names (0 to 1). */
export function bestKnown(
  rows: readonly (readonly string[])[],
  knownHeaders: readonly (readonly string[])[],
): { index: number; share: number } {
  let best = { index: 0, share: 0 }
  rows.forEach((row, index) => {
    const names = new Set(row.map((cell) => fold(cell)))
    for (const header of knownHeaders) {
      const matched = header.filter((name) => names.has(fold(name))).length
      const share = header.length === 0 ? 0 : matched / header.length
      if (share > best.share) best = { index, share }
    }
  })
  return best
}

function filled(row: readonly string[]): number {
  return row.filter((cell) => !isBlank(cell)).length
}

/** Distinct words; a bare year counts half, since years stand in headers and figures do not. */
function words(row: readonly string[]): number {
  let score = 0
  for (const cell of new Set(row.map((each) => each.trim()))) {
    if (cell === '') continue
    if (!isFigure(cell)) score += 1
    else if (/^(19|20)\d{2}$/u.test(cell)) score += 0.5
  }
  return score
}
