import type { SourceColumn, SourceDefinition } from './source.ts'

/** Where each declared column of a source stands in a file's header. */
export type Mapping = {
  readonly source: SourceDefinition
  readonly header: readonly string[]
  /** Index in the header of each placed column; a pattern column appears once per match. */
  readonly placed: readonly { readonly column: SourceColumn; readonly index: number; readonly match?: string }[]
  /** Header cells no declared column claims: kept with the row, never lost. */
  readonly unclaimed: readonly number[]
  /** Column of the reference that a returned, annotated file carries. */
  readonly reference?: number
  /** Columns of an annotated file that say what is wrong and which value is right. */
  readonly correction?: { readonly problem: number; readonly value: number }
}

/** The column an annotated file carries so that its rows replace just the rows they came from. */
export const referenceHeader = '回填编号'
export const problemHeader = '问题'
export const correctionHeader = '更正值'
/** What a returned file carries beside its table; the provider writes in the last two of these. */
export const returnedHeaders: readonly string[] = [problemHeader, '建议', correctionHeader, '说明']
export const annotationHeaders: readonly string[] = [...returnedHeaders, referenceHeader]

/** Header cells compare without width, blanks and bracket style: 营业收入（元） is 营业收入(元). */
export const foldHeader = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '')

/**
 * The source whose declared header fits best, by content alone: all its required columns must be there.
 * Among several the one with the most columns placed wins; file names never decide.
 */
export function recognise(header: readonly string[], sources: readonly SourceDefinition[]): Mapping | undefined {
  let best: Mapping | undefined
  let bestScore = 0
  for (const source of sources) {
    const mapping = place(header, source)
    const score = mapping ? mapping.placed.length - mapping.unclaimed.length / 100 : 0
    if (mapping && score > bestScore) [best, bestScore] = [mapping, score]
  }
  return best
}

/** The declared columns that a header lacks, for the error message when nothing fits. */
export function nearestSource(header: readonly string[], sources: readonly SourceDefinition[]): { source: SourceDefinition; missing: readonly string[] } | undefined {
  const folded = new Set(header.map(foldHeader))
  const ranked = sources
    .map((source) => {
      const required = source.columns.filter((column) => !column.optional)
      const missing = required.filter((column) => !header.some((cell) => matches(column, foldHeader(cell)) !== undefined))
      return { source, missing: missing.map((column) => column.header ?? column.pattern ?? ''), present: required.length - missing.length }
    })
    .filter((entry) => entry.present > 0 && folded.size > 0)
    .toSorted((a, b) => b.present - a.present || a.missing.length - b.missing.length)
  return ranked[0]
}

/** The declared columns of one source that a header lacks; optional ones never count. */
export const lacking = (source: SourceDefinition, header: readonly string[]): readonly SourceColumn[] =>
  source.columns.filter((column) => !column.optional && !header.some((cell) => matches(column, foldHeader(cell)) !== undefined))

/** The source's own name for what a text names: its header, or the text itself for a member of a family of columns. */
export function headerOf(source: SourceDefinition, text: string): string | undefined {
  const found = source.columns.find((column) => matches(column, foldHeader(text)) !== undefined)
  return found && (found.header ?? text)
}

function place(header: readonly string[], source: SourceDefinition): Mapping | undefined {
  const folded = header.map(foldHeader)
  const taken = new Set<number>()
  const placed: { column: SourceColumn; index: number; match?: string }[] = []
  for (const column of source.columns) {
    let found = false
    folded.forEach((cell, index) => {
      if (taken.has(index) || (found && !column.pattern)) return
      const match = matches(column, cell)
      if (match === undefined) return
      taken.add(index)
      placed.push(match === '' ? { column, index } : { column, index, match })
      found = true
    })
    if (!found && !column.optional) return undefined
  }
  const reference = folded.indexOf(referenceHeader)
  const correction = { problem: folded.indexOf(problemHeader), value: folded.indexOf(correctionHeader) }
  const annotations = new Set(annotationHeaders)
  const unclaimed = folded.flatMap((cell, index) => (taken.has(index) || cell === '' || annotations.has(cell) ? [] : [index]))
  return { source, header, placed, unclaimed, ...(reference >= 0 ? { reference } : {}), ...(correction.problem >= 0 && correction.value >= 0 ? { correction } : {}) }
}

const patterns = new Map<string, RegExp>()

/** '' for an exact name, the captured group for a pattern, undefined for no match. */
function matches(column: SourceColumn, folded: string): string | undefined {
  if (column.pattern !== undefined) {
    let pattern = patterns.get(column.pattern)
    if (!pattern) patterns.set(column.pattern, (pattern = new RegExp(column.pattern, 'u')))
    return pattern.exec(folded)?.[1]
  }
  const names = [column.header ?? '', ...(column.also ?? [])]
  return names.some((name) => foldHeader(name) === folded) ? '' : undefined
}
