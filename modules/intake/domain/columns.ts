import { fillPeriod } from './period-text.ts'
import type { Period } from '@jingwei/kernel'
import type { ColumnPair } from './connection.ts'

/** A column of the table, interface or file at the other end. */
export type Column = { readonly name: string; readonly comment: string; readonly type: string }

/** A column that is read, and the header it stands under in the contract. */
export type Placed = { readonly column: string; readonly header: string }

/**
 * Which columns are read and as what: what a person paired, else what the comment says, else what the name says. No other
 * column leaves the source. Of two that mean the same header the first is read.
 */
export function placeColumns(columns: readonly Column[], pairs: readonly ColumnPair[], headerOf: (text: string) => string | undefined, period: Period | undefined): { readonly placed: readonly Placed[]; readonly gone: readonly string[] } {
  const known = new Set(columns.map((column) => column.name))
  const paired = new Map(pairs.filter((pair) => pair.header.trim() !== '').map((pair) => [pair.column, pair.header]))
  const left = new Set(pairs.filter((pair) => pair.header.trim() === '').map((pair) => pair.column))
  const placed: Placed[] = []
  const taken = new Set<string>()
  const take = (column: string, header: string | undefined): void => {
    if (header === undefined || taken.has(header) || placed.some((each) => each.column === column)) return
    taken.add(header)
    placed.push({ column, header })
  }
  for (const column of columns) {
    const header = paired.get(column.name)
    if (header !== undefined) take(column.name, fillPeriod(header, period))
  }
  for (const column of columns) if (!left.has(column.name) && !paired.has(column.name)) take(column.name, (column.comment === '' ? undefined : headerOf(column.comment)) ?? headerOf(column.name))
  const order = new Map(columns.map((column, index) => [column.name, index]))
  return { placed: placed.toSorted((a, b) => (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0)), gone: pairs.filter((pair) => !known.has(pair.column)).map((pair) => pair.column) }
}
