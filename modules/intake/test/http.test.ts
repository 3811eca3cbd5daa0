import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firms, kept, month, ok, openCounty, registerCsv, type County } from './county.ts'

const secret = 'app-secret-2026'
let county: County
let server: Server
let port = 0
let answer: (request: IncomingMessage, url: URL, body: string, response: ServerResponse) => void

const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => ({ 户号: `44${index}`, 用户名称: firms[index % 5]?.name, 统一社会信用代码: firms[index % 5]?.code, 用电地址: firms[index % 5]?.address, 用电类别: '大工业', dl: 10 }))
const json = (response: ServerResponse, body: unknown, headers: Record<string, string> = {}): void => void response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body))

const target = (more: object = {}) => ({ kind: 'http', url: `http://127.0.0.1:${port}/api/ydl?month={YYYYMM}`, method: 'GET', rows: '/data/rows', paging: { by: 'page', parameter: 'pageNum', sizeParameter: 'pageSize', size: 100, first: 1 }, proof: { by: 'bearer' }, ...more })
const draft = (more: object = {}) => ({ name: '用电接口', code: 'api', sourceId: 'power_supply', target: target(), pairs: [{ column: 'dl', header: '{M}月' }], schedule: { kind: 'daily', at: '02:30' }, ...more })
const code = async (of: object): Promise<string> => (await county.send('POST', 'intake/trial', of)).json<{ code: string }>().code

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    answer(request, new URL(request.url ?? '/', 'http://x'), body, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  county = await openCounty({ 'intake.pageMiB': 1, 'intake.maxRows': 500 })
  await county.deliver('register.csv', registerCsv)
  await county.arrange('power_supply')
  county.secrets.set('api', { value: secret })
})
afterAll(async () => {
  await county?.close()
  server?.closeAllConnections()
  server?.close()
})

