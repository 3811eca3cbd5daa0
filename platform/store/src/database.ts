import pg from 'pg'
import { codeOf } from './errors.ts'

/**
 * Makes the database with what our SQL relies on: pg_trgm and the collation `zh_pinyin`. Safe to repeat and to run
 * from several processes at once.
 */
export async function prepareDatabase({ adminUrl, url, name }: { adminUrl: string; url: string; name: string }): Promise<void> {
  await using(adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await unlessThere(client.query(`create database ${pg.escapeIdentifier(name)}`))
  })
  await using(url, prepareObjects)
}

/** Extension and collation only, in a database that exists (DATABASE_URL). */
export async function prepareObjects(client: pg.ClientBase): Promise<void> {
  const found = await client.query<{ trgm: boolean; pinyin: boolean }>(`
    select exists (select from pg_extension where extname = 'pg_trgm') as trgm,
           exists (select from pg_collation where collname = 'zh_pinyin' and collnamespace = 'public'::regnamespace) as pinyin`)
  if (found.rows[0]?.trgm !== true) await unlessThere(client.query('create extension if not exists pg_trgm schema public'))
  if (found.rows[0]?.pinyin !== true) {
    await unlessThere(client.query(`create collation if not exists public.zh_pinyin (provider = icu, locale = 'zh-u-co-pinyin')`))
  }
}

/** "if not exists" still fails when two sessions create at the same moment. */
async function unlessThere(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!['42P04', '42710', '23505', '42P06'].includes(codeOf(error) ?? '')) throw error
  })
}

async function using(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
