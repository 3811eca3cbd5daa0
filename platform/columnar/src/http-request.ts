import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { ClickHouseFault } from './http-error.ts'

/** One request of ClickHouse's HTTP interface, before its body is read. */
export type ColumnarRequest = {
  readonly queryId: string
  readonly urlSql: string
  readonly format: string
  readonly database: string | undefined
  readonly settings: Map<string, string>
  readonly parameters: Map<string, string>
  readonly wantsGzip: boolean
  /** Set by our own client when the answer should pass through a file instead of memory. */
  readonly throughFile: boolean
}

/** Words of the HTTP interface that are not settings, and that a process without users and sessions has no use for. */
const notSettings = new Set(['query', 'database', 'default_format', 'query_id', 'user', 'password', 'wait_end_of_query', 'buffer_size', 'compress', 'decompress', 'enable_http_compression', 'client_protocol_version', 'role', 'quota_key', 'stacktrace', 'http_headers_progress_interval_ms', 'send_progress_in_http_headers', 'cancel_http_readonly_queries_on_client_close'])

/** An upper bound for the answers kept in memory; a longer one is refused with 396 and has to be streamed. */
const answerBytes = String(256 << 20)

const defaults: readonly (readonly [string, string])[] = [
  ['session_timezone', 'Asia/Shanghai'],
  ['output_format_json_quote_64bit_integers', '1'],
  ['output_format_json_quote_decimals', '1'],
  ['max_execution_time', '600'],
  ['max_memory_usage', String(1536 << 20)],
  ['max_threads', '2'],
]

/** Reads URL and headers. GET is read-only, as ClickHouse has it. */
export function readRequest(request: IncomingMessage): ColumnarRequest {
  const url = new URL(request.url ?? '/', 'http://columnar')
  const headers = request.headers
  const throughFile = headers['x-jingwei-through-file'] === '1'
  const settings = new Map(defaults)
  if (!throughFile) settings.set('max_result_bytes', answerBytes)
  const parameters = new Map<string, string>()
  for (const [name, value] of url.searchParams) {
    if (name === 'session_id') throw new ClickHouseFault(113, 'HTTP sessions are not offered here; send every setting with its query', 'UNKNOWN_SESSION')
    if (name.startsWith('param_')) parameters.set(safeName(name.slice(6)), value)
    else if (!notSettings.has(name)) settings.set(safeName(name), value)
  }
  if (request.method === 'GET') settings.set('readonly', '1')
  const header = (name: string): string | undefined => [headers[name]].flat()[0]
  return {
    queryId: url.searchParams.get('query_id') || header('x-clickhouse-query-id') || randomUUID(),
    urlSql: url.searchParams.get('query') ?? '',
    format: url.searchParams.get('default_format') || header('x-clickhouse-format') || 'TabSeparated',
    database: url.searchParams.get('database') || header('x-clickhouse-database'),
    settings,
    parameters,
    wantsGzip: url.searchParams.get('enable_http_compression') === '1' && /\bgzip\b/u.test(header('accept-encoding') ?? ''),
    throughFile,
  }
}

function safeName(name: string): string {
  if (!/^[A-Za-z_]\w{0,127}$/u.test(name)) throw new ClickHouseFault(115, `Unknown setting '${name.slice(0, 60)}'`, 'UNKNOWN_SETTING')
  return name
}

function plainBody(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding']
  if (encoding === undefined || encoding === 'identity') return request
  if (encoding === 'gzip') return request.pipe(createGunzip()).on('close', () => request.resume())
  throw new ClickHouseFault(89, `Content-Encoding ${encoding} is not offered here; use gzip or none`, 'UNKNOWN_COMPRESSION_METHOD')
}

/** Statements longer than this are a mistake; rows belong in the body of an INSERT whose text is in the URL. */
const longestSql = 32 << 20

/** The body as SQL text. */
export async function readSql(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of plainBody(request) as AsyncIterable<Buffer>) {
    size += part.length
    if (size > longestSql) throw new ClickHouseFault(62, `The statement is longer than ${longestSql} bytes; send rows as the body of INSERT ... FORMAT`, 'SYNTAX_ERROR')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Writes the body to a file, so that rows never stand in our memory; returns its size in bytes. */
export async function spoolBody(request: IncomingMessage, path: string, abort: AbortSignal): Promise<number> {
  const file = createWriteStream(path, { mode: 0o600 })
  await pipeline(plainBody(request), file, { signal: abort })
  return file.bytesWritten
}
