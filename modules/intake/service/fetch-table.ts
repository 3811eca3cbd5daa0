import { dayInChina, JingweiError, parsePeriod, type Ctx, type Period } from '@jingwei/kernel'
import type { FetchableSource } from '@jingwei/hub'
import type { Connection } from '../domain/connection.ts'
import { placeOf } from '../domain/connection.ts'
import { placeColumns } from '../domain/columns.ts'
import { fillPeriod } from '../domain/period-text.ts'
import { demandOneNarrowing } from './one-narrowing.ts'
import { writeTable, type WrittenTable } from './table-file.ts'
import type { IntakePlatform } from './platform.ts'
import { boundsOf, openReader } from './read/open.ts'
import { asSourceError } from './read/source-error.ts'
import type { Reader } from './read/reader.ts'

export type Fetched = { readonly file: WrittenTable; readonly fileName: string; readonly markUpTo?: string }
export type Asking = { readonly source: FetchableSource; readonly period: string | undefined; readonly markFrom: string | undefined }

const beijing = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

export const limitsOf = ({ settings }: IntakePlatform): { readonly statementSeconds: number; readonly runMinutes: number } => ({ statementSeconds: Number(settings['intake.statementSeconds']), runMinutes: Number(settings['intake.runMinutes']) })

export function periodIn(text: string | undefined): Period | undefined {
  const parsed = text === undefined ? undefined : parsePeriod(text)
  return parsed?.ok ? parsed.value : undefined
}

/**
 * Reads what a connection names into one packed CSV with the headers of the contract. Nothing is handed in here; when it
 * breaks off nothing is kept. Undefined when there is nothing beyond the mark.
 * @throws what `openReader`, `demandHeader`, `writeTable` throw, and the source's failures as `intake.*`
 */
export async function fetchTable(intake: IntakePlatform, ctx: Ctx, connection: Connection, asking: Asking, onRows: (rows: number) => void, stop: AbortSignal): Promise<Fetched | undefined> {
  const { target } = connection
  const limits = limitsOf(intake)
  const signal = AbortSignal.any([stop, AbortSignal.timeout(limits.runMinutes * 60_000)])
  const secret = await intake.secret(connection.code)
  const began = ctx.clock.now()
  const read = { rows: 0 }
  let reader: Reader | undefined
  try {
    reader = await openReader(intake, connection, secret, { period: periodIn(asking.period), since: asking.markFrom }, boundsOf(intake, signal))
    return await readInto(intake, connection, asking, reader, began, (rows) => {
      read.rows = rows
      onRows(rows)
    })
  } catch (error) {
    stop.throwIfAborted()
    throw asSourceError(signal.aborted ? signal.reason : error, target, connection.code, read.rows, secret.value, limits)
  } finally {
    await reader?.close()
  }
}

async function readInto(intake: IntakePlatform, connection: Connection, { source, period, markFrom }: Asking, reader: Reader, began: Date, onRows: (rows: number) => void): Promise<Fetched | undefined> {
  const { target, pairs } = connection
  const place = placeOf(target)
  const of = periodIn(period)
  const columns = await reader.columns()
  // An interface that gives no row tells no column either.
  if (columns.length === 0 && target.kind === 'http') return undefined
  if (columns.length === 0) throw new JingweiError('intake.table_missing', { place })
  const { placed, gone } = placeColumns(columns, pairs, (text) => intake.hub.fetching.headerOf(source.id, text), of)
  if (gone[0] !== undefined && target.kind !== 'http') throw new JingweiError('intake.column_missing', { place, column: gone.join('、') })
  const header = placed.map((each) => each.header)
  intake.hub.fetching.demandHeader(source.id, header.length === 0 ? columns.map((column) => column.comment || column.name) : header)
  const table = target.kind === 'postgres' || target.kind === 'mysql' ? target : undefined
  const known = new Set(columns.map((column) => column.name))
  for (const column of [table?.incrementalColumn, table?.periodColumn]) if (column !== undefined && !known.has(column)) throw new JingweiError('intake.column_missing', { place, column })
  const settleMinutes = Number(intake.settings['intake.settleMinutes'])
  const additions = source.arrangement?.manner === 'increment' ? table?.incrementalColumn : undefined
  // Saved before this was refused: a mark that is of all periods would leave out rows of others for good.
  if (additions !== undefined && table !== undefined) demandOneNarrowing(table)
  const upTo = additions === undefined ? undefined : await reader.newest(additions, settleMinutes)
  if (additions !== undefined && (upTo === undefined || upTo === markFrom)) return undefined
  const file = await writeTable(
    intake.blobs, header,
    reader.rows({
      columns: placed.map((each) => each.column),
      ...(additions !== undefined && upTo !== undefined ? { beyond: { column: additions, upTo, ...(markFrom === undefined ? {} : { from: markFrom }) } } : {}),
      ...(table?.periodColumn !== undefined && of !== undefined ? { period: { column: table.periodColumn, value: fillPeriod(table.periodForm ?? '{YYYY-MM}', of) } } : {}),
    }),
    { rows: Number(intake.settings['intake.maxRows']), bytes: Number(intake.settings['intake.maxMiB']) * 1_048_576, place }, onRows)
  // The year stands first: feeds that state their year once are read by it.
  const fileName = `${period ?? dayInChina(began)} 接入 ${connection.name}.csv.gz`
  // An interface is asked again from some minutes before it was read: what was being written then may not have been seen.
  const settled = new Date(began.getTime() - settleMinutes * 60_000)
  const markUpTo = upTo ?? (target.kind === 'http' && source.arrangement?.manner === 'increment' ? beijing(settled) : undefined)
  return { file, fileName, ...(markUpTo === undefined ? {} : { markUpTo }) }
}
