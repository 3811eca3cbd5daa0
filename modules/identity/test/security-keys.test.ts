import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyPlace } from '../domain/key-place.ts'
import type { Office } from './office.ts'
import { Browser, administrator, openOffice } from './office.ts'
import type { TestKey } from './security-key.ts'
import { securityKey } from './security-key.ts'

const password = 'Spring-2026-ok'

describe('security keys', () => {
  let office: Office
  let system: Browser
  const key = securityKey()
  beforeAll(async () => {
    office = await openOffice()
    system = await administrator(office, 'system')
  })
  afterAll(() => office?.close())

  const begin = async (browser: Browser) => (await browser.send('POST', 'factor/keys/begin', { password })).body
  const add = async (browser: Browser, one: TestKey, name: string) => browser.send('POST', 'factor/keys', { name, answer: one.create(await begin(browser)) })
  const first = async (address = '10.0.9.1') => {
    const browser = new Browser(office, address)
    return { browser, answer: await browser.signIn('system', password) }
  }
  const ask = async (browser: Browser) => (await browser.send('POST', 'sign-in/key/ask')).body

  it('are added by the password and an answer to our own challenge, once, from our own address', async () => {
    expect((await system.send('GET', 'factor/keys')).body).toEqual({ keys: [], origin: 'http://localhost:8080' })
    expect((await system.send('POST', 'factor/keys/begin', { password: 'wrong' })).code).toBe('identity.password_wrong')
    const options = await begin(system)
    expect(options).toMatchObject({ rp: { id: 'localhost' }, attestation: 'none', timeout: 300_000 })
    const elsewhere = Object.assign(securityKey(), { origin: 'http://localhost:9999' })
    expect((await system.send('POST', 'factor/keys', { name: '甲', answer: elsewhere.create(options) })).code).toBe('identity.key_refused')
    // The challenge was used up by the wrong answer.
    expect((await system.send('POST', 'factor/keys', { name: '甲', answer: key.create(options) })).code).toBe('identity.key_late')
    expect((await system.send('POST', 'factor/keys', { name: '甲', answer: key.create({ challenge: 'AAAA' }) })).code).toBe('identity.key_late')
    const late = await begin(system)
    office.clock.forward(5 * 60_000 + 1)
    expect((await system.send('POST', 'factor/keys', { name: '甲', answer: key.create(late) })).code).toBe('identity.key_late')
    await begin(system)
    expect((await system.send('POST', 'factor/keys', { name: '甲', answer: key.create(late) })).code).toBe('identity.key_refused')
    const other = (await first()).browser
    const added = await add(system, key, '办公室的一把')
    expect(added.body.recoveryCodes).toHaveLength(10)
    expect((await other.send('GET', 'me')).code).toBe('kernel.unauthenticated')
    expect((await add(system, key, '同一把')).code).toBe('identity.key_taken')
    expect((await add(system, securityKey(), '办公室的一把')).code).toBe('identity.key_taken')
    expect((await add(system, securityKey(), '家里的一把')).body).toEqual({ recoveryCodes: [] })
    expect((await system.send('GET', 'factor/keys')).body.keys).toMatchObject([{ name: '办公室的一把' }, { name: '家里的一把' }])
    expect((await system.send('GET', 'factor')).body).toMatchObject({ on: false, recoveryCodesLeft: 10 })
  })

  it('open the second step, and nothing else opens before', async () => {
    const { browser, answer } = await first()
    expect(answer.body).toEqual({ secondStep: { csrfToken: expect.any(String), minutes: 5, ways: ['key'] } })
    for (const path of ['factor/keys', 'me']) expect((await browser.send('GET', path)).code, path).toBe('identity.factor_due')
    expect((await browser.send('POST', 'factor/keys/begin', { password })).code).toBe('identity.factor_due')
    const options = await ask(browser)
    expect(options.allowCredentials.map((each: { id: string }) => each.id)).toContain(key.id)
    expect((await browser.showKey(key.get(options))).body.me).toMatchObject({ account: 'system' })
    expect((await browser.send('GET', 'factor/keys')).body.keys[0].lastUsedAt).toBe(office.clock.now().toISOString())
  })

  it('refuse a replay, a foreign challenge, a wrong origin or place, a foreign key and a copy', async () => {
    const { browser } = await first('10.0.9.2')
    const good = key.get(await ask(browser))
    expect((await browser.showKey(good)).status).toBe(200)
    const again = (await first('10.0.9.3')).browser
    expect((await again.showKey(good)).code).toBe('identity.key_refused')
    await ask(again)
    expect((await again.showKey(good)).code).toBe('identity.key_refused')
    // Another session's challenge, shown by the right key.
    const neighbour = (await first('10.0.9.4')).browser
    const theirs = await ask(neighbour)
    await ask(again)
    expect((await again.showKey(key.get(theirs))).code).toBe('identity.key_refused')
    expect((await neighbour.showKey(key.get(theirs))).status).toBe(200)
    office.clock.forward(2 * 86_400_000)
    const lies: Partial<TestKey>[] = [{ origin: 'https://jingwei.example' }, { rpId: 'jingwei.example' }]
    for (const lie of lies) {
      const { browser: tried } = await first('10.0.9.5')
      expect((await tried.showKey((Object.assign(key.copy(), lie) as TestKey).get(await ask(tried)))).code, JSON.stringify(lie)).toBe('identity.key_refused')
    }
    const { browser: foreign } = await first('10.0.9.6')
    expect((await foreign.showKey(securityKey().get(await ask(foreign)))).code).toBe('identity.key_refused')
    const copy = Object.assign(key.copy(), { counter: key.counter - 1 })
    expect((await foreign.showKey(copy.get(await ask(foreign)))).code).toBe('identity.key_refused')
    const reasons = await office.store.query<{ reason: string }>(`select detail ->> 'reason' as reason from identity.audit where action = 'identity.key.refused' order by id`)
    expect(reasons.map((row) => row.reason).join('\n')).toMatch(/origin[^]*RP ID[^]*not a key of this person[^]*counter/iu)
  })

  it('make a guesser wait like codes do', async () => {
    office.clock.forward(2 * 86_400_000)
    const codes: (string | undefined)[] = []
    for (let n = 0; n < 8; n++) {
      const { browser } = await first(`10.0.8.${n}`)
      codes.push((await browser.showKey(securityKey().get(await ask(browser)))).code)
    }
    expect(codes.slice(0, 6).every((code) => code === 'identity.key_refused')).toBe(true)
    expect(codes.slice(6)).toEqual(['identity.throttled', 'identity.throttled'])
    office.clock.forward(2 * 86_400_000)
  })

  it('are removed by the password, the last one with the recovery codes', async () => {
    const { browser } = await first()
    await browser.showKey(key.get(await ask(browser)))
    const { keys } = (await browser.send('GET', 'factor/keys')).body
    const security = await administrator(office, 'security')
    expect((await security.send('POST', `factor/keys/${keys[0].id}/remove`, { password })).code).toBe('kernel.not_found')
    expect((await browser.send('POST', `factor/keys/${keys[0].id}/remove`, { password: 'wrong' })).code).toBe('identity.password_wrong')
    expect((await browser.send('POST', `factor/keys/${keys[0].id}/remove`, { password })).status).toBe(204)
    expect((await browser.send('GET', 'factor')).body.recoveryCodesLeft).toBe(10)
    expect((await browser.send('POST', `factor/keys/${keys[1].id}/remove`, { password })).status).toBe(204)
    expect((await browser.send('GET', 'factor')).body.recoveryCodesLeft).toBe(0)
    expect((await first()).answer.body.me).toMatchObject({ account: 'system' })
  })

  it('go when the security administrator resets the factor', async () => {
    const [made] = await office.identity.ensureSampleAccounts(office.ctx, [{ account: 'officer', name: '经办', role: 'officer' }])
    const officer = await new Browser(office).begin('officer', made?.oneTimePassword ?? '')
    await add(officer, securityKey(), '一把')
    const security = await new Browser(office).signIn('security', password).then(() => new Browser(office))
    await security.signIn('security', password)
    const { items } = (await security.send('GET', 'people')).body
    const person = items.find((each: { account: string }) => each.account === 'officer')
    expect(person).toMatchObject({ secondFactor: true })
    expect((await security.send('POST', `people/${person.id}/factor/reset`)).status).toBe(204)
    expect(await office.store.query('select 1 from identity.security_key')).toEqual([])
    expect((await officer.signIn('officer', password)).body.me).toMatchObject({ account: 'officer' })
  })
})

