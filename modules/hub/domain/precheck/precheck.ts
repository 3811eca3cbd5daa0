import type { Period } from '@jingwei/kernel'
import type { CellNotes, ColumnNote } from '../rows/cell-notes.ts'
import type { Arrangement } from '../deliveries/arrangement.ts'
import type { ProblemCode } from '../rows/problem.ts'
import { countFindings, finding, periodFinding, shiftFindings, type Finding } from './findings.ts'
import { shiftsOf, type ItemShift } from './shifts.ts'
import type { FiguresOfTable } from './table-figures.ts'

/** What a file says of itself before anybody compares it. */
export type FileFigures = {
  readonly figures: FiguresOfTable
  readonly duplicates: number
  /** Rows that cannot be taken, by reason, with the first lines. */
  readonly problems: ReadonlyMap<ProblemCode, { count: number; lines: number[] }>
  readonly notes: CellNotes
}

/** What the pre-check saw; kept with the attempt, so that who reviews sees what who submitted saw. */
export type Precheck = {
  readonly rows: { readonly before?: number; readonly now: number; readonly setAside: number }
  readonly firms: { readonly before?: number; readonly now: number; readonly lost: number; readonly fresh: number }
  readonly periods: readonly string[]
  readonly items: readonly Omit<ItemShift, 'offByTens'>[]
  readonly findings: readonly Finding[]
  readonly problems: readonly { readonly code: ProblemCode; readonly count: number; readonly lines: readonly number[] }[]
  readonly notes: readonly ColumnNote[]
}

/** Everything that can be said about a file before it is taken. `before` is undefined for a source's first delivery. */
export function precheck(file: FileFigures, before: FiguresOfTable | undefined, arrangement: Pick<Arrangement, 'rowsExpected' | 'firmsExpected' | 'manner'>, period: Period): Precheck {
  const now = file.figures
  const shifts = before ? shiftsOf(before, now) : []
  const problems = [...file.problems].map(([code, { count, lines }]) => ({ code, count, lines }))
  const setAside = problems.reduce((sum, problem) => sum + problem.count, 0)
  const notes = file.notes.list()
  const findings: Finding[] = [
    ...(arrangement.manner === 'period' ? periodFinding(now.periods, period) : []),
    ...countFindings(before, now, arrangement),
    ...shiftFindings(shifts, now.firms, arrangement.manner === 'period'),
    ...(file.duplicates > 0 ? [finding('duplicate_rows', 'look', file.duplicates, [])] : []),
    ...(setAside > 0 ? [finding('rows_set_aside', 'look', setAside, [])] : []),
    ...notes.map((note) => finding('cells_not_used', 'look', note.count, note.examples, note.column)),
  ]
  return {
    rows: { ...(before ? { before: before.rows } : {}), now: now.rows, setAside },
    firms: { ...(before ? { before: before.firms.size } : {}), now: now.firms.size, lost: before ? [...before.firms.keys()].filter((firm) => !now.firms.has(firm)).length : 0, fresh: before ? [...now.firms.keys()].filter((firm) => !before.firms.has(firm)).length : 0 },
    periods: [...now.periods].toSorted(),
    items: shifts.map(({ item, pairs, same, histogram, median, before: was, now: is }) => ({ item, pairs, same, histogram, median, before: was, now: is })),
    findings: findings.length > 0 ? findings : [finding('nothing_odd', 'fine', 0, [])],
    problems, notes,
  }
}
