import { factor } from '@jingwei/codes'
import { parseDate, parseNumber } from '@jingwei/tabular'
import type { CellNote, Claim } from './claim.ts'
import type { Mapping } from '../sources/recognise.ts'
import type { RowPeriod } from './read-period.ts'
import { itemOf } from '../items/dictionary.ts'
import { trim } from './trim.ts'

type Placed = Mapping['placed'][number]
type Outcome = { readonly claim?: Claim; readonly note?: CellNote }

/** One cell as a claim in the item's own unit, or a note why it claims nothing. */
export function readItem(entry: Placed, period: RowPeriod, cells: readonly string[], mapping: Mapping): Outcome {
  const { column } = entry
  const item = itemOf(column.item ?? '')
  const cell = trim(cells[entry.index])
  if (cell === '') return {}
  if (item.kind === 'text') return absentText.has(cell) ? {} : { claim: { item: item.id, text: cell } }
  if (item.kind === 'date') {
    const date = parseDate(cell)
    return date.ok ? { claim: { item: item.id, text: date.value.iso } } : { note: { column: column.header ?? '', found: cell, reason: absentText.has(cell) ? 'absent' : 'not_a_date' } }
  }
  const note = (reason: CellNote['reason']): Outcome => ({ note: { column: mapping.header[entry.index] ?? '', found: cell, reason } })
  const number = plain.test(cell) ? { ok: true as const, value: Number(cell), unit: undefined } : parseNumber(cell)
  if (!number.ok) return note(number.reason === 'absent' ? 'absent' : 'not_a_number')
  const stated = number.unit ?? unitOfRow(entry, cells, mapping) ?? column.unit ?? item.unit ?? ''
  const multiplier = unitFactor(stated, item.unit ?? '')
  if (multiplier === undefined) return note('unknown_unit')
  const amount = Math.round(number.value * multiplier * 10 ** (item.decimals ?? 0))
  if (!Number.isSafeInteger(amount)) return note('not_a_number')
  const at = columnPeriod(entry, period)
  return { claim: { item: item.id, amount, ...(at === undefined ? {} : { period: at }) } }
}

/** Most cells are plain figures and need no reading of units and separators. */
const plain = /^-?\d{1,15}(?:\.\d{1,6})?$/u

const absentText = new Set(['-', '—', '/', 'N/A', '无', '暂无'])

function unitOfRow(entry: Placed, cells: readonly string[], mapping: Mapping): string | undefined {
  if (entry.column.unitFrom === undefined) return undefined
  const index = mapping.placed.find((other) => other.column.role === 'unit' && other.column.header === entry.column.unitFrom)?.index
  const unit = index === undefined ? '' : trim(cells[index])
  return unit === '' ? undefined : unit
}

/** A month in the column's header joins the row's year; an ISO month stands alone. */
function columnPeriod(entry: Placed, period: RowPeriod): string | undefined {
  const base = period === 'unreadable' ? {} : period
  if (entry.match === undefined) return base.period
  if (/^\d{4}-\d{2}$/u.test(entry.match)) return entry.match
  if (/^\d{4}$/u.test(entry.match)) return entry.match
  return base.year === undefined ? undefined : `${base.year}-${entry.match.padStart(2, '0')}`
}

const factors = new Map<string, number | undefined>()

/** Exact conversion factors, looked up once per pair of units. */
function unitFactor(from: string, to: string): number | undefined {
  const key = `${from}>${to}`
  if (!factors.has(key)) {
    const found = from === to ? { ok: true as const, numerator: 1n, denominator: 1n } : factor(from, to)
    factors.set(key, found.ok ? Number(found.numerator) / Number(found.denominator) : undefined)
  }
  return factors.get(key)
}
