import { JingweiError } from '@jingwei/kernel'
import type { TableEvent, TableInput } from '@jingwei/tabular'
import { TabularError, readTable, withoutFormulaGuard } from '@jingwei/tabular'

export type Column = { readonly key: string; readonly zh: string; readonly en: string; readonly needed: boolean }

export type RejectedRow = { line: number; reason: { zh: string; en: string } }

/** A file to be imported: its name as shown in errors, and its bytes. */
export type ImportFile = { readonly fileName: string; readonly stream: TableInput }

export type Cells = Readonly<Record<string, string>>

/**
 * Hands each row to `take`, one after the other. A row that is refused is reported with its line and the others go on.
 * @throws identity.missing_column, identity.unreadable_file
 */
export async function importTable(file: ImportFile, columns: readonly Column[], take: (cells: Cells) => Promise<void>): Promise<RejectedRow[]> {
  const rejected: RejectedRow[] = []
  let places: ReadonlyMap<string, number> = new Map()
  const headers = [columns.map((column) => column.zh), columns.map((column) => column.en)]
  try {
    for await (const event of readTable(file.stream, { knownHeaders: headers })) {
      if (event.kind === 'head') places = placesOf(event.head.header, columns)
      else await takeRows(event, places, take, rejected)
    }
  } catch (error) {
    if (error instanceof TabularError) throw new JingweiError('identity.unreadable_file', { fileName: file.fileName, reason: error.zh }, { cause: error })
    throw error
  }
  return rejected
}

async function takeRows(event: TableEvent, places: ReadonlyMap<string, number>, take: (cells: Cells) => Promise<void>, rejected: RejectedRow[]): Promise<void> {
  if (event.kind === 'problems') rejected.push(...event.problems.map((problem) => ({ line: problem.line, reason: problem.advice })))
  if (event.kind !== 'rows') return
  for (const row of event.rows) {
    const cells = Object.fromEntries([...places].map(([key, index]) => [key, withoutFormulaGuard(row.cells[index] ?? '').trim()]))
    try {
      await take(cells)
    } catch (error) {
      // What refuses the row is told by its line; what stops the work stops it.
      if (!(error instanceof JingweiError) || error.status >= 500) throw error
      rejected.push({ line: row.line, reason: { zh: error.zh, en: error.en } })
    }
  }
}

function placesOf(header: readonly string[], columns: readonly Column[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const column of columns) {
    const index = header.findIndex((name) => [column.zh, column.en.toLowerCase(), column.key.toLowerCase()].includes(name.trim().toLowerCase()))
    if (index >= 0) places.set(column.key, index)
    else if (column.needed) throw new JingweiError('identity.missing_column', { column: column.zh })
  }
  return places
}
