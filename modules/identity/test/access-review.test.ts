import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviceOf } from '../domain/device.ts'
import type { Office } from './office.ts'
import { Browser, administrator, openOffice } from './office.ts'
import { setUpFactor } from './telephone.ts'

const password = 'Spring-2026-ok'
const day = 86_400_000

describe('the review of access', () => {
  let office: Office
  let security: Browser
  let officer: Browser
  beforeAll(async () => {
    office = await openOffice()
    const made = await office.identity.ensureSampleAccounts(office.ctx, [
      { account: 'auditor', name: '=审计', role: 'auditor' }, { account: 'leader', name: '领导', role: 'leader', organisation: { kind: 'department', name: '办公室' } }, { account: 'officer', name: '经办', role: 'officer' },
    ])
    const system = await administrator(office, 'system')
    await system.send('POST', 'people', { account: 'nobody.yet', name: '新人', roles: ['officer'] })
    officer = await new Browser(office).begin('officer', made.find((one) => one.account === 'officer')?.oneTimePassword ?? '')
    await setUpFactor(office, officer)
    office.clock.forward(100 * day)
    security = await administrator(office, 'security')
    await new Browser(office).begin('auditor', made.find((one) => one.account === 'auditor')?.oneTimePassword ?? '')
  })
  afterAll(() => office?.close())

  const list = async (query = '') => (await security.send('GET', `access${query}`)).body
  const accounts = async (query: string) => (await list(query)).items.map((row: { account: string }) => row.account)

  it('shows who has which role since when, by whom, and when he last signed in', async () => {
    const { items, total } = await list()
    expect(total).toBe(7)
    const row = (account: string) => items.find((one: { account: string }) => one.account === account)
    expect(row('officer')).toMatchObject({ role: 'officer', grantedBy: 'test', grantedAt: '2026-03-02T01:00:00.000Z', lastSignInAt: '2026-03-02T01:00:00.000Z', secondFactor: true, state: 'active' })
    expect(row('leader')).toMatchObject({ organisation: '办公室', secondFactor: false })
    expect(row('leader').lastSignInAt).toBeUndefined()
    expect(row('nobody.yet').role).toBeUndefined()
  })

  it('finds what is not used', async () => {
    expect(await accounts('?unusedDays=90')).toEqual(['audit', 'leader', 'nobody.yet', 'officer', 'system'])
    expect(await accounts('?unusedDays=365')).toEqual(['audit', 'leader', 'nobody.yet'])
    expect(await accounts('?role=auditor')).toEqual(['auditor'])
    expect(await accounts('?state=disabled')).toEqual([])
  })

  it('is taken away as a file no spreadsheet runs, and the trail says by whom', async () => {
    const zh = await security.send('GET', 'access/export?format=csv')
    expect(zh.text).toBe([
      '\uFEFF账号,姓名,单位,状态,角色,授予时间,授予人,最近登录,第二因子', 'audit,审计管理员,,启用,审计管理员,2026-03-02 09:00,test,,无', `auditor,'=审计,,启用,审计,2026-03-02 09:00,test,2026-06-10 09:00,无`, 'leader,领导,办公室,启用,领导,2026-03-02 09:00,test,,无',
      'nobody.yet,新人,,启用,,,,,无', 'officer,经办,,启用,部门经办,2026-03-02 09:00,test,2026-03-02 09:00,有', 'security,安全管理员,,启用,安全管理员,2026-03-02 09:00,test,2026-06-10 09:00,无', 'system,系统管理员,,启用,系统管理员,2026-03-02 09:00,test,2026-03-02 09:00,无', '',
    ].join('\r\n'))
    const en = await security.send('GET', 'access/export?role=officer&lang=en')
    expect(en.text).toBe('\uFEFFAccount,Name,Organisation,State,Role,Granted,Granted by,Last sign-in,Second factor\r\nofficer,经办,,active,Department officer,2026-03-02 09:00,test,2026-03-02 09:00,yes\r\n')
    const audit = await administrator(office, 'audit')
    expect((await audit.send('GET', 'audit?action=identity.access.exported')).body.items.map((item: { actor: string; detail: object }) => [item.actor, item.detail])).toEqual([['安全管理员', { rows: 1 }], ['安全管理员', { rows: 7 }]])
    expect((await audit.send('GET', 'access')).status).toBe(200)
  })

  it('shows who is in and on what, and lets the security administrator throw him out everywhere', async () => {
    const agent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0' }
    const leaver = (await office.identity.createPerson({ ...office.ctx, permissions: new Set(['identity.accounts']) }, { account: 'leaver', name: '离任', roles: [] }))
    const first = await new Browser(office).begin('leaver', leaver.oneTimePassword)
    const second = new Browser(office, '10.9.9.9')
    second.cookie = (await second.send('POST', 'sign-in', { account: 'leaver', password }, agent)).cookie
    const open = (await security.send('GET', 'open-sessions?q=leaver')).body
    expect(open.total).toBe(2)
    expect(open.items.find((item: { address: string }) => item.address === '10.9.9.9')).toMatchObject({ account: 'leaver', name: '离任', device: 'Edge 120, Windows', current: false })
    expect((await security.send('GET', 'open-sessions?q=10.9.9.9')).body.total).toBe(1)
    expect((await first.send('GET', 'open-sessions')).code).toBe('kernel.forbidden')
    expect((await first.send('DELETE', `people/${leaver.person.id}/sessions`)).code).toBe('kernel.forbidden')
    expect((await security.send('DELETE', `people/${leaver.person.id}/sessions`)).body).toEqual({ ended: 2 })
    expect([(await first.send('GET', 'me')).status, (await second.send('GET', 'me')).status]).toEqual([401, 401])
    await first.signIn('leaver', password)
    const elsewhere = new Browser(office)
    await elsewhere.signIn('leaver', password)
    expect((await first.send('DELETE', 'sessions')).body).toEqual({ ended: 1 })
    expect([(await first.send('GET', 'me')).status, (await elsewhere.send('GET', 'me')).status]).toEqual([200, 401])
  })

  it('knows devices well enough to be recognised and no better', () => {
    const said: readonly (readonly [string, string])[] = [
      ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1', 'Safari 17, iOS'],
      ['Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.42', 'WeChat 8, Android'],
      ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/88.0.4324.150 Safari/537.36 UOS', 'Chrome 88, UOS'],
      ['Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0', 'Firefox 115, Windows'], ['curl/8.0', ''], ['', ''],
    ]
    for (const [agent, device] of said) expect(deviceOf(agent)).toBe(device)
  })
})
