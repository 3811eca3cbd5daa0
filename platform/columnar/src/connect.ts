import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client'
import { JingweiError } from '@jingwei/kernel'
import type { Columnar, ColumnarRow, QueryOptions, QueryParams } from './columnar.ts'
import { columnarError, isAway } from './errors.ts'
import { columnarPlace } from './place.ts'

/** Either the folder of a home whose columnar process answers, or the address of a ClickHouse server. */
export type ConnectOptions = { readonly home: string } | { readonly url: string; readonly user?: string; readonly password?: string; readonly database?: string }

/** How long a read waits for a process that is being restarted, in milliseconds. */
const patienceMs = 20_000

const fixedSettings = {
  session_timezone: 'Asia/Shanghai',
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
  output_format_decimal_trailing_zeros: 1,
  date_time_input_format: 'best_effort',
} as const

function clientOf(options: ConnectOptions): ClickHouseClient {
  const common = { clickhouse_settings: fixedSettings, request_timeout: 660_000, keep_alive: { enabled: true, idle_socket_ttl: 2500 }, log: { level: ClickHouseLogLevel.OFF } }
  if ('url' in options) {
    return createClient({ ...common, url: options.url, username: options.user ?? 'default', password: options.password ?? '', database: options.database ?? 'default', compression: { request: true, response: true } })
  }
  const agent = new Agent({ keepAlive: true, socketPath: columnarPlace(options.home).socket, maxSockets: 64 } as ConstructorParameters<typeof Agent>[0])
  return createClient({ ...common, url: 'http://localhost', http_agent: agent })
}

function settingsOf(options: QueryOptions): Record<string, string | number> {
  return {
    ...(options.maxMs === undefined ? {} : { max_execution_time: options.maxMs / 1000 }),
    ...(options.maxBytes === undefined ? {} : { max_memory_usage: String(options.maxBytes) }),
    ...(options.readonly ? { readonly: '1' } : {}),
  }
}

/** Runs a request; one that found nobody is asked again while the process is being restarted. */
async function patiently<T>(options: QueryOptions, mayRepeat: boolean, request: () => Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs
  for (let wait = 50; ; wait = Math.min(wait * 2, 1000)) {
    try {
      options.abort?.throwIfAborted()
      return await request()
    } catch (error) {
      const refused = error instanceof Error && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOENT')
      if (options.abort?.aborted || !isAway(error) || !(mayRepeat || refused) || Date.now() > until) throw columnarError(error, options.abort?.aborted)
      await sleep(wait)
    }
  }
}

const asJson = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value)

/** A replacer makes JSON.stringify several times slower, so it is used only for rows that hold a bigint. */
function jsonLine(row: ColumnarRow): string {
  for (const key in row) if (typeof row[key] === 'object' || typeof row[key] === 'bigint') return JSON.stringify(row, asJson)
  return JSON.stringify(row)
}

/** Lines of JSON in pieces of about 64 KB: one write per row would cost more than the rows. */
async function* jsonLines(rows: Iterable<ColumnarRow> | AsyncIterable<ColumnarRow>): AsyncGenerator<string> {
  let piece = ''
  for await (const row of rows) {
    piece += `${jsonLine(row)}\n`
    if (piece.length > 65_536) {
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}

const named = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``

/** Opens the columnar store. Nothing is asked of the server until the first call. */
export function connectColumnar(options: ConnectOptions): Columnar {
  const client = clientOf(options)
  const base = (given: QueryOptions, params: QueryParams) => ({
    query_params: { ...params },
    clickhouse_settings: settingsOf(given),
    ...(given.abort ? { abort_signal: given.abort } : {}),
  })
  return {
    query: <Row>(sql: string, params: QueryParams = {}, given: QueryOptions = {}) => patiently(given, true, async () => {
      const result = await client.query({ ...base(given, params), query: sql, format: 'JSONEachRow' })
      return await result.json<Row>()
    }),
    async *stream<Row>(sql: string, params: QueryParams = {}, given: QueryOptions = {}) {
      const result = await patiently(given, true, () => client.query({ ...base(given, params), query: sql, format: 'JSONEachRow', http_headers: { 'x-jingwei-through-file': '1' } }))
      try {
        for await (const rows of result.stream<Row>()) for (const row of rows) yield row.json() as Row
      } catch (error) {
        throw columnarError(error, given.abort?.aborted)
      } finally {
        result.close()
      }
    },
    command: (sql, params = {}, given = {}) => patiently(given, given.again ?? false, async () => {
      await client.command({ ...base(given, params), query: sql })
    }),
    async insert(table, rows, columns, given = {}) {
      const target = table.split('.').map(named).join('.')
      let started = false
      await patiently(given, false, async () => {
        if (started) throw new JingweiError('columnar.unavailable', { reason: 'it went away while the rows of an insert were being read' })
        if (!(await client.ping()).success) throw Object.assign(new Error('the columnar store does not answer'), { code: 'ECONNREFUSED' })
        started = true
        const values = Readable.from(jsonLines(rows), { objectMode: false })
        await client.exec({ ...base(given, {}), query: `INSERT INTO ${target} (${columns.map(named).join(', ')}) FORMAT JSONEachRow`, values })
          .then(({ stream }) => stream.resume())
      })
    },
    ping: async () => (await client.ping()).success,
    close: () => client.close(),
  }
}
