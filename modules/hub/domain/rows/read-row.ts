import type { CellNote, Claim, Identity } from './claim.ts'
import type { BatchShape } from './shape.ts'
import type { Mapping } from '../sources/recognise.ts'
import type { FixKind, ProblemCode, RowProblem } from './problem.ts'
import { corrected } from './corrections.ts'
import { readItem } from './read-item.ts'
import { readPeriod } from './read-period.ts'
import { staffOfYear } from './derived.ts'
import { trim } from './trim.ts'

export type RowReading = {
  readonly identity: Identity
  /** The object the row is about within the source (account, parcel, permit); '' when the enterprise itself. */
  readonly key: string
  readonly claims: readonly Claim[]
  readonly notes: readonly CellNote[]
  readonly problem?: RowProblem
}

export type RowCells = { readonly cells: readonly string[]; readonly extra?: readonly string[]; readonly short?: boolean }

const absentCodes = new Set(['', '-', '—', '/', '无', 'N/A', '暂无', '不详'])

/**
 * Reads one row by its batch's shape. Pure: the same row and shape always give the same claims, so claims need not
 * be stored and a repaired definition applies to all that came before it. `fixes` are the fixes of form that
 * officers confirmed for the source; they decide only whether a row is accepted.
 */
export function readRow(mapping: Mapping, shape: BatchShape, came: RowCells, fixes: readonly FixKind[] = []): RowReading {
  const mended = corrected(mapping, came.cells)
  const row = mended.cells === came.cells ? came : { ...came, cells: mended.cells }
  const text = (role: string): string => {
    const found = mapping.placed.find((entry) => entry.column.role === role)
    return found ? trim(row.cells[found.index]) : ''
  }
  const code = text('code')
  const identity: Identity = {
    code: absentCodes.has(code.toUpperCase()) ? '' : code,
    carrier: carrierOf(mapping, row.cells),
    name: text('name'), formerName: text('former_name'), address: text('address'), place: text('place'),
  }
  const notes: CellNote[] = [...mended.notes]
  const period = readPeriod(mapping, shape, text)
  const claims: Claim[] = []
  let figures = 0
  let unreadable = 0
  for (const entry of mapping.placed) {
    if (entry.column.role !== 'item') continue
    const outcome = readItem(entry, period, row.cells, mapping)
    if (entry.column.type === 'number') figures++
    if (outcome.claim) claims.push(outcome.claim)
    if (outcome.note) {
      notes.push(outcome.note)
      if (outcome.note.reason === 'not_a_number') unreadable++
    }
  }
  claims.push(...staffOfYear(claims))
  const problem = problemOf(mapping, fixes, row, identity, period === 'unreadable', figures > 1 && unreadable === figures)
  if (row.extra && !problem) notes.push({ column: '', found: row.extra.join(' '), reason: 'surplus_kept' })
  const objectKey = text('key')
  const year = text('year')
  return { identity, key: objectKey === '' ? '' : `${objectKey}|${year}`, claims, notes, ...(problem ? { problem } : {}) }
}

const carrierOf = (mapping: Mapping, cells: readonly string[]): string => {
  const found = mapping.placed.find((entry) => entry.column.carriesCode)
  return found ? trim(cells[found.index]) : ''
}

function problemOf(mapping: Mapping, fixes: readonly FixKind[], row: RowCells, identity: Identity, periodUnreadable: boolean, shifted: boolean): RowProblem | undefined {
  const set = (code: ProblemCode, expected: string, found: string): RowProblem => ({ code, expected, found })
  const columns = mapping.header.length
  const unfit = shifted || periodUnreadable || identity.name === ''
  if (row.extra && row.extra.length > 0 && unfit && !fixes.includes('keep_surplus_as_remark')) {
    return set('surplus_cells', `${columns}`, `${columns + row.extra.length}`)
  }
  if (identity.name === '' && identity.code === '') return set('no_identity', 'name / code', '')
  if (row.short && unfit && !fixes.includes('pad_short_row')) return set('short_row', `${columns}`, row.cells.filter((cell) => cell !== '').length.toString())
  if (periodUnreadable) return set('period_unreadable', 'YYYY', row.cells[mapping.placed.find((entry) => entry.column.role === 'year')?.index ?? -1] ?? '')
  if (shifted) return set('columns_shifted', '0-9', row.cells.join(' ').slice(0, 120))
  return undefined
}
