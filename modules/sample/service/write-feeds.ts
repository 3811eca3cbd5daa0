import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { County } from '../domain/enterprise.ts'
import { deliveries } from '../domain/feeds/deliveries.ts'
import type { Delivery, FeedName } from '../domain/feeds/table.ts'
import { encodeFeed } from './encode.ts'

/** One file as written. */
export interface WrittenFeed {
  readonly feed: FeedName
  readonly file: string
  /** Full path. */
  readonly path: string
  /** Data rows; titles, header and total row not counted. */
  readonly records: number
  readonly bytes: number
  readonly delivery: Delivery
}

/**
 * Writes the county as its departments would deliver it: nine feeds in thirteen files, in the order of import.
 * The folder is made when absent; files of the same name are overwritten. Rejects when the folder cannot be written.
 */
export async function writeFeeds(county: County, folder: string): Promise<WrittenFeed[]> {
  await mkdir(folder, { recursive: true })
  const written: WrittenFeed[] = []
  for (const table of deliveries(county)) {
    const bytes = encodeFeed(table)
    const path = join(folder, table.file)
    await writeFile(path, bytes)
    written.push({ feed: table.feed, file: table.file, path, records: table.rows.length, bytes: bytes.length, delivery: table.delivery })
  }
  return written
}
