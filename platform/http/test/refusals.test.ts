import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpServer } from '../index.ts'
import { as, door } from './door.ts'

describe('what the door refuses', () => {
  let server: HttpServer
  beforeAll(async () => { server = await door() })
  afterAll(() => server.close())

  it('answers every refusal as problem+json with code and trace, in the reader\'s language', async () => {
    const chinese = await server.inject('/api/demo/nothing')
    expect(chinese.statusCode).toBe(404)
    expect(chinese.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(chinese.json()).toMatchObject({ code: 'http.no_route', status: 404, type: 'urn:jingwei:error:http.no_route', title: '没有这个地址', detail: '没有这个地址：GET /api/demo/nothing。', traceId: chinese.headers['x-trace-id'] })
    const english = await server.inject({ url: '/api/demo/nothing', headers: { 'accept-language': 'fr, en-GB;q=0.8, zh;q=0.5' } })
    expect(english.json().detail).toBe('There is no GET /api/demo/nothing.')
    expect((await server.inject('/api/demo/nothing?lang=en')).json().detail).toMatch(/^There is no/u)
  })

  it('reads no meaning into a malformed address', async () => {
    expect((await server.inject('/api/demo/%zz')).json()).toMatchObject({ status: 400, code: 'http.bad_address' })
    expect((await server.inject(`/api/demo/items/${'1'.repeat(500)}`)).headers['content-type']).toContain('problem+json')
  })

  it('names the methods an address takes', async () => {
    const answer = await server.inject({ method: 'DELETE', url: '/api/demo/items', headers: as('officer') })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('GET, POST')
  })

  it('asks strangers to sign in and refuses those without the permission, before reading a body', async () => {
    expect((await server.inject('/api/demo/items')).json().code).toBe('kernel.unauthenticated')
    expect((await server.inject({ url: '/api/demo/items', headers: as('nobody') })).json().code).toBe('kernel.unauthenticated')
    const body = await server.inject({ method: 'POST', url: '/api/demo/items', headers: { ...as('officer'), 'content-type': 'application/json' }, payload: '{not json' })
    expect(body.json()).toMatchObject({ status: 403, code: 'kernel.forbidden' })
  })

  it('names an unknown field, a missing one and a wrong type', async () => {
    const unknown = await server.inject({ url: '/api/demo/items?pgae=2&page=x', headers: as('officer') })
    expect(unknown.statusCode).toBe(400)
    expect(unknown.json().errors.map((error: { field: string }) => error.field).toSorted()).toEqual(['query.page', 'query.pgae'])
    const body = await server.inject({ method: 'POST', url: '/api/demo/items?lang=en', headers: as('system'), payload: { name: 'a', nmae: 1 } })
    expect(body.json().detail).toContain('unknown field "body.nmae"')
    expect((await server.inject({ method: 'POST', url: '/api/demo/items', headers: as('system'), payload: {} })).json().detail).toContain('缺少“body.name”')
    expect((await server.inject({ url: '/api/demo/items?sort=size&lang=en', headers: as('officer') })).json().detail).toContain('must be one of "name", "-name"')
    expect((await server.inject({ url: '/api/demo/items/not-an-id', headers: as('officer') })).json().errors[0].field).toBe('params.id')
  })

  it('reads numbers and booleans out of the query', async () => {
    const answer = await server.inject({ url: '/api/demo/items?page=2&withCode=true', headers: as('officer') })
    expect(answer.json()).toEqual({ items: [{ n: 3 }], total: 1, page: 2, pageSize: 20 })
  })

  it('refuses malformed JSON, other content types and bodies over the limit', async () => {
    const send = (type: string, payload: string) => server.inject({ method: 'POST', url: '/api/demo/items', headers: { ...as('system'), 'content-type': type }, payload })
    expect((await send('application/json', '{"name":')).json().code).toBe('http.malformed_body')
    expect((await send('text/plain', 'name')).json()).toMatchObject({ status: 415, code: 'http.unsupported_media_type' })
    expect((await send('application/json', JSON.stringify({ name: 'x'.repeat(4000) }))).json()).toMatchObject({ status: 413, detail: '内容超过上限 2 KiB，请拆分后上传。' })
  })

  it('says nothing of the inside when something breaks', async () => {
    const crash = await server.inject('/api/demo/crash')
    expect(crash.statusCode).toBe(500)
    expect(crash.body).not.toContain('secret_table')
    expect(crash.json().detail).toContain(crash.headers['x-trace-id'])
    expect((await server.inject('/api/demo/full')).json()).toMatchObject({ status: 507, code: 'http.disk_full' })
  })

  it('keeps an undeclared field from leaving: an error in tests, left out in production', async () => {
    expect((await server.inject('/api/demo/leak')).json()).toMatchObject({ status: 500, code: 'http.undeclared_response' })
    const production = await door({ strictResponses: false })
    expect((await production.inject('/api/demo/leak')).body).toBe('{"name":"a"}')
    await production.close()
  })

  it('counts requests and says when to come back', async () => {
    await server.inject('/api/demo/rare')
    await server.inject('/api/demo/rare')
    const third = await server.inject('/api/demo/rare')
    expect(third.json()).toMatchObject({ status: 429, code: 'kernel.too_many_requests' })
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('does not know government routes in a public process', async () => {
    const open = await door({ zone: 'internet' })
    expect((await open.inject('/api/demo/inner')).statusCode).toBe(404)
    expect(JSON.stringify(open.openApi)).not.toContain('/api/demo/inner')
    expect((await open.inject('/api/demo/hello')).statusCode).toBe(200)
    await open.close()
  })
})
