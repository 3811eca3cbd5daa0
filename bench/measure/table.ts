import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

/** The rows of a small CSV file (UTF-8, possibly gzipped) by header. */
export function readTable(path: string): readonly Readonly<Record<string, string>>[] {
  const bytes = readFileSync(path)
  return parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true })
}
