import { isIP } from 'node:net'
import pg from 'pg'
import Cursor from 'pg-cursor'
import type { TableTarget } from '../../domain/connection.ts'
import type { Secret } from '../platform.ts'
import type { Asked, Bounds, Reader } from './reader.ts'

const connectMs = 15_000
const batch = 2_000
const quoted = pg.escapeIdentifier

/**
 * A table of PostgreSQL, or of what speaks its protocol (KingbaseES, openGauss): plain SELECTs in one read-only
 * repeatable-read transaction. Every value is made text by the server, so no number passes through a floating one.
 */
export async function readPostgres(target: TableTarget, address: string, secret: Secret, { statementSeconds, signal }: Bounds): Promise<Reader> {
  const schema = target.schema ?? 'public'
  const table = `${quoted(schema)}.${quoted(target.table)}`
  const client = new pg.Client({
    host: address, port: target.port, database: target.database, user: target.user, password: secret.value ?? '', connectionTimeoutMillis: connectMs, keepAlive: true, application_name: 'jingwei-intake',
    ssl: target.tls === 'none' ? false : { rejectUnauthorized: true, host: target.host, ...(isIP(target.host) === 0 ? { servername: target.host } : {}), ...(secret.certificate === undefined ? {} : { ca: secret.certificate }) },
  })
  // A lost connection also fails the query at hand, which tells it; without a listener it would end the process.
  client.on('error', () => {})
  const stop = (): void => void client.end().catch(() => {})
  const cut = (): void => (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  signal.addEventListener('abort', cut, { once: true })
  const where = (asked: Asked): { readonly sql: string; readonly values: readonly string[] } => {
    const parts: string[] = []
    const values: string[] = []
    const value = (text: string): string => `$${values.push(text)}`
    if (asked.period) parts.push(`cast(${quoted(asked.period.column)} as text) = ${value(asked.period.value)}`)
    if (asked.beyond) {
      if (asked.beyond.from !== undefined) parts.push(`${quoted(asked.beyond.column)} > ${value(asked.beyond.from)}`)
      parts.push(`${quoted(asked.beyond.column)} <= ${value(asked.beyond.upTo)}`)
    }
    return { sql: parts.length === 0 ? '' : ` where ${parts.join(' and ')}`, values }
  }
  try {
    signal.throwIfAborted()
    await client.connect()
    await client.query(`set timezone = 'Asia/Shanghai'`)
    await client.query(`set datestyle = 'ISO, YMD'`)
    await client.query(`set statement_timeout = ${Math.round(statementSeconds * 1000)}`)
    const comments = await commentsOf(client, schema, target.table)
    await client.query('start transaction isolation level repeatable read read only')
    const types = new Map<string, string>()
    return {
      async columns() {
        const { rows } = await client.query<{ column_name: string; data_type: string }>('select column_name, data_type from information_schema.columns where table_schema = $1 and table_name = $2 order by ordinal_position', [schema, target.table])
        for (const row of rows) types.set(row.column_name, row.data_type)
        return rows.map((row) => ({ name: row.column_name, type: row.data_type, comment: comments.get(row.column_name) ?? '' }))
      },
      async newest(column, settleMinutes) {
        const type = types.get(column) ?? ''
        const settled = type.startsWith('timestamp') ? ` where ${quoted(column)} <= current_timestamp - interval '${Math.round(settleMinutes)} minutes'` : type === 'date' && settleMinutes > 0 ? ` where ${quoted(column)} < current_date` : ''
        const { rows } = await client.query<{ newest: string | null }>(`select cast(max(${quoted(column)}) as text) as newest from ${table}${settled}`)
        return rows[0]?.newest ?? undefined
      },
      async *rows(asked) {
        const { sql, values } = where(asked)
        const list = asked.columns.map((column) => `cast(${quoted(column)} as text)`).join(', ')
        const cursor = client.query(new Cursor<(string | null)[]>(`select ${list} from ${table}${sql}${asked.limit === undefined ? '' : ` limit ${asked.limit}`}`, [...values], { rowMode: 'array' }))
        for (;;) {
          const rows = await cursor.read(batch)
          if (rows.length === 0) return
          yield rows.map((row) => row.map((cell) => cell ?? ''))
        }
      },
      async close() {
        signal.removeEventListener('abort', cut)
        stop()
      },
    }
  } catch (error) {
    signal.removeEventListener('abort', cut)
    stop()
    throw error
  }
}

/** Comments often hold the Chinese name. Not every server that speaks the protocol tells them: then there are none. */
async function commentsOf(client: pg.Client, schema: string, table: string): Promise<Map<string, string>> {
  try {
    const { rows } = await client.query<{ name: string; comment: string | null }>(
      `select a.attname as name, pg_catalog.col_description(c.oid, a.attnum) as comment from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace join pg_catalog.pg_attribute a on a.attrelid = c.oid
       where n.nspname = $1 and c.relname = $2 and a.attnum > 0 and not a.attisdropped`, [schema, table])
    return new Map(rows.flatMap((row) => (row.comment === null ? [] : [[row.name, row.comment.trim()] as const])))
  } catch (error) {
    if (typeof (error as { code?: unknown }).code === 'string' && /^[0-9A-Z]{5}$/u.test((error as { code: string }).code)) return new Map()
    throw error
  }
}
