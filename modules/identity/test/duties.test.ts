import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Office } from './office.ts'
import { Browser, administrator, enterpriseCode, firstOf, openOffice } from './office.ts'

describe('the three administrators', () => {
  let office: Office
  let system: Browser
  let security: Browser
  let audit: Browser
  beforeAll(async () => {
    office = await openOffice()
    system = await administrator(office, 'system')
    security = await administrator(office, 'security')
    audit = await administrator(office, 'audit')
  })
  afterAll(() => office?.close())

  it('have one duty each: one makes the account, another grants the role, the third reads that both did', async () => {
    const made = await system.send('POST', 'people', { account: 'Wang.L', name: '王经办', roles: ['officer'] })
    expect(made.body['person']).toMatchObject({ account: 'wang.l', roles: [], requestedRoles: ['officer'] })
    const { id } = made.body['person']
    expect((await system.send('PATCH', `people/${id}`, { roles: ['officer'] })).code).toBe('kernel.forbidden')
    expect((await security.send('PATCH', `people/${id}`, { state: 'disabled' })).code).toBe('kernel.forbidden')
    expect((await security.send('POST', 'people', { account: 'x1', name: 'x', roles: [] })).code).toBe('kernel.forbidden')
    expect((await audit.send('GET', 'people')).code).toBe('kernel.forbidden')
    expect((await system.send('GET', 'audit')).code).toBe('kernel.forbidden')
    expect((await security.send('PATCH', `people/${id}`, { roles: ['officer'] })).body).toMatchObject({ roles: ['officer'], requestedRoles: [] })
    const trail = await audit.send('GET', 'audit?person=wang.l')
    expect(trail.body['items'].map((item: { action: string; actor: string }) => [item.action, item.actor])).toEqual([['identity.roles.granted', '安全管理员'], ['identity.person.created', '系统管理员']])
    expect(trail.body['items'][0]).toMatchObject({ address: '10.0.0.1', detail: { before: [], after: ['officer'] } })
    expect((await audit.send('GET', 'audit?action=identity.sign_in.failed')).body['total']).toBe(0)
  })

  it('exclude each other in one person, in our rules and in the database', async () => {
    const made = await system.send('POST', 'people', { account: 'double', name: '兼任', roles: [] })
    const { id } = made.body['person']
    expect((await security.send('PATCH', `people/${id}`, { roles: ['system', 'audit'] })).code).toBe('identity.roles_exclude')
    await security.send('PATCH', `people/${id}`, { roles: ['audit'] })
    await expect(office.store.query(`insert into identity.person_role (person_id, role, granted_at, granted_by) values ($1, 'system', now(), 'hand')`, [id])).rejects.toMatchObject({ code: '23505' })
  })

  it('change nothing of themselves and do not let themselves into each other\'s accounts', async () => {
    const me = (await security.send('GET', 'me')).body['personId']
    expect((await security.send('PATCH', `people/${me}`, { roles: [] })).code).toBe('identity.own_account')
    expect((await system.send('POST', `people/${me}/reset`)).code).toBe('identity.administrator_reset')
    const recovered = await office.identity.recoverAccount(office.ctx, 'security')
    expect((await security.send('GET', 'me')).status).toBe(401)
    await security.begin('security', recovered.oneTimePassword, 'Summer-2026-ok')
    expect((await security.send('GET', 'me')).status).toBe(200)
    expect(firstOf(office, 'security').oneTimePassword).not.toBe(recovered.oneTimePassword)
  })

  it('cannot change the trail, not even with the database in hand', async () => {
    await expect(office.store.query(`update identity.audit set actor = 'nobody'`)).rejects.toThrow(/append-only/u)
    await expect(office.store.query('delete from identity.audit')).rejects.toThrow(/append-only/u)
    await expect(office.store.query('truncate identity.audit')).rejects.toThrow(/append-only/u)
  })

  it('grant the enterprise role only to people of an enterprise, whose rows they then see', async () => {
    const made = await system.send('POST', 'people', { account: 'firm', name: '企业员工', roles: [] })
    const { id } = made.body['person']
    expect((await security.send('PATCH', `people/${id}`, { roles: ['enterprise'] })).code).toBe('identity.role_needs_organisation')
    expect((await system.send('POST', 'organisations', { kind: 'enterprise', name: '某厂', creditCode: '91330400MA28ABCD00' })).code).toBe('identity.bad_credit_code')
    expect((await system.send('POST', 'organisations', { kind: 'enterprise', name: '某厂' })).code).toBe('identity.credit_code_needed')
    const organisation = await system.send('POST', 'organisations', { kind: 'enterprise', name: '某厂', creditCode: enterpriseCode })
    expect(organisation.status).toBe(200)
    await system.send('PATCH', `people/${id}`, { organisationId: organisation.body['id'] })
    expect((await security.send('PATCH', `people/${id}`, { roles: ['enterprise'] })).status).toBe(200)
    const firm = await new Browser(office).begin('firm', made.body['oneTimePassword'])
    expect((await firm.send('GET', 'me')).body).toMatchObject({ home: 'enterprise', organisation: { creditCode: enterpriseCode } })
    const authentication = await office.identity.authenticate({ cookie: firm.cookie ?? '', address: '' }, office.ctx)
    expect(authentication?.actor).toMatchObject({ creditCode: enterpriseCode })
    expect(authentication?.purpose).toBe('self')
  })

  it('end a person\'s sessions at once: by the security administrator, and by disabling the account', async () => {
    const made = await system.send('POST', 'people', { account: 'leaver', name: '离任', roles: [] })
    const leaver = await new Browser(office).begin('leaver', made.body['oneTimePassword'])
    const { id } = made.body['person']
    const sessions = await security.send('GET', `sessions?person=${id}`)
    expect(sessions.body).toHaveLength(1)
    expect((await leaver.send('DELETE', `sessions/${(await security.send('GET', 'sessions')).body[0].id}`)).code).toBe('kernel.not_found')
    expect((await leaver.send('GET', `sessions?person=${(await security.send('GET', 'me')).body['personId']}`)).code).toBe('kernel.forbidden')
    expect((await security.send('DELETE', `sessions/${sessions.body[0].id}`)).status).toBe(204)
    expect((await leaver.send('GET', 'me')).status).toBe(401)
    await leaver.signIn('leaver', 'Spring-2026-ok')
    expect((await leaver.send('GET', 'me')).status).toBe(200)
    await system.send('PATCH', `people/${id}`, { state: 'disabled' })
    expect((await leaver.send('GET', 'me')).status).toBe(401)
    expect((await leaver.signIn('leaver', 'Spring-2026-ok')).code).toBe('identity.bad_credentials')
  })
})
