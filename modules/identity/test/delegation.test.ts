import { newId } from '@jingwei/kernel'
import { migrationTrial } from '@jingwei/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityModule } from '../index.ts'
import { administrator, Browser, openOffice, type Office } from './office.ts'

let office: Office
const people = new Map<string, { browser: Browser; id: string; password: string }>()
const password = 'Spring-2026-ok'

beforeAll(async () => {
  office = await openOffice()
  const bureau = { kind: 'department', name: '经信局' } as const
  const made = await office.identity.ensureSampleAccounts(office.ctx, [
    { account: 'ann', name: '甲', role: 'officer', organisation: bureau },
    { account: 'bob', name: '乙', role: 'officer', organisation: bureau },
    { account: 'lead', name: '丙', role: 'leader', organisation: bureau },
    { account: 'tax', name: '丁', role: 'officer', organisation: { kind: 'department', name: '税务局' } },
  ])
  for (const { account, oneTimePassword } of made) {
    const browser = await new Browser(office).begin(account, oneTimePassword)
    people.set(account, { browser, id: (await browser.send('GET', 'me')).body.personId, password })
  }
})
afterAll(() => office?.close())

const by = (account: string) => people.get(account)?.browser ?? new Browser(office)
const id = (account: string) => people.get(account)?.id ?? ''
const leave = (delegate: object, more: object = {}) => ({ ...delegate, startsOn: '2026-03-02', endsOn: '2026-03-06', reason: '年休假', ...more })
const actor = async (browser: Browser) => (await office.identity.authenticate({ cookie: browser.cookie ?? '', address: '10.0.0.1' }, { traceId: 't', locale: 'zh-CN', clock: office.clock, logger: office.ctx.logger }))?.actor

