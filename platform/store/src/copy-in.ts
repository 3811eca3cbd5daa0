import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { copyLine, type CopyValue, type JsonValue } from './copy-text.ts'

export type CopyRow = readonly (CopyValue | JsonValue)[]

const chunkCharacters = 64 * 1024

/** `schema.table` or `table`, quoted. */
const quoted = (table: string): string => table.split('.').map((part) => pg.escapeIdentifier(part)).join('.')

type Rows = AsyncIterable<CopyRow> | Iterable<CopyRow>

/** Rows that are at hand are not awaited one by one. */
const chunks = (rows: Rows): Iterable<string> | AsyncIterable<string> => (Symbol.iterator in rows ? chunksAtHand(rows) : chunksAwaited(rows))

function* chunksAtHand(rows: Iterable<CopyRow>): Iterable<string> {
  let chunk = ''
  for (const row of rows) {
    chunk += copyLine(row)
    if (chunk.length < chunkCharacters) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

async function* chunksAwaited(rows: AsyncIterable<CopyRow>): AsyncIterable<string> {
  let chunk = ''
  for await (const row of rows) {
    chunk += copyLine(row)
    if (chunk.length < chunkCharacters) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

/** COPY of rows into a table on one client; memory stays at a few chunks whatever the number of rows. */
export async function copyRows(client: pg.ClientBase, table: string, columns: readonly string[], rows: Rows): Promise<number> {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const target = client.query(from(`copy ${quoted(table)} (${list}) from stdin`))
  await pipeline(Readable.from(chunks(rows), { objectMode: true, highWaterMark: 4 }), target)
  return target.rowCount
}
