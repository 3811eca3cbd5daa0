import { createHash, createHmac } from 'node:crypto'
import { Readable } from 'node:stream'
import { JingweiError, type Period } from '@jingwei/kernel'
import { readTable } from '@jingwei/tabular'
import type { HttpTarget, Proof } from '../../domain/connection.ts'
import type { Column } from '../../domain/columns.ts'
import { at, cellsOf, readExactJson } from '../../domain/exact-json.ts'
import { fillPeriod } from '../../domain/period-text.ts'
import type { Secret } from '../platform.ts'
import { ask } from './ask.ts'
import type { Bounds, Reader } from './reader.ts'

/** `mark` tells rows apart, whatever else an answer says about its time or number. */
type Page = { readonly rows: readonly ReadonlyMap<string, string>[]; readonly next?: string; readonly mark: string }
const noPage: Page = { rows: [], mark: '' }
type Asking = { readonly secret: Secret; readonly hosts: string; readonly period: Period | undefined; readonly since: string | undefined }

/** An interface that answers JSON page by page, or CSV. */
export function readHttp(target: HttpTarget, asking: Asking, bounds: Bounds): Reader {
  let first: Promise<Page> | undefined
  const firstPage = (): Promise<Page> => (first ??= readPage(target, asking, bounds, startOf(target)))
  return {
    async columns() {
      const names = new Map<string, Column>()
      for (const row of (await firstPage()).rows) for (const name of row.keys()) if (!names.has(name)) names.set(name, { name, comment: '', type: 'text' })
      return [...names.values()]
    },
    newest: async () => undefined,
    async *rows({ columns, limit }) {
      const { paging } = target
      const stuck = (): JingweiError => new JingweiError('intake.paging_stuck', { place: target.url.replace(/\?.*$/u, ''), parameter: paging.by === 'none' ? '' : paging.parameter })
      let page = await firstPage()
      let place = startOf(target)
      let longest = 0
      while (page.rows.length > 0) {
        yield page.rows.slice(0, limit).map((row) => columns.map((column) => row.get(column) ?? ''))
        const next = limit === undefined ? nextPlace(target, place, page) : undefined
        if (next === undefined) return
        if (next === place) throw stuck()
        longest = Math.max(longest, page.rows.length)
        const before = page
        place = next
        // Past a page that is not full there may be no page at all; a short one may as well be all a server gives at a time.
        page = await readPage(target, asking, bounds, next, 'size' in paging && page.rows.length < paging.size)
        if (page.mark !== before.mark || page.rows.length === 0) continue
        // Some servers give their last page again for any beyond it: it is known by being shorter than others.
        if (paging.by !== 'cursor' && page.rows.length < longest) return
        throw stuck()
      }
    },
    close: async () => {},
  }
}

const startOf = ({ paging }: HttpTarget): string | undefined => (paging.by === 'page' || paging.by === 'offset' ? String(paging.first) : undefined)

/** Where the next page begins; a server may give fewer rows than it was asked for, so only what came is counted. */
function nextPlace({ paging }: HttpTarget, place: string | undefined, { rows, next }: Page): string | undefined {
  if (paging.by === 'none') return undefined
  return paging.by === 'cursor' ? next : String(Number(place) + (paging.by === 'page' ? 1 : rows.length))
}

/** `mayEnd`: 404, or null where the rows stand, then means that there is no such page. */
async function readPage(target: HttpTarget, { secret, hosts, period, since }: Asking, bounds: Bounds, place: string | undefined, mayEnd = false): Promise<Page> {
  const { paging } = target
  const filled = (text: string): string => fillPeriod(text, period).replaceAll('{since}', since ?? '')
  const url = new URL(filled(target.url).replaceAll(' ', '%20'))
  const extra: Record<string, string> = paging.by === 'none' ? {} : { ...(place === undefined ? {} : { [paging.parameter]: place }), ...('sizeParameter' in paging && paging.sizeParameter !== '' ? { [paging.sizeParameter]: String(paging.size) } : {}) }
  let body: string | undefined
  if (target.method === 'POST') {
    const given = JSON.parse(filled(target.body === undefined || target.body.trim() === '' ? '{}' : target.body)) as object
    body = JSON.stringify({ ...given, ...Object.fromEntries(Object.entries(extra).map(([name, value]) => [name, paging.by === 'cursor' ? value : Number(value)])) })
  } else for (const [name, value] of Object.entries(extra)) url.searchParams.set(name, value)
  const answer = await ask(url.href, { method: target.method, headers: () => proofHeaders(target.proof, secret), hosts, secret, ...(body === undefined ? {} : { body }) }, bounds).catch((error: unknown) => {
    if (mayEnd && error instanceof JingweiError && error.code === 'intake.http_status' && error.details['status'] === 404) return undefined
    throw error
  })
  if (!answer || (mayEnd && answer.bytes.length === 0)) return noPage
  const shown = `${url.origin}${url.pathname}`
  if (/json/iu.test(answer.type)) return marked(pageOfJson(target, answer.bytes, shown, mayEnd))
  if (/csv|text\/plain/iu.test(answer.type)) return marked({ rows: await rowsOfCsv(answer.bytes) })
  throw new JingweiError('intake.not_data', { place: shown, found: answer.type.slice(0, 80) || '?' })
}

const marked = (page: Omit<Page, 'mark'>): Page => ({ ...page, mark: createHash('sha256').update(JSON.stringify(page.rows.map((row) => [...row]))).digest('hex') })

function pageOfJson(target: HttpTarget, bytes: Buffer, place: string, mayEnd: boolean): { rows: Page['rows']; next?: string } {
  let document: unknown
  try {
    document = readExactJson(bytes.toString('utf8'))
  } catch {
    throw new JingweiError('intake.not_data', { place, found: 'JSON?' })
  }
  const rows = at(document, target.rows)
  if (rows === null && mayEnd) return { rows: [] }
  if (!Array.isArray(rows) || rows.some((row) => typeof row !== 'object' || row === null)) {
    throw new JingweiError('intake.rows_not_found', { pointer: target.rows, found: typeof document === 'object' && document !== null ? Object.keys(document).slice(0, 12).join('、') : typeof document })
  }
  const next = target.paging.by === 'cursor' ? at(document, target.paging.next) : undefined
  return { rows: (rows as object[]).map((row) => cellsOf(row)), ...(typeof next === 'string' && next !== '' ? { next } : {}) }
}

async function rowsOfCsv(bytes: Buffer): Promise<Page['rows']> {
  const rows: Map<string, string>[] = []
  let header: readonly string[] = []
  for await (const event of readTable(Readable.from([bytes]))) {
    if (event.kind === 'head') header = event.head.header
    if (event.kind === 'rows') for (const row of event.rows) rows.push(new Map(header.map((name, index) => [name, row.cells[index] ?? ''])))
  }
  return rows
}

/** The headers that say who asks; made anew for each request, because a signature holds the time. */
function proofHeaders(proof: Proof, { value = '' }: Secret): Record<string, string> {
  if (proof.by === 'none') return {}
  if (proof.by === 'bearer') return { authorization: `Bearer ${value}` }
  const time = String(Date.now())
  const text = proof.template.replaceAll('{appKey}', proof.appKey).replaceAll('{secret}', value).replaceAll('{time}', time)
  const sign = proof.digest === 'hmac-sha256' ? createHmac('sha256', value).update(text).digest('hex') : createHash(proof.digest).update(text).digest('hex')
  return { [proof.keyHeader]: proof.appKey, [proof.timeHeader]: time, [proof.signHeader]: sign }
}
