import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Logger } from '@jingwei/kernel'
import type { Engine } from './engine.ts'
import { ClickHouseFault, faultNumber, sendFault } from './http-error.ts'
import { readRequest, readSql, spoolBody, type ColumnarRequest } from './http-request.ts'
import { hasSecondStatement, insertFromFile, killedQueryId, selectIntoFile } from './statement.ts'

/** ClickHouse's HTTP protocol in front of the engine. The socket's permissions are the only guard: no users here. */
/** ClickHouse's own http_max_uri_size: parameters travel in the address, and a list of ids is soon longer than Node's 16 KiB. */
const longestUri = 1 << 20

export function columnarServer(engine: Engine, spool: string, logger: Logger): Server {
  const running = new Map<string, AbortController>()
  let files = 0

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0]
    if (path === '/ping') return void response.end('Ok.\n')
    if (path === '/replicas_status') return void response.end('Ok.\n')
    if (path !== '/') return void response.writeHead(404).end(`There is no handle ${path}\n`)
    const asked = readRequest(request)
    response.setHeader('x-clickhouse-query-id', asked.queryId)
    response.setHeader('x-clickhouse-timezone', 'Asia/Shanghai')
    if (running.has(asked.queryId)) throw new ClickHouseFault(216, `Query with id = ${asked.queryId} is already running`, 'QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING')
    const going = new AbortController()
    running.set(asked.queryId, going)
    response.on('close', () => { if (!response.writableFinished) going.abort() })
    const work = join(spool, `${process.pid}-${(files += 1)}`)
    try {
      await perform(asked, request, response, going.signal, work)
    } finally {
      running.delete(asked.queryId)
      await Promise.all([rm(`${work}.in`, { force: true }), rm(`${work}.out`, { force: true })])
    }
  }

  async function perform(asked: ColumnarRequest, request: IncomingMessage, response: ServerResponse, abort: AbortSignal, work: string): Promise<void> {
    const insert = asked.urlSql === '' ? undefined : insertFromFile(asked.urlSql, `${work}.in`)
    let sql = insert ?? ''
    if (insert !== undefined) {
      if ((await spoolBody(request, `${work}.in`, abort)) === 0) return void response.end()
    } else sql = [asked.urlSql, await readSql(request)].filter((part) => part.trim() !== '').join('\n')
    if (sql.trim() === '') throw new ClickHouseFault(62, 'Syntax error: Empty query', 'SYNTAX_ERROR')
    if (hasSecondStatement(sql)) throw new ClickHouseFault(62, 'Syntax error: Multi-statements are not allowed', 'SYNTAX_ERROR')
    const killed = killedQueryId(sql)
    if (killed !== undefined) {
      running.get(killed)?.abort()
      return void response.end()
    }
    const intoFile = asked.throughFile ? selectIntoFile(sql, `${work}.out`) : undefined
    const done = await engine.run({ sql: intoFile ?? sql, format: asked.format, database: asked.database, settings: asked.settings, parameters: asked.parameters, abort })
    response.setHeader('x-clickhouse-summary', JSON.stringify({ read_rows: String(done.rowsRead), read_bytes: String(done.bytesRead), written_rows: insert === undefined ? '0' : String(done.rowsRead), elapsed_ns: String(Math.round(done.seconds * 1e9)) }))
    response.setHeader('content-type', 'text/plain; charset=UTF-8')
    const hasFile = intoFile !== undefined && (await stat(`${work}.out`).catch(() => undefined)) !== undefined
    const source = hasFile ? createReadStream(`${work}.out`) : Readable.from(done.bytes.length > 0 ? [Buffer.from(done.bytes.buffer, done.bytes.byteOffset, done.bytes.byteLength)] : [])
    if (!asked.wantsGzip) return pipeline(source, response)
    response.setHeader('content-encoding', 'gzip')
    return pipeline(source, createGzip({ level: 1 }), response)
  }

  const server = createServer({ maxHeaderSize: longestUri }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      logger.debug({ number: faultNumber(error), err: error }, 'analytic query failed')
      request.resume()
      sendFault(response, error)
    })
  })
  // A big insert or a long query may keep a connection silent for minutes; the query itself has max_execution_time.
  server.requestTimeout = 0
  server.keepAliveTimeout = 60_000
  return server
}
