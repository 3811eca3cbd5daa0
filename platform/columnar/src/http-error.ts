import { STATUS_CODES, type ServerResponse } from 'node:http'

/** An error in ClickHouse's own words: number, name and text as its HTTP interface gives them. */
export class ClickHouseFault extends Error {
  readonly number: number

  constructor(number: number, text: string, name: string) {
    super(`Code: ${number}. DB::Exception: ${text} (${name})`)
    this.number = number
  }
}

/** ClickHouse's mapping of error numbers to HTTP (HTTPHandler's exceptionCodeToHTTPStatus): the usual ones. */
const statuses: ReadonlyMap<number, number> = new Map([
  ...[6, 26, 27, 36, 38, 41, 43, 47, 50, 53, 62, 70, 72, 115, 117, 456, 457].map((number) => [number, 400] as const),
  ...[16, 46, 60, 81].map((number) => [number, 404] as const),
  [159, 408], [164, 500], [202, 503], [516, 403],
])

/** The number in chDB's message, 1002 (UNKNOWN_EXCEPTION) when there is none. */
export function faultNumber(error: unknown): number {
  if (error instanceof ClickHouseFault) return error.number
  const match = error instanceof Error ? /Code: (\d+)\./u.exec(error.message) : undefined
  return match ? Number(match[1]) : 1002
}

/** Answers with ClickHouse's status, header and text. */
export function sendFault(response: ServerResponse, error: unknown): void {
  if (response.destroyed) return
  if (response.headersSent) {
    response.destroy()
    return
  }
  const number = faultNumber(error)
  const message = error instanceof Error ? error.message : String(error)
  const text = /Code: \d+\./u.test(message) ? message.slice(message.indexOf('Code: ')) : `Code: ${number}. DB::Exception: ${message} (UNKNOWN_EXCEPTION)`
  const status = statuses.get(number) ?? 500
  response.writeHead(status, STATUS_CODES[status], { 'content-type': 'text/plain; charset=UTF-8', 'x-clickhouse-exception-code': String(number) })
  response.end(`${text}\n`)
}
