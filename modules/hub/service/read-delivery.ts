import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { TableEvent } from '@jingwei/tabular'
import { readTable } from '@jingwei/tabular'
import { JingweiError } from '@jingwei/kernel'
import { builtInSources } from '../domain/sources/built-in.ts'
import { annotationHeaders } from '../domain/sources/recognise.ts'

const knownHeaders = builtInSources.flatMap((source) => {
  const header = source.columns.flatMap((column) => (column.header === undefined ? [] : [column.header]))
  return [header, [...header, ...annotationHeaders]]
})

/** Deflate cannot pack text tighter than about 1:1000; feeds stay far below this. */
const maxRatio = 200
const freeBytes = 64 * 1024 * 1024

/** The events of one delivered file; `.gz` is unpacked on the way, within bounds. */
export function readDelivery(path: string, fileName: string, size: number): AsyncIterable<TableEvent> {
  if (!fileName.toLowerCase().endsWith('.gz')) return readTable(path, { knownHeaders })
  return readTable(gunzipped(path, fileName, size), { knownHeaders })
}

async function* gunzipped(path: string, fileName: string, size: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  const limit = Math.max(freeBytes, size * maxRatio)
  const source = createReadStream(path)
  const unpacked = createGunzip()
  source.on('error', (error) => unpacked.destroy(error))
  try {
    for await (const chunk of source.pipe(unpacked) as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      if (bytes > limit) throw new JingweiError('hub.archive_too_large', { fileName, limit })
      yield chunk
    }
  } catch (error) {
    if (error instanceof JingweiError) throw error
    throw new JingweiError('hub.archive_broken', { fileName, reason: error instanceof Error ? error.message : String(error) }, { cause: error })
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}