describe('security keys by setting', () => {
  it('may have to verify their user', async () => {
    const office = await openOffice({ 'identity.factorRoles': 'system', 'identity.keyVerification': true })
    try {
      const system = await administrator(office, 'system')
      expect((await system.send('GET', 'people')).code).toBe('identity.factor_must_set_up')
      const key = securityKey()
      const add = async () => system.send('POST', 'factor/keys', { name: '一把', answer: key.create((await system.send('POST', 'factor/keys/begin', { password })).body) })
      expect((await add()).code).toBe('identity.key_refused')
      key.verified = true
      expect((await add()).status).toBe(200)
      expect((await system.send('GET', 'people')).status).toBe(200)
    } finally {
      await office.close()
    }
  })

  it('are off where a browser would refuse them, and say so', async () => {
    const office = await openOffice({ 'identity.factorRoles': 'none', 'identity.publicOrigin': 'http://jingwei.example:8080' })
    try {
      const system = await administrator(office, 'system')
      expect((await system.send('GET', 'factor/keys')).body).toEqual({ keys: [], off: 'insecure' })
      expect((await system.send('POST', 'factor/keys/begin', { password })).code).toBe('identity.keys_insecure')
    } finally {
      await office.close()
    }
  })

  it('work at one named origin', () => {
    expect(keyPlace('https://jingwei.example', undefined)).toEqual({ origin: 'https://jingwei.example', rpId: 'jingwei.example' })
    expect(keyPlace('', 'http://127.0.0.1:8080')).toEqual({ origin: 'http://localhost:8080', rpId: 'localhost' })
    expect(keyPlace('', 'http://0.0.0.0:8080')).toEqual({ off: 'unset' })
    for (const insecure of ['http://jingwei.example', 'https://127.0.0.1', 'https://[::1]']) expect(keyPlace(insecure, undefined), insecure).toEqual({ off: 'insecure' })
    for (const wrong of ['portal', 'https://jingwei.example/jingwei', 'ftp://portal']) expect(() => keyPlace(wrong, undefined), wrong).toThrow(/identity\.publicOrigin/u)
  })
})
