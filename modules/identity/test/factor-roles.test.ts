import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityModule } from '../index.ts'
import { readFactorRoles } from '../domain/factor-rules.ts'
import type { Office } from './office.ts'
import { Browser, administrator, openOffice } from './office.ts'
import { setUpFactor } from './telephone.ts'

describe('who needs a second factor', () => {
  let office: Office
  beforeAll(async () => { office = await openOffice({}) })
  afterAll(() => office?.close())

  it('are the three administrators unless a setting says otherwise, and nobody in the fictional county', () => {
    const auto = readFactorRoles('auto', () => false)
    expect([auto(['system']), auto(['security']), auto(['audit']), auto(['leader', 'officer']), auto([])]).toEqual([true, true, true, false, false])
    expect(readFactorRoles('auto', () => true)(['system'])).toBe(false)
    expect(readFactorRoles('none', () => false)(['system'])).toBe(false)
    const named = readFactorRoles('officer, auditor', () => true)
    expect([named(['officer']), named(['system']), named(['leader', 'auditor'])]).toEqual([true, false, true])
  })

  it('must be named as they are called: a slip stops the start', () => {
    for (const text of ['offcer', '', 'auto,system', 'System']) expect(() => readFactorRoles(text, () => false), text).toThrow(expect.objectContaining({ code: 'kernel.bad_setting' }))
    expect(() => identityModule.create({ store: office.store, clock: office.clock, logger: office.store.logger, settings: {}, sealingKey: Buffer.alloc(16), permissions: [] })).toThrow(expect.objectContaining({ code: 'identity.bad_sealing_key' }))
  })

  it('reach nothing before they have set it up, their password first', async () => {
    const system = await administrator(office, 'system')
    expect((await system.send('GET', 'me')).body).toMatchObject({ mustChangePassword: false, mustSetUpFactor: true })
    expect((await system.send('GET', 'people')).code).toBe('identity.factor_must_set_up')
    expect((await system.send('POST', 'factor/remove', { code: '123456' })).code).toBe('identity.factor_must_set_up')
    expect((await system.send('GET', 'factor')).body).toMatchObject({ on: false, required: true })
    const { phone } = await setUpFactor(office, system)
    expect((await system.send('GET', 'people')).status).toBe(200)
    expect((await system.send('GET', 'me')).body.mustSetUpFactor).toBe(false)
    // A new telephone: the old factor goes by its code, and the new one is asked for at once.
    expect((await system.send('POST', 'factor/remove', { code: phone.code() })).status).toBe(204)
    expect((await system.send('GET', 'people')).code).toBe('identity.factor_must_set_up')
    await setUpFactor(office, system)
    expect((await system.send('GET', 'people')).status).toBe(200)
  })

  it('are not asked when their role is not', async () => {
    const [made] = await office.identity.ensureSampleAccounts(office.ctx, [{ account: 'leader', name: '领导', role: 'leader' }])
    const leader = await new Browser(office).begin('leader', made?.oneTimePassword ?? '')
    expect((await leader.send('GET', 'me')).body.mustSetUpFactor).toBe(false)
    expect((await leader.send('GET', 'sessions')).status).toBe(200)
  })
})
