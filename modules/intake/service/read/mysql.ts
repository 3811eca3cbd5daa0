import { connect as openSocket } from 'node:net'
import { createConnection, type Connection, type RowDataPacket } from 'mysql2'
import type { TableTarget } from '../../domain/connection.ts'
import type { Secret } from '../platform.ts'
import type { Asked, Bounds, Reader } from './reader.ts'

const connectMs = 15_000
const batch = 2_000
const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``
const wholeNumbers = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'decimal'])
const texts = new Set(['char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'enum', 'set'])

/** A table of MySQL or MariaDB: plain SELECTs in one read-only snapshot, streamed; every value is made text by the server. */
export async function readMysql(target: TableTarget, address: string, secret: Secret, { statementSeconds, signal }: Bounds): Promise<Reader> {
  const table = `${quoted(target.database)}.${quoted(target.table)}`
  const socket = openSocket({ host: address, port: target.port })
  const connection = createConnection({
    // The name stays for the certificate; the socket goes to the address that was checked.
    host: target.host, port: target.port, database: target.database, user: target.user, password: secret.value ?? '', charset: 'utf8mb4', timezone: '+08:00', connectTimeout: connectMs, multipleStatements: false, supportBigNumbers: true, bigNumberStrings: true,
    flags: ['-LOCAL_FILES'],
    stream: () => socket,
    ...(target.tls === 'none' ? {} : { ssl: { rejectUnauthorized: true, verifyIdentity: true, ...(secret.certificate === undefined ? {} : { ca: secret.certificate }) } }),
  })
  // A lost connection also fails the query at hand, which tells it; without a listener it would end the process.
  connection.on('error', () => {})
  // Closing politely would leave whoever waits for an answer waiting.
  const cut = (): void => void socket.destroy(new Error('aborted'))
  signal.addEventListener('abort', cut, { once: true })
  const types = new Map<string, string>()
  const where = (asked: Asked): { readonly sql: string; readonly values: readonly string[] } => {
    const parts: string[] = []
    const values: string[] = []
    const value = (text: string, column: string): string => {
      values.push(text)
      // Text compared with a number would pass through a floating one.
      return wholeNumbers.has(types.get(column) ?? '') ? 'cast(? as decimal(65, 10))' : '?'
    }
    if (asked.period) {
      values.push(asked.period.value)
      parts.push(`cast(${quoted(asked.period.column)} as char) = ?`)
    }
    if (asked.beyond) {
      const { column, from, upTo } = asked.beyond
      if (from !== undefined) parts.push(`${quoted(column)} > ${value(from, column)}`)
      parts.push(`${quoted(column)} <= ${value(upTo, column)}`)
    }
    return { sql: parts.length === 0 ? '' : ` where ${parts.join(' and ')}`, values }
  }
  const asText = (column: string): string => (target.charset !== undefined && texts.has(types.get(column) ?? '') ? `convert(cast(${quoted(column)} as binary) using ${target.charset})` : `cast(${quoted(column)} as char)`)
  try {
    signal.throwIfAborted()
    await connected(connection)
    await run(connection, 'set session transaction isolation level repeatable read')
    await run(connection, `set time_zone = '+08:00'`)
    // MariaDB counts seconds, MySQL milliseconds; each knows only its own.
    await run(connection, `set session max_statement_time = ${statementSeconds}`).catch(() => run(connection, `set session max_execution_time = ${statementSeconds * 1000}`)).catch(onlyUnknown)
    await run(connection, 'start transaction with consistent snapshot, read only')
    return {
      async columns() {
        const rows = await run<{ name: string; type: string; comment: string }>(connection, 'select column_name as name, data_type as type, column_comment as comment from information_schema.columns where table_schema = ? and table_name = ? order by ordinal_position', [target.database, target.table])
        for (const row of rows) types.set(row.name, row.type.toLowerCase())
        return rows.map((row) => ({ ...row, comment: row.comment.trim() }))
      },
      async newest(column, settleMinutes) {
        const type = types.get(column) ?? ''
        const settled = type === 'datetime' || type === 'timestamp' ? ` where ${quoted(column)} <= now() - interval ${Math.round(settleMinutes)} minute` : type === 'date' && settleMinutes > 0 ? ` where ${quoted(column)} < current_date` : ''
        const rows = await run<{ newest: string | null }>(connection, `select cast(max(${quoted(column)}) as char) as newest from ${table}${settled}`)
        return rows[0]?.newest ?? undefined
      },
      async *rows(asked) {
        const { sql, values } = where(asked)
        const list = asked.columns.map(asText).join(', ')
        const query = connection.query({ sql: `select ${list} from ${table}${sql}${asked.limit === undefined ? '' : ` limit ${asked.limit}`}`, values: [...values], rowsAsArray: true })
        const stream = query.stream({ highWaterMark: batch })
        // The driver tells a lost connection to the connection alone; the stream would wait for ever.
        const broken = (error: Error): void => void stream.destroy(error)
        connection.on('error', broken)
        let rows: string[][] = []
        try {
          for await (const row of stream as AsyncIterable<(string | null)[]>) {
            rows.push(row.map((cell) => cell ?? ''))
            if (rows.length < batch) continue
            yield rows
            rows = []
          }
          if (rows.length > 0) yield rows
        } finally {
          connection.off('error', broken)
        }
      },
      async close() {
        signal.removeEventListener('abort', cut)
        connection.destroy()
      },
    }
  } catch (error) {
    signal.removeEventListener('abort', cut)
    connection.destroy()
    throw error
  }
}

const connected = (connection: Connection): Promise<void> => new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())))

const run = <Row>(connection: Connection, sql: string, values: readonly string[] = []): Promise<Row[]> =>
  new Promise((resolve, reject) => connection.query<RowDataPacket[]>(sql, [...values], (error, rows) => (error ? reject(error) : resolve(rows as unknown as Row[]))))

/** A server that knows neither time-out is bounded by the reading's own. */
const onlyUnknown = (error: { readonly code?: string }): void => {
  if (error.code !== 'ER_UNKNOWN_SYSTEM_VARIABLE') throw error
}
