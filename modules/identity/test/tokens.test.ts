import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Office } from './office.ts'
import { Browser, openOffice } from './office.ts'

describe('API tokens', () => {
  let office: Office
  let officer: Browser
  beforeAll(async () => {
    office = await openOffice()
    const [made] = await office.identity.ensureSampleAccounts(office.ctx, [{ account: 'officer', name: '经办', role: 'officer' }])
    officer = await new Browser(office).begin('officer', made?.oneTimePassword ?? '')
  })
  afterAll(() => office?.close())

  const make = (scopes: string[], days: number) => officer.send('POST', 'tokens', { name: '报表', scopes, expiresAt: new Date(office.clock.now().getTime() + days * 86_400_000).toISOString() })
  const withToken = (token: string, path: string, method: 'GET' | 'POST' = 'GET', body?: object) => new Browser(office).send(method, path, body, { authorization: `Bearer ${token}` })

  it('allow what their scopes say, never more than their owner may, until they end', async () => {
    expect((await make(['identity.grant'], 10)).code).toBe('identity.unknown_scope')
    expect((await make(['identity.tokens'], 400)).code).toBe('identity.bad_expiry')
    const { token } = (await make(['identity.tokens'], 10)).body
    expect((await withToken(token, 'tokens')).status).toBe(200)
    expect((await withToken(token, 'people')).code).toBe('kernel.forbidden')
    expect((await withToken(token, 'tokens', 'POST', { name: 'x', scopes: ['identity.tokens'], expiresAt: '2026-03-05T00:00:00Z' })).code).toBe('identity.session_only')
    expect((await withToken(`${token}x`, 'tokens')).status).toBe(401)
    office.clock.forward(11 * 86_400_000)
    expect((await withToken(token, 'tokens')).status).toBe(401)
  })

  it('are kept as a digest, listed without the secret and ended by their owner', async () => {
    await officer.signIn('officer', 'Spring-2026-ok')
    const { token, id } = (await make(['identity.tokens'], 10)).body
    const listed = await officer.send('GET', 'tokens')
    expect(listed.text).not.toContain(token)
    expect(listed.body.map((item: { id: string }) => item.id)).toContain(id)
    expect((await officer.send('DELETE', `tokens/${id}`)).status).toBe(204)
    expect((await withToken(token, 'tokens')).status).toBe(401)
  })
})
