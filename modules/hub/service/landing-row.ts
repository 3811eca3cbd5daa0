import type { RawRow, RowProblem as ReaderProblem } from '@jingwei/tabular'
import type { LandingRow } from '../store/landing.ts'
import type { Mapping } from '../domain/sources/recognise.ts'
import { digestContext, type BatchShape } from '../domain/rows/shape.ts'
import type { CellNotes } from '../domain/rows/cell-notes.ts'
import type { FixKind } from '../domain/rows/problem.ts'
import { problemOfReader } from '../domain/rows/problem.ts'
import { mentionDigest, rawDigest, rowDigest } from '../domain/rows/digest.ts'
import { readRow } from '../domain/rows/read-row.ts'
import type { Occurrences } from '../domain/rows/occurrences.ts'

export type RowContext = { readonly mapping: Mapping; readonly shape: BatchShape; readonly fixes: readonly FixKind[]; readonly notes: CellNotes }

/** A row of the table as it is kept: with its fingerprint, its identity, and the reason when it is set aside. */
export function landingRow({ mapping, shape, fixes, notes }: RowContext, row: RawRow, occurrences: Occurrences): LandingRow {
  const hash = rowDigest(mapping, digestContext(shape), row.cells, row.extra)
  const reading = readRow(mapping, shape, row, fixes)
  if (!reading.problem) notes.add(reading.notes)
  const register = mapping.source.register
  const reference = mapping.reference === undefined ? '' : (row.cells[mapping.reference] ?? '').trim()
  return {
    line: row.line,
    occurrence: occurrences.next(hash),
    hash,
    state: reading.problem ? 'quarantined' : 'accepted',
    cells: row.cells,
    short: row.short === true,
    ...(row.extra ? { extra: row.extra } : {}),
    ...(reading.problem
      ? { problem: reading.problem }
      : { mention: { digest: mentionDigest(register, reading.identity), register, identity: reading.identity } }),
    ...(/^\d{1,18}$/u.test(reference) ? { reference } : {}),
  }
}

/** Whether what the reader could not make a row of is put before nobody: it carries no data, or a confirmed fix says so. */
export function isIgnored(code: string, fixes: readonly FixKind[]): boolean {
  const problem = problemOfReader(code)
  return needsNobody.has(code) || (problem === 'total_row' && fixes.includes('ignore_totals')) || (problem === 'footer_row' && fixes.includes('ignore_footers'))
}

/** Repeated headers and unit rows carry no data: kept on file. */
const needsNobody: ReadonlySet<string> = new Set(['repeated_header', 'unit_row'])

/** What the reader could not make a row of is kept too, quarantined, or dismissed where a fix says so. */
export function landingProblem({ mapping, shape, fixes }: RowContext, problem: ReaderProblem, occurrences: Occurrences): LandingRow[] {
  const code = problemOfReader(problem.code)
  const ignored = isIgnored(problem.code, fixes)
  const cells = problem.cells ?? [problem.raw ?? '']
  const hash = rawDigest(`${mapping.source.id}|${digestContext(shape)}|${problem.code}`, cells.join('\u001f'))
  return [{
    line: problem.line,
    occurrence: occurrences.next(hash),
    hash,
    state: ignored ? 'dismissed' : 'quarantined',
    cells,
    short: false,
    problem: { code, expected: problem.expected, found: problem.found },
  }]
}
