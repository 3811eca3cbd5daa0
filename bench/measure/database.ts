import { silentLogger } from '@jingwei/kernel'
import { connect, startPostgres, type Store } from '@jingwei/store'

/** Lends the record store of a home to `use`, starting it when it does not run. */
export async function withStore<T>(home: string, use: (store: Store) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ home, logger: silentLogger })
  const store = connect({ url: postgres.url, applicationName: 'jingwei bench' })
  try {
    return await use(store)
  } finally {
    await store.close()
    await postgres.stop()
  }
}

/** Milliseconds from the first to the last moment of the newest import, start-up excluded. */
export const importTime = (home: string): Promise<{ readonly ms: number; readonly rows: number }> => withStore(home, async (store) => {
  const [row] = await store.query<{ ms: number; rows: number }>(
    `select (extract(epoch from finished_at - started_at) * 1000)::float8 as ms, (select sum(rows)::int from hub.batch where import_id = i.id) as rows
     from hub.import i where state = 'done' order by created_at desc limit 1`)
  if (!row) throw new Error('no import was finished in this home')
  return row
})
