import '../index.ts'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issuerOf } from '../service/issuer.ts'
import { readIdentitySettings } from '../settings.ts'
import type { Office } from './office.ts'
import { Browser, openOffice } from './office.ts'
import { setUpFactor } from './telephone.ts'

const back = 'http://127.0.0.1:9/portal/'

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

/** The real `oidc-provider` of npm; whoever types a name is that person. */
async function startIssuer(): Promise<{ url: string; server: Server }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = addressOf(server)
  const provider = new Provider(url, {
    clients: [{ client_id: 'jingwei', client_secret: 'kept-in-a-file', redirect_uris: [back], token_endpoint_auth_method: 'client_secret_basic' }],
    claims: { profile: ['preferred_username', 'name'] },
    pkce: { required: () => true },
    findAccount: (_ctx: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id, preferred_username: id, name: '经办人' }) }),
  })
  server.on('request', provider.callback())
  return { url, server }
}

/** Signs in at the issuer as a browser would, following its redirects and its forms. @returns what it sends back */
async function atIssuer(url: string, account: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = url
  let form: URLSearchParams | undefined
  for (let turn = 0; turn < 15; turn++) {
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(form ? { method: 'POST', body: form } : {}) })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/su)
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    form = undefined
    if (location !== null) {
      next = new URL(location, next).href
      if (next.startsWith(back)) return new URL(next).search.slice(1)
      continue
    }
    const page = await answer.text()
    const prompt = /name="prompt" value="(\w+)"/u.exec(page)?.[1] ?? ''
    next = new URL(/action="([^"]+)"/u.exec(page)?.[1] ?? '', next).href
    form = new URLSearchParams(prompt === 'login' ? { prompt, login: account, password: 'any' } : { prompt })
  }
  throw new Error('the issuer never sent back')
}

describe('single sign-on, against a real issuer', () => {
  let issuer: { url: string; server: Server }
  let office: Office
  const settings = () => ({ 'identity.factorRoles': 'none', 'identity.oidcIssuer': issuer.url, 'identity.oidcClient': 'jingwei', 'identity.oidcReturn': back })
  beforeAll(async () => {
    issuer = await startIssuer()
    office = await openOffice(settings(), 'kept-in-a-file')
    await office.identity.ensureSampleAccounts(office.ctx, [{ account: 'officer', name: '经办', role: 'officer' }, { account: 'gone', name: '离任', role: 'officer' }])
    await office.store.query(`update identity.person set state = 'disabled' where account = 'gone'`)
  })
  afterAll(async () => {
    await office?.close()
    issuer?.server.close()
    issuer?.server.closeAllConnections()
  })

  const go = async (account: string) => {
    const browser = new Browser(office)
    const { url, binding } = (await browser.send('POST', 'oidc/begin')).body
    return { browser, url: new URL(url), binding, answer: await atIssuer(url, account) }
  }

  it('signs in whom the issuer vouches for, by code, PKCE, state and nonce', async () => {
    expect((await new Browser(office).send('GET', 'ways')).body).toEqual({ oidc: true })
    const { browser, url, answer, binding } = await go('Officer')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ response_type: 'code', client_id: 'jingwei', code_challenge_method: 'S256', redirect_uri: back })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)?.length, name).toBeGreaterThanOrEqual(43)
    const done = await browser.finish(answer, binding)
    expect(done.body.me).toMatchObject({ account: 'officer', roles: ['officer'] })
    expect((await browser.send('GET', 'me')).status).toBe(200)
    expect((await new Browser(office).finish(answer, binding)).code).toBe('identity.oidc_late')
  })

  it('takes an answer only in the tab that began, in time, and unchanged', async () => {
    const { answer, binding } = await go('officer')
    expect((await new Browser(office).finish(answer, 'another tab')).code).toBe('identity.oidc_late')
    const forged = new URLSearchParams(answer)
    forged.set('code', 'forged')
    expect((await new Browser(office).finish(forged.toString(), binding)).code).toBe('identity.oidc_refused')
    const late = await go('officer')
    office.clock.forward(11 * 60_000)
    expect((await late.browser.finish(late.answer, late.binding)).code).toBe('identity.oidc_late')
  })

  it('refuses clearly whom we do not know and who has left, and makes no account', async () => {
    for (const account of ['stranger', 'gone']) {
      const { browser, answer, binding } = await go(account)
      const refused = await browser.finish(answer, binding)
      expect([refused.status, refused.code]).toEqual([403, 'identity.oidc_unknown_person'])
      expect(browser.cookie).toBeUndefined()
    }
    expect(await office.store.query(`select 1 from identity.person where account = 'stranger'`)).toEqual([])
  })

  it('still asks for a second factor whoever has one here', async () => {
    const { browser, answer, binding } = await go('officer')
    await browser.finish(answer, binding)
    const { oneTimePassword } = await office.identity.recoverAccount(office.ctx, 'officer')
    const local = await new Browser(office).begin('officer', oneTimePassword)
    await setUpFactor(office, local)
    const again = await go('officer')
    expect((await again.browser.finish(again.answer, again.binding)).body).toEqual({ secondStep: { csrfToken: expect.any(String), minutes: 5, ways: ['code'] } })
    expect((await again.browser.send('GET', 'me')).code).toBe('identity.factor_due')
  })

  it('asks no host but the issuer, needs TLS outside this machine, and is off unless set', async () => {
    const read = (values: Record<string, string>) => readIdentitySettings({ ...settings(), ...values })
    for (const oidcIssuer of ['http://sso.example', 'sso', 'ftp://127.0.0.1']) expect(() => issuerOf(read({ 'identity.oidcIssuer': oidcIssuer }), undefined)).toThrow(expect.objectContaining({ code: 'kernel.bad_setting' }))
    expect(issuerOf(read({ 'identity.oidcIssuer': '' }), undefined)).toBeUndefined()
    let asked = 0
    const elsewhere = createServer((_request, response) => void (asked += 1, response.end()))
    const metadata = (issuerUrl: string, authorize: string) => JSON.stringify({ issuer: issuerUrl, authorization_endpoint: authorize, token_endpoint: `${addressOf(elsewhere)}/token`, response_types_supported: ['code'] })
    const liar = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(metadata(addressOf(liar), `${addressOf(elsewhere)}/auth`)))
    for (const server of [elsewhere, liar]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const made = issuerOf(read({ 'identity.oidcIssuer': addressOf(liar) }), undefined)
    await expect(made?.begin()).rejects.toMatchObject({ code: 'identity.oidc_unreachable' })
    await expect(made?.finish(new URLSearchParams({ code: 'x', state: 's' }), { state: 's', nonce: 'n', verifier: 'v' })).rejects.toMatchObject({ code: 'identity.oidc_refused' })
    expect(asked).toBe(0)
    elsewhere.close()
    liar.close()
    liar.closeAllConnections()
  })
})