describe('a delegation', () => {
  let given = ''
  it('lets a colleague act for who is on leave, as himself, in both names', async () => {
    const answer = await by('ann').send('POST', 'delegations', leave({ delegateId: id('bob') }))
    expect(answer.body).toMatchObject({ principal: '甲', delegate: '乙', state: 'active' })
    given = answer.body.id
    expect((await by('tax').send('POST', 'acting', { delegationId: given })).code).toBe('identity.delegation_closed')
    expect((await by('ann').send('POST', 'acting', { delegationId: given })).code).toBe('identity.delegation_closed')
    expect((await by('bob').send('POST', 'acting', { delegationId: given })).status).toBe(204)
    expect(await actor(by('bob'))).toMatchObject({ personId: id('bob'), name: '乙 代 甲', roles: ['officer'], onBehalfOf: { personId: id('ann'), name: '甲' }, organisationName: '经信局' })
    expect((await by('bob').send('GET', 'me')).body).toMatchObject({ name: '乙', actingFor: { name: '甲' }, mayActFor: [{ name: '甲', endsOn: '2026-03-06' }] })
  })

  it('lends no password, no token and no desk on', async () => {
    expect((await by('bob').send('POST', 'password', { current: password, next: 'Summer-2026-ok' })).code).toBe('identity.acting_for_another')
    expect((await by('bob').send('POST', 'tokens', { name: 'x', scopes: ['identity.tokens'], expiresAt: '2026-04-01T00:00:00Z' })).code).toBe('identity.acting_for_another')
    expect((await by('bob').send('POST', 'delegations', leave({ account: 'tax' }))).code).toBe('identity.acting_for_another')
  })

  it('is put down, ends by itself, and stands in the trail with both names', async () => {
    await by('bob').send('POST', 'acting', {})
    expect(await actor(by('bob'))).toMatchObject({ name: '乙' })
    await by('bob').send('POST', 'acting', { delegationId: given })
    office.clock.forward(4 * 86_400_000)
    const later = new Browser(office)
    await later.signIn('bob', password)
    expect((await later.send('POST', 'acting', { delegationId: given })).status).toBe(204)
    expect((await actor(later))?.onBehalfOf).toBeDefined()
    office.clock.forward(16 * 3_600_000)
    await later.signIn('bob', password)
    expect((await later.send('POST', 'acting', { delegationId: given })).code).toBe('identity.delegation_closed')
    expect((await actor(later))?.onBehalfOf).toBeUndefined()
    const trail = await office.store.query<{ action: string; actor: string }>(`select action, actor from identity.audit where action like 'identity.delegation%' order by id`)
    expect(trail.map(({ action, actor: who }) => `${who} ${action.slice(20)}`)).toEqual(['甲 made', '乙 begun', '乙 代 甲 left', '乙 begun', '乙 begun'])
  })

  it('is ended by either of the two at once, and by nobody else', async () => {
    for (const account of ['ann', 'bob', 'tax']) await by(account).signIn(account, password)
    const dates = { startsOn: '2026-03-07', endsOn: '2026-03-09' }
    const { body } = await by('ann').send('POST', 'delegations', leave({ delegateId: id('bob') }, dates))
    expect((await by('bob').send('POST', 'acting', { delegationId: body.id })).status).toBe(204)
    expect((await by('tax').send('DELETE', `delegations/${body.id}`)).code).toBe('kernel.not_found')
    expect((await by('ann').send('DELETE', `delegations/${body.id}`)).status).toBe(204)
    expect((await actor(by('bob')))?.onBehalfOf).toBeUndefined()
    expect(await office.identity.directory.principalsSince(office.ctx, [id('bob')], new Date('2026-03-01T00:00:00Z'))).toEqual([id('ann')])
    expect(await office.identity.directory.principalsSince(office.ctx, [id('ann')], new Date('2026-03-01T00:00:00Z'))).toEqual([])
  })

  it('adds no permission, and none of an administrator', async () => {
    await by('lead').signIn('lead', password)
    const dates = { startsOn: '2026-03-07', endsOn: '2026-03-09' }
    expect((await by('lead').send('POST', 'delegations', leave({ delegateId: id('bob') }, dates))).code).toBe('identity.no_shared_role')
    const security = await administrator(office, 'security')
    expect((await security.send('POST', 'delegations', leave({ delegateId: id('bob') }, dates))).code).toBe('kernel.forbidden')
    expect((await by('ann').send('POST', 'delegations', leave({ account: 'security' }, dates))).code).toBe('identity.no_shared_role')
    expect((await by('ann').send('POST', 'delegations', leave({ account: 'nobody' }, dates))).code).toBe('identity.no_delegate')
    expect((await by('ann').send('POST', 'delegations', leave({ account: 'ann' }, dates))).code).toBe('identity.no_delegate')
    for (const wrong of [{ startsOn: '2026-03-01', endsOn: '2026-03-09' }, { startsOn: '2026-03-09', endsOn: '2026-03-08' }, { startsOn: '2026-03-08', endsOn: '2026-12-08' }])
      expect((await by('ann').send('POST', 'delegations', leave({ delegateId: id('bob') }, wrong))).code).toBe('identity.delegation_dates')
  })

  it('of another office waits for the security administrator, and is listed for the review', async () => {
    const { body } = await by('ann').send('POST', 'delegations', leave({ account: 'tax' }, { startsOn: '2026-03-07', endsOn: '2026-03-09' }))
    expect(body).toMatchObject({ state: 'asked' })
    expect((await by('tax').send('POST', 'acting', { delegationId: body.id })).code).toBe('identity.delegation_closed')
    expect((await by('tax').send('POST', `delegations/${body.id}/allow`)).code).toBe('kernel.forbidden')
    const security = new Browser(office)
    await security.signIn('security', password)
    expect((await security.send('POST', `delegations/${body.id}/allow`)).status).toBe(204)
    expect((await by('tax').send('POST', 'acting', { delegationId: body.id })).status).toBe(204)
    expect(await actor(by('tax'))).toMatchObject({ name: '丁 代 甲', organisationName: '经信局' })
    expect((await security.send('GET', 'access/delegations')).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ delegate: '丁', state: 'active', allowedBy: '安全管理员' }), expect.objectContaining({ state: 'revoked', revokedBy: '甲' })]))
    expect((await by('ann').send('GET', 'access/delegations')).code).toBe('kernel.forbidden')
  })
})

describe('the migration of delegations', () => {
  const [person, session] = [newId(), newId()]
  it('leaves every session acting for nobody', () => migrationTrial({
    migrations: identityModule.migrations.map((migration) => ({ ...migration, module: 'identity' })), module: 'identity', id: 7,
    async before(store) {
      await store.query(`insert into identity.person (id, account, name, created_at) values ($1, 'a', '甲', now())`, [person])
      await store.query(`insert into identity.session (id, token_hash, person_id, address, created_at, last_seen_at, expires_at) values ($1, 'x', $2, '10.0.0.1', now(), now(), now())`, [session, person])
    },
    after: async (store) => expect(await store.query('select id, acting_for from identity.session')).toEqual([{ id: session, acting_for: null }]),
  }))
})