describe('an interface', () => {
  it('is read page by page, asked again when it is busy, and handed in once', async () => {
    const rows = rowsOf(250)
    const asked: string[] = []
    let busy = 1
    answer = (request, url, _body, response) => {
      asked.push(`${url.pathname}${url.search}`)
      if (request.headers.authorization !== `Bearer ${secret}`) return void response.writeHead(401).end()
      if (busy-- > 0) return void response.writeHead(429, { 'retry-after': '0' }).end()
      const page = Number(url.searchParams.get('pageNum'))
      json(response, { code: 0, data: { rows: rows.slice((page - 1) * 100, page * 100) } })
    }
    const id = await county.connect(draft())
    expect(await county.run(id)).toMatchObject({ state: { id: 'handed' }, rows: 250, period: month })
    expect(asked).toEqual([1, 1, 2, 3, 4].map((page) => `/api/ydl?month=${month.replace('-', '')}&pageNum=${page}&pageSize=100`))
    ok(await county.accept('power_supply', month))
    expect(await county.value(firms[0]!, 'electricity', month)).toBe('500')
    expect(await county.run(id)).toMatchObject({ state: { id: 'unchanged' } })
    expect(`${await kept(county)}${county.logged.join('\n')}`).not.toContain(secret)
    expect((await county.get<{ nextRunAt: string }>(`intake/${id}`)).nextRunAt).toMatch(/T18:30:00\.000Z$/u)
  })

  it('is signed as it asks for, by cursor and POST, with every digit kept', async () => {
    const proof = { by: 'sign', appKey: 'k1', keyHeader: 'appKey', timeHeader: 'requestTime', signHeader: 'sign', digest: 'md5', template: '{appKey}{secret}{time}' }
    const bodies: object[] = []
    answer = (request, _url, body, response) => {
      bodies.push(JSON.parse(body) as object)
      const time = String(request.headers['requesttime'])
      const right = createHash('md5').update(`k1${secret}${time}`).digest('hex') === request.headers['sign'] && request.headers['appkey'] === 'k1'
      if (!right) return void response.writeHead(403).end()
      json(response, '{"next":"","list":[{"户号":12345678901234567890,"用户名称":"甲","dl":0.10,"more":{"用电类别":null}}]}')
    }
    const seen = ok(await county.send('POST', 'intake/trial', draft({ target: target({ method: 'POST', body: '{"month":"{YYYY-MM}"}', url: `http://127.0.0.1:${port}/q`, rows: '/list', paging: { by: 'cursor', parameter: 'after', next: '/next' }, proof }), pairs: [{ column: 'dl', header: '{M}月' }, { column: 'more.用电类别', header: '用电类别' }] }))).json<{ header: string[]; rows: string[][]; lacks: string[] }>()
    expect(seen.rows).toEqual([['12345678901234567890', '甲', '0.10', '']])
    expect(seen.lacks).toEqual(['统一社会信用代码', '用电地址'])
    expect(bodies).toEqual([{ month }])
  })

  it('gives CSV as well', async () => {
    answer = (_request, _url, _body, response) => void response.writeHead(200, { 'content-type': 'text/csv' }).end('户号,用户名称\r\n001,"甲, 乙"\r\n')
    expect(ok(await county.send('POST', 'intake/trial', draft({ target: target({ paging: { by: 'none' } }) }))).json<{ rows: string[][] }>().rows).toEqual([['001', '甲, 乙']])
  })

  it('is refused when it leads elsewhere, answers too much, no data, or the same page for ever', async () => {
    answer = (_request, _url, _body, response) => void response.writeHead(302, { location: 'http://elsewhere.example/data' }).end()
    expect(await code(draft())).toBe('intake.redirected')
    answer = (_request, url, _body, response) => (url.pathname === '/final' ? json(response, { data: { rows: rowsOf(1) } }) : void response.writeHead(307, { location: '/final' }).end())
    expect((await county.send('POST', 'intake/trial', draft())).status).toBe(200)
    answer = (_request, _url, _body, response) => json(response, `{"data":{"rows":["${'x'.repeat(2_000_000)}"]}}`)
    expect(await code(draft())).toBe('intake.too_much')
    answer = (_request, _url, _body, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>登录</html>')
    expect(await code(draft())).toBe('intake.not_data')
    answer = (_request, _url, _body, response) => json(response, { 数据: [] })
    expect((await county.send('POST', 'intake/trial', draft())).json()).toMatchObject({ code: 'intake.rows_not_found', detail: expect.stringContaining('数据') })
    answer = (_request, _url, _body, response) => void response.writeHead(403).end()
    expect(await code(draft())).toBe('intake.http_status')
    const id = await county.connect(draft({ name: '坏接口', code: 'bad' }))
    county.secrets.set('bad', { value: secret })
    let said = 0
    answer = (_request, _url, _body, response) => json(response, { time: (said += 1), data: { rows: rowsOf(100) } })
    expect(await county.run(id)).toMatchObject({ state: { id: 'failed' }, error: { code: 'intake.paging_stuck' } })
    answer = (_request, url, _body, response) => json(response, { data: { rows: rowsOf(100).map((row) => ({ ...row, 户号: `${row.户号}-${url.searchParams.get('pageNum')}` })) } })
    expect(await county.run(id)).toMatchObject({ state: { id: 'failed' }, rows: 0, error: { code: 'intake.too_much' } })
  })

  it('is read to its end whatever a server gives at a time, and however it says that there is no more', async () => {
    const rows = rowsOf(130)
    const id = await county.connect(draft({ name: '小页', code: 'small' }))
    county.secrets.set('small', { value: secret })
    const change = async (paging: object): Promise<void> => {
      const { version } = await county.get<{ version: number }>(`intake/${id}`)
      ok(await county.send('PUT', `intake/${id}`, { ...draft({ name: '小页', code: 'small', target: target({ paging: { parameter: 'at', sizeParameter: 'n', size: 100, first: 1, ...paging } }) }), version }))
    }
    const asked: number[] = []
    // Never more than fifty at a time, and beyond the end: nothing, the last page again, no such page, no list.
    const beyond: readonly ((response: ServerResponse) => void)[] = [(response) => json(response, { data: { rows: [] } }), (response) => json(response, { data: { rows: rows.slice(100) } }), (response) => void response.writeHead(404).end(), (response) => json(response, { data: { rows: null } })]
    for (const end of beyond) {
      await change({ by: 'page' })
      answer = (_request, url, _body, response) => {
        const page = Number(url.searchParams.get('at'))
        if (page > 3) end(response)
        else json(response, { data: { rows: rows.slice((page - 1) * 50, page * 50) } })
      }
      const run = await county.run(id)
      expect(run).toMatchObject({ rows: 130 })
      for (const attempt of await county.attempts('power_supply', month)) if (['checked', 'submitted'].includes(attempt.state.id)) ok(await county.send('POST', `hub/submissions/${attempt.id}/withdraw`, {}))
    }
    await change({ by: 'offset', first: 0 })
    answer = (_request, url, _body, response) => {
      const from = Number(url.searchParams.get('at'))
      asked.push(from)
      json(response, { data: { rows: rows.slice(from, from + 50) } })
    }
    expect(await county.run(id)).toMatchObject({ rows: 130 })
    expect(asked).toEqual([0, 50, 100, 130])
    for (const attempt of await county.attempts('power_supply', month)) if (['checked', 'submitted'].includes(attempt.state.id)) ok(await county.send('POST', `hub/submissions/${attempt.id}/withdraw`, {}))
    // One page for ever: the parameter may mean nothing to the server, and nobody knows what else there is.
    answer = (_request, _url, _body, response) => json(response, { data: { rows: rows.slice(0, 10) } })
    expect(await county.run(id)).toMatchObject({ state: { id: 'failed' }, error: { code: 'intake.paging_stuck' } })
    answer = (_request, url, _body, response) => (url.searchParams.get('at') === '0' ? json(response, { data: { rows: rows.slice(0, 100) } }) : void response.writeHead(404).end())
    expect(await county.run(id)).toMatchObject({ state: { id: 'failed' }, error: { code: 'intake.http_status' } })
  })

  it('is entered only whole, without a password in its address, once a name', async () => {
    expect((await county.send('POST', 'intake', draft({ name: 'x', code: 'y', target: target({ url: 'ftp://127.0.0.1/x' }) }))).json()).toMatchObject({ code: 'intake.bad_connection' })
    expect((await county.send('POST', 'intake', draft({ name: 'x', code: 'y', target: target({ url: `http://u:p@127.0.0.1:${port}/` }) }))).json()).toMatchObject({ code: 'intake.bad_connection' })
    expect((await county.send('POST', 'intake', draft())).json()).toMatchObject({ code: 'intake.name_taken' })
    const { items } = await county.get<{ items: { id: string; name: string }[] }>('intake')
    const id = items.find((each) => each.name === '用电接口')?.id ?? ''
    ok(await county.send('PUT', `intake/${id}`, { ...draft(), version: 1 }))
    expect((await county.send('PUT', `intake/${id}`, { ...draft(), version: 1 })).json()).toMatchObject({ code: 'intake.changed_meanwhile' })
    ok(await county.send('POST', `intake/${id}/pause`, { paused: true }))
    expect((await county.send('POST', `intake/${id}/run`, {})).json()).toMatchObject({ code: 'intake.paused' })
  })
})
