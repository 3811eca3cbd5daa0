import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Blobs, Stored } from '@jingwei/blob'
import { JingweiError } from '@jingwei/kernel'
import { ContentMark } from '../domain/content-mark.ts'

export type WrittenTable = Stored & { readonly rows: number; readonly contentMark: string }

const chunkCharacters = 64 * 1024

/** RFC 4180, just as it came: what is kept is what the source says, so no cell is changed for a spreadsheet's sake. */
const cell = (text: string): string => (/[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

/**
 * Writes rows as one packed CSV into the blob store; nothing is kept when the rows break off. Memory stays at a few
 * batches. @throws intake.too_much, and what the rows throw
 */
export async function writeTable(blobs: Blobs, header: readonly string[], batches: AsyncIterable<readonly (readonly string[])[]>, limits: { readonly rows: number; readonly bytes: number; readonly place: string }, onRows: (rows: number) => void): Promise<WrittenTable> {
  const mark = new ContentMark(header)
  let rows = 0
  let bytes = 0
  async function* text(): AsyncGenerator<string> {
    let chunk = line(header)
    for await (const batch of batches) {
      for (const cells of batch) {
        rows += 1
        if (rows > limits.rows) throw new JingweiError('intake.too_much', { place: limits.place, limit: `${limits.rows} 行 rows` })
        mark.add(cells)
        chunk += line(cells)
        if (chunk.length < chunkCharacters) continue
        bytes += Buffer.byteLength(chunk)
        if (bytes > limits.bytes) throw new JingweiError('intake.too_much', { place: limits.place, limit: `${Math.round(limits.bytes / 1_048_576)} MiB` })
        yield chunk
        chunk = ''
      }
      onRows(rows)
    }
    yield chunk
  }
  const stored: { of?: Stored } = {}
  await pipeline(Readable.from(text(), { objectMode: true, highWaterMark: 2 }), createGzip(), async (packed: AsyncIterable<Uint8Array>) => {
    stored.of = await blobs.put(packed)
  })
  if (!stored.of) throw new Error('the table was not written')
  return { ...stored.of, rows, contentMark: mark.text() }
}
