import type { Kysely } from 'kysely'
import type pg from 'pg'
import Cursor from 'pg-cursor'
import { withClient } from './driver.ts'
import { asStoreError } from './errors.ts'

/**
 * Rows of a query in batches, from a portal on the server. A generator holds its connection between turns, which
 * `withClient` cannot express, so the connection is lent until `finish`.
 */
export async function* batches<Row>(db: Kysely<unknown>, sql: string, parameters: readonly unknown[], size: number): AsyncGenerator<Row[]> {
  let finish: () => void = () => {}
  const finished = new Promise<void>((resolve) => (finish = resolve))
  let lent: (client: pg.PoolClient) => void = () => {}
  const client = new Promise<pg.PoolClient>((resolve) => (lent = resolve))
  const holding = withClient(db, (found) => {
    lent(found)
    return finished
  })
  const cursor = (await Promise.race([client, holding.then(() => client)])).query(new Cursor<Row>(sql, [...parameters]))
  try {
    for (;;) {
      const rows = await cursor.read(size)
      if (rows.length === 0) return
      yield rows
    }
  } catch (error) {
    throw asStoreError(error)
  } finally {
    await cursor.close().catch(() => {})
    finish()
    await holding
  }
}
