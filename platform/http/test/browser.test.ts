import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpServer } from '../index.ts'
import { as, door } from './door.ts'

describe('what a browser meets', () => {
  let server: HttpServer
  const folder = mkdtempSync(join(tmpdir(), 'portal-'))
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><title>经纬</title></head></html>')
    writeFileSync(join(folder, 'assets/app-1a2b.js'), 'console.log(1)')
    writeFileSync(join(folder, 'assets/app-1a2b.js.gz'), gzipSync('console.log(1)'))
    server = await door({ staticDir: folder })
  })
  afterAll(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  it('is told to load nothing from elsewhere, to frame nothing and to send no referrer', async () => {
    const { headers } = await server.inject('/api/demo/hello')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  it('hears of HSTS only where a trusted proxy spoke TLS', async () => {
    const forwarded = { 'x-forwarded-proto': 'https' }
    expect((await server.inject({ url: '/api/demo/hello', headers: forwarded })).headers['strict-transport-security']).toBeUndefined()
    const behind = await door({}, { 'http.trustProxy': '127.0.0.1' })
    expect((await behind.inject({ url: '/api/demo/hello', headers: forwarded })).headers['strict-transport-security']).toContain('max-age=')
    expect((await behind.inject({ method: 'POST', url: '/api/demo/sign-in', headers: forwarded, payload: {} })).headers['set-cookie']).toContain('Secure')
    await behind.close()
  })

  it('gets a session cookie no script can read and no other site can send', async () => {
    const answer = await server.inject({ method: 'POST', url: '/api/demo/sign-in', payload: {} })
    expect(answer.headers['set-cookie']).toBe('jw_session=officer; Path=/; HttpOnly; SameSite=Strict')
  })

  it('changes nothing without the session\'s token, nor from a page of another site', async () => {
    const post = (headers: Record<string, string>) => server.inject({ method: 'POST', url: '/api/demo/items', headers: { cookie: 'jw_session=system', host: 'county.example', ...headers }, payload: { name: 'a' } })
    expect((await post({})).json().code).toBe('http.csrf')
    expect((await post({ 'x-csrf-token': 'csrf-officer' })).json().code).toBe('http.csrf')
    expect((await post({ 'x-csrf-token': 'csrf-system', origin: 'https://other.example' })).json().code).toBe('http.foreign_origin')
    expect((await post({ 'x-csrf-token': 'csrf-system', 'sec-fetch-site': 'cross-site' })).json().code).toBe('http.foreign_origin')
    expect((await post({ 'x-csrf-token': 'csrf-system', origin: 'https://county.example' })).statusCode).toBe(200)
    const token = await server.inject({ method: 'POST', url: '/api/demo/items', headers: { authorization: 'Bearer system' }, payload: { name: 'a' } })
    expect(token.statusCode).toBe(200)
  })

  it('gets the portal page on every address of the portal, with the nonce of its policy', async () => {
    const page = await server.inject('/enterprises/42')
    const nonce = /content="([^"]+)"/u.exec(page.body)?.[1]
    expect(page.body).toContain('<head><base href="/">')
    expect(page.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    expect((await server.inject('/api/unknown')).statusCode).toBe(404)
    expect((await server.inject('/missing.js')).statusCode).toBe(404)
  })

  it('keeps hashed assets for ever, compressed, and cannot leave the folder', async () => {
    const asset = await server.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'gzip' } })
    expect(asset.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'gzip' })
    expect(asset.headers.etag).toBeDefined()
    const again = await server.inject({ url: '/assets/app-1a2b.js', headers: { 'accept-encoding': 'gzip', 'if-none-match': String(asset.headers.etag) } })
    expect(again.statusCode).toBe(304)
    expect((await server.inject('/assets/..%2f..%2fetc%2fpasswd')).body).not.toContain('root:')
    expect((await server.inject('/%2e%2e/%2e%2e/etc/passwd')).body).not.toContain('root:')
  })

  it('downloads under the Chinese name, whatever the name holds', async () => {
    const { headers, body } = await server.inject('/api/demo/file')
    expect(headers['content-disposition']).toBe(`attachment; filename="_______2026_.csv"; filename*=UTF-8''${encodeURIComponent('企业名单__"2026".csv')}`)
    expect(body).toBe('名称\n')
    expect(as('officer').cookie).toBeDefined()
  })
})
