import type { GoldenCell } from '../fusion/fuse.ts'
import { cellText } from '../fusion/summary.ts'

/** A cell as it was closed: its value as text in the item's unit, and the first row it came from. */
export type ClosedCell = readonly [value: string, source: string, batch: string, line: number, rows: number]

/** By `item` or `item|period`. */
export type ClosedCells = Readonly<Record<string, ClosedCell>>

/** What a version changes: null where a cell is gone. */
export type CellChanges = Readonly<Record<string, ClosedCell | null>>

export const cellKey = (item: string, period: string | undefined): string => (period === undefined ? item : `${item}|${period}`)

/** `item|period` taken apart. */
export function keyParts(key: string): { readonly item: string; readonly period?: string } {
  const bar = key.indexOf('|')
  return bar < 0 ? { item: key } : { item: key.slice(0, bar), period: key.slice(bar + 1) }
}

/** An enterprise's cells as they are closed. `batchOf` names the delivery of a row. */
export function closedCells(cells: readonly GoldenCell[], batchOf: (recordId: string) => string): ClosedCells {
  const closed: Record<string, ClosedCell> = {}
  for (const cell of cells) {
    const first = cell.chosen[0]
    if (first) closed[cellKey(cell.item, cell.period)] = [cellText(cell), first.record.sourceId, batchOf(first.record.recordId), first.record.line, cell.chosen.length]
  }
  return closed
}

/** What leads from one state to the next; empty when nothing does. Where a value came from counts: it is what is proven. */
export function cellChanges(before: ClosedCells, after: ClosedCells): CellChanges {
  const changes: Record<string, ClosedCell | null> = {}
  for (const [key, cell] of Object.entries(after)) {
    const was = before[key]
    if (was === undefined || cell.some((part, index) => part !== was[index])) changes[key] = cell
  }
  for (const key of Object.keys(before)) if (after[key] === undefined) changes[key] = null
  return changes
}

/** The state after some versions, the oldest first. */
export function applyChanges(versions: readonly CellChanges[]): ClosedCells {
  const cells: Record<string, ClosedCell> = {}
  for (const version of versions) {
    for (const [key, cell] of Object.entries(version)) {
      if (cell === null) delete cells[key]
      else cells[key] = cell
    }
  }
  return cells
}

/** Decimal text as an integer of 10^-decimals; undefined for what is no number. */
export function amountOfText(text: string, decimals: number): bigint | undefined {
  const groups = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<fraction>\d+))?$/u.exec(text)?.groups
  if (groups?.['whole'] === undefined || (groups['fraction'] ?? '').length > decimals) return undefined
  const digits = BigInt(`${groups['whole']}${(groups['fraction'] ?? '').padEnd(decimals, '0')}`)
  return groups['sign'] === '-' ? -digits : digits
}
