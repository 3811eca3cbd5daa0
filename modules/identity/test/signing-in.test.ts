import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Office } from './office.ts'
import { Browser, firstOf, openOffice } from './office.ts'

const password = 'Spring-2026-ok'

describe('signing in', () => {
  let office: Office
  beforeAll(async () => { office = await openOffice() })
  afterAll(() => office?.close())

  it('begins with three administrators whose passwords are random, shown once, and never made again', async () => {
    expect(office.first.map((credential) => credential.role)).toEqual(['system', 'security', 'audit'])
    expect(new Set(office.first.map((credential) => credential.oneTimePassword)).size).toBe(3)
    expect(await office.identity.bootstrap(office.ctx)).toEqual([])
  })

  it('opens nothing but changing the password until the one-time password is changed', async () => {
    const browser = new Browser(office)
    const { oneTimePassword } = firstOf(office, 'system')
    const signedIn = await browser.signIn('System', oneTimePassword)
    expect(signedIn.body.me).toMatchObject({ account: 'system', home: 'administrator', mustChangePassword: true, roles: ['system'], idleTimeoutSeconds: 1800 })
    expect((await browser.send('GET', 'people')).code).toBe('identity.password_must_change')
    const change = (next: string) => browser.send('POST', 'password', { current: oneTimePassword, next })
    expect((await change('Aa1-')).code).toBe('identity.password_too_short')
    expect((await change('onlylowercase')).code).toBe('identity.password_too_simple')
    expect((await change('System-2026-ok')).code).toBe('identity.password_names_account')
    expect((await change(oneTimePassword)).code).toBe('identity.password_repeated')
    expect((await browser.send('POST', 'password', { current: 'wrong', next: password })).code).toBe('identity.password_wrong')
    expect((await change(password)).status).toBe(204)
    expect((await browser.send('GET', 'people')).status).toBe(200)
    expect((await browser.send('GET', 'me')).body['mustChangePassword']).toBe(false)
    expect((await new Browser(office).signIn('system', oneTimePassword)).code).toBe('identity.bad_credentials')
  })

  it('says the same of a wrong password and of an unknown account', async () => {
    const browser = new Browser(office, '10.0.0.2')
    const wrong = await browser.signIn('system', 'nothing')
    const unknown = await browser.signIn('nobody', 'nothing')
    expect([wrong.status, wrong.body['detail']]).toEqual([unknown.status, unknown.body['detail']])
    expect(wrong.code).toBe('identity.bad_credentials')
  })

  it('ends after silence, after its longest time, and by signing out', async () => {
    const minutes = 60_000
    const browser = new Browser(office)
    await browser.signIn('system', password)
    office.clock.forward(29 * minutes)
    expect((await browser.send('GET', 'me')).status).toBe(200)
    office.clock.forward(29 * minutes)
    expect((await browser.send('GET', 'me')).status).toBe(200)
    office.clock.forward(31 * minutes)
    expect((await browser.send('GET', 'me')).code).toBe('kernel.unauthenticated')
    await browser.signIn('system', password)
    for (let elapsed = 0; elapsed < 12 * 60; elapsed += 20) {
      expect((await browser.send('GET', 'me')).status).toBe(200)
      office.clock.forward(20 * minutes)
    }
    expect((await browser.send('GET', 'me')).status).toBe(401)
    await browser.signIn('system', password)
    expect((await browser.send('POST', 'sign-out')).status).toBe(204)
    expect((await browser.send('GET', 'me')).status).toBe(401)
  })

  it('keeps only a digest of what the cookie carries', async () => {
    const browser = new Browser(office)
    await browser.signIn('system', password)
    const rows = await office.store.query<{ whole: string }>(`select row_to_json(s)::text as whole from identity.session s`)
    expect(rows.some((row) => row.whole.includes(browser.cookie ?? '-'))).toBe(false)
    expect(browser.cookie?.length).toBeGreaterThanOrEqual(43)
  })

  it('makes a guesser wait longer and longer, known account or not, also when he guesses all at once', async () => {
    for (const account of ['security', 'ghost']) {
      const guesser = new Browser(office, `10.0.1.${account.length}`)
      const answers = await Promise.all(Array.from({ length: 12 }, () => guesser.signIn(account, 'guess')))
      expect(answers.filter((answer) => answer.code === 'identity.bad_credentials').length).toBe(6)
      const waits: number[] = []
      for (let round = 0; round < 5; round++) {
        const refused = await guesser.signIn(account, 'guess')
        expect(refused.code).toBe('identity.throttled')
        const seconds = Number(/\d+/u.exec(String(refused.body['detail']))?.[0])
        waits.push(seconds)
        office.clock.forward(seconds * 1000)
        expect((await guesser.signIn(account, 'guess')).code).toBe('identity.bad_credentials')
      }
      expect(waits).toEqual([1, 2, 4, 8, 16])
    }
  })

  it('counts an address over all accounts, and a success forgives only its account', async () => {
    const guesser = new Browser(office, '10.0.2.1')
    const codes: (string | undefined)[] = []
    for (let n = 0; n < 32; n++) codes.push((await guesser.signIn(`someone${n}`, 'guess')).code)
    expect(codes.slice(0, 31).every((code) => code === 'identity.bad_credentials')).toBe(true)
    expect(codes[31]).toBe('identity.throttled')
    expect((await new Browser(office, '10.0.2.2').signIn('system', password)).status).toBe(200)
  })
})
