import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Office } from './office.ts'
import { Browser, administrator, openOffice } from './office.ts'
import type { Telephone } from './telephone.ts'
import { setUpFactor, telephone } from './telephone.ts'

const password = 'Spring-2026-ok'

describe('the second factor', () => {
  let office: Office
  let system: Browser
  let phone: Telephone
  let recoveryCodes: string[]
  beforeAll(async () => {
    office = await openOffice()
    system = await administrator(office, 'system')
  })
  afterAll(() => office?.close())

  const first = async (address = '10.0.9.1') => {
    const browser = new Browser(office, address)
    return { browser, answer: await browser.signIn('system', password) }
  }

  it('is set up by the password and a first code, and not by one of them alone', async () => {
    expect((await system.send('GET', 'factor')).body).toEqual({ on: false, required: false, recoveryCodesLeft: 0 })
    expect((await system.send('POST', 'factor/confirm', { code: '123456' })).code).toBe('identity.factor_off')
    expect((await system.send('POST', 'factor/begin', { password: 'wrong' })).code).toBe('identity.password_wrong')
    const begun = await system.send('POST', 'factor/begin', { password })
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Jingwei:system\?issuer=Jingwei&secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/u)
    phone = telephone(office, begun.body.uri)
    const wrong = String((Number(phone.code()) + 1) % 1_000_000).padStart(6, '0')
    expect((await system.send('POST', 'factor/confirm', { code: wrong })).code).toBe('identity.factor_wrong')
    // Not confirmed: the password alone still opens.
    expect((await first()).answer.body.me).toMatchObject({ account: 'system' })
    const confirmed = await system.send('POST', 'factor/confirm', { code: phone.code() })
    expect(confirmed.status).toBe(200)
    recoveryCodes = confirmed.body.recoveryCodes
    expect(new Set(recoveryCodes).size).toBe(10)
    expect((await system.send('GET', 'factor')).body).toMatchObject({ on: true, recoveryCodesLeft: 10 })
    expect((await system.send('POST', 'factor/begin', { password })).code).toBe('identity.factor_on')
    office.clock.forward(30_000)
  })

  it('is due after the password: the waiting session opens nothing and tells nothing', async () => {
    const { browser, answer } = await first()
    expect(answer.body).toEqual({ secondStep: { csrfToken: expect.any(String), minutes: 5, ways: ['code'] } })
    for (const path of ['me', 'people', 'sessions', 'factor', 'roles']) expect((await browser.send('GET', path)).code, path).toBe('identity.factor_due')
    for (const path of ['password', 'factor/begin', 'factor/remove']) expect((await browser.send('POST', path, {})).code, path).toBe('identity.factor_due')
    expect((await system.send('GET', 'sessions')).body).toHaveLength(1)
    const waiting = browser.cookie
    const shown = await browser.show(phone.code())
    expect(shown.body.me).toMatchObject({ account: 'system', mustSetUpFactor: false })
    expect(browser.cookie).not.toBe(waiting)
    expect((await browser.send('GET', 'people')).status).toBe(200)
    const old = new Browser(office)
    old.cookie = waiting
    expect((await old.send('GET', 'me')).code).toBe('kernel.unauthenticated')
    expect((await browser.show(phone.code())).code).toBe('kernel.unauthenticated')
    office.clock.forward(30_000)
  })

  it('takes a code once, also of two that come at the same moment, and no code of yesterday', async () => {
    const { browser } = await first()
    const other = (await first()).browser
    const code = phone.code()
    const answers = await Promise.all([browser.show(code), other.show(code)])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 400])
    const third = (await first()).browser
    expect((await third.show(code)).code).toBe('identity.factor_wrong')
    office.clock.forward(120_000)
    expect((await third.show(code)).code).toBe('identity.factor_wrong')
    expect((await third.show(phone.code())).status).toBe(200)
    office.clock.forward(30_000)
  })

  it('ends its waiting after minutes, and by giving up', async () => {
    const { browser } = await first()
    office.clock.forward(5 * 60_000 + 1000)
    expect((await browser.show(phone.code())).code).toBe('kernel.unauthenticated')
    const quitter = (await first()).browser
    expect((await quitter.send('POST', 'sign-out')).status).toBe(204)
    expect((await quitter.show(phone.code())).status).toBe(401)
  })

  it('asks the second step for the token of its page, as every change', async () => {
    const { browser } = await first()
    browser.csrfToken = 'forged'
    expect((await browser.show(phone.code())).code).toBe('http.csrf')
  })

  it('is replaced once by each recovery code, however it is typed', async () => {
    const [one = '', two = ''] = recoveryCodes
    const { browser } = await first()
    expect((await browser.show(one.toUpperCase().replaceAll('-', ' '))).status).toBe(200)
    expect((await browser.send('GET', 'factor')).body.recoveryCodesLeft).toBe(9)
    const again = (await first()).browser
    expect((await again.show(one)).code).toBe('identity.factor_wrong')
    expect((await again.show(two)).status).toBe(200)
    const rows = await office.store.query<{ whole: string }>('select code_hash as whole from identity.recovery_code')
    expect(rows.every((row) => row.whole.startsWith('$argon2id$'))).toBe(true)
    const renewed = await again.send('POST', 'factor/recovery-codes', { code: recoveryCodes[2] })
    expect(renewed.body.recoveryCodes).toHaveLength(10)
    expect((await (await first()).browser.show(recoveryCodes[3] ?? '')).code).toBe('identity.factor_wrong')
    recoveryCodes = renewed.body.recoveryCodes
  })

  it('makes a guesser wait although he has the password, and each new sign-in brings him nothing', async () => {
    office.clock.forward(2 * 86_400_000)
    const codes: (string | undefined)[] = []
    for (let n = 0; n < 8; n++) codes.push((await (await first(`10.0.8.${n}`)).browser.show('000000')).code)
    expect(codes.slice(0, 6).every((code) => code === 'identity.factor_wrong')).toBe(true)
    expect(codes.slice(6)).toEqual(['identity.throttled', 'identity.throttled'])
    office.clock.forward(2 * 86_400_000)
  })

  it('is sealed: neither the secret nor a code can be read in the database or the trail', async () => {
    const { browser } = await first()
    await browser.show(phone.code())
    office.clock.forward(30_000)
    expect((await browser.send('POST', 'factor/remove', { code: phone.code() })).status).toBe(204)
    const { secret } = (await browser.send('POST', 'factor/begin', { password })).body
    const rows = await office.store.query<{ whole: string }>(`select row_to_json(t)::text as whole from identity.totp t union all select row_to_json(a)::text from identity.audit a`)
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.filter((row) => row.whole.includes(secret) || recoveryCodes.some((code) => row.whole.includes(code)))).toEqual([])
    const actions = await office.store.query<{ action: string }>(`select distinct action from identity.audit where action ~ 'factor|recovery|first_step'`)
    expect(actions.map((row) => row.action).toSorted()).toEqual(['identity.factor.failed', 'identity.factor.off', 'identity.factor.on', 'identity.recovery_code.renewed', 'identity.recovery_code.used', 'identity.sign_in.first_step'])
  })

  it('is taken away by the security administrator alone, and never his own', async () => {
    const [made] = await office.identity.ensureSampleAccounts(office.ctx, [{ account: 'officer', name: '经办', role: 'officer' }])
    const officer = await new Browser(office).begin('officer', made?.oneTimePassword ?? '')
    await setUpFactor(office, officer)
    const security = await administrator(office, 'security')
    const { items } = (await security.send('GET', 'people')).body
    const idOf = (account: string) => items.find((person: { account: string }) => person.account === account).id
    expect(items.find((person: { account: string }) => person.account === 'officer')).toMatchObject({ secondFactor: true })
    const asSystem = (await first()).browser
    expect((await asSystem.send('POST', `people/${idOf('officer')}/factor/reset`)).code).toBe('kernel.forbidden')
    expect((await security.send('POST', `people/${idOf('security')}/factor/reset`)).code).toBe('identity.own_account')
    expect((await security.send('POST', `people/${idOf('officer')}/factor/reset`)).status).toBe(204)
    expect((await security.send('POST', `people/${idOf('officer')}/factor/reset`)).code).toBe('identity.factor_off')
    expect((await officer.send('GET', 'me')).status).toBe(401)
    expect((await officer.signIn('officer', password)).body.me).toMatchObject({ account: 'officer' })
  })

  it('goes with an account that is recovered on the server', async () => {
    const security = new Browser(office)
    await security.signIn('security', password)
    await setUpFactor(office, security)
    const { oneTimePassword } = await office.identity.recoverAccount(office.ctx, 'security')
    expect((await new Browser(office).signIn('security', oneTimePassword)).body.me).toMatchObject({ account: 'security', mustChangePassword: true })
  })
})
