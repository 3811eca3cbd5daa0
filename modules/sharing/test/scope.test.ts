import { checkMatrix, matrix, undeclaredPermissions } from '@jingwei/http'
import { roles } from '@jingwei/kernel'
import { as, migrationTrial } from '@jingwei/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharingModule } from '../index.ts'
import { steps } from '../domain/actions.ts'
import { bandOf } from '../domain/derived-items.ts'
import { requestLifecycle } from '../domain/lifecycles.ts'
import { propose, questions, withoutDoubles } from '../domain/proposal.ts'
import { shareableItems } from '../domain/shareable.ts'
import { application, migrations, openOffice, type Detail, type Office } from './office.ts'
import { parts, solar } from './feeds.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice({ 'sharing.approveAtOnce': false })
})
afterAll(() => office?.close())
const one = async (more: object = {}): Promise<Detail> => (await office.apply('ofc', more))[0] as Detail
const refused = async (who: Parameters<Office['send']>[0], more: object): Promise<string | undefined> => (await office.send(who, 'POST', '/requests', { ...application, ...more })).code

describe('the clocks', () => {
  it('count working days: a holiday is stepped over, a weekend that is worked counts', async () => {
    office.clock.set('2026-09-23')
    expect(await one()).toMatchObject({ deadline: '2026-10-14', daysLeft: 10 })
    expect(await one({ items: ['in_business'] })).toMatchObject({ state: 'submitted', type: 'unconditional', deadline: '2026-09-24' })
    office.clock.set('2026-03-02')
  })

  it('grant what is free when the last day of its term has passed: that day is its owner’s', async () => {
    const made = await one({ items: ['in_business'] })
    const spared = await one({ items: ['in_business'] })
    for (const day of ['2026-03-02', '2026-03-03']) {
      office.clock.set(day)
      await office.sharing.followCalendar(office.ctx)
      expect(await office.get<Detail>('ofc', `/requests/${made.id}`)).toMatchObject({ state: 'submitted', deadline: '2026-03-03' })
    }
    expect(await office.move('operator', spared, 'refuse', { reason: '用途不符', basis: '甲办法第一条' })).toMatchObject({ state: 'refused' })
    office.clock.set('2026-03-04')
    expect((await office.sharing.followCalendar(office.ctx)).granted).toBeGreaterThan(0)
    expect(await office.get<Detail>('ofc', `/requests/${made.id}`)).toMatchObject({ state: 'active' })
    expect(await office.get<Detail>('ofc', `/requests/${spared.id}`)).toMatchObject({ state: 'refused' })
    office.clock.set('2026-03-02')
  })

  it('grant nothing its owner has closed since: it is laid before him, under his terms', async () => {
    const made = await one({ items: ['in_business', 'town'] })
    const entry = { grade: 'L2', condition: '说明场景和依据', legalBasis: '甲办法第二条', officeId: office.officeId('tax'), reason: '收紧' }
    expect((await office.send('operator', 'PUT', '/catalogue/in_business', { ...entry, type: 'conditional' })).status).toBe(204)
    office.clock.set('2026-03-04')
    await office.sharing.followCalendar(office.ctx)
    const passed = await office.get<Detail>('tax', `/requests/${made.id}`)
    expect(passed).toMatchObject({ state: 'submitted', type: 'conditional', ownerOffice: '税务局', deadline: '2026-03-18', items: [{ id: 'in_business', type: 'conditional', grade: 'L2' }, { id: 'town', type: 'unconditional' }] })
    expect(passed.moves.at(-1)).toMatchObject({ action: 'pass_on', by: '系统' })
    expect(passed.steps).toContain('approve')
    office.clock.set('2026-03-05')
    await office.sharing.followCalendar(office.ctx)
    expect((await office.move('tax', made, 'refuse', { reason: '不再无条件共享' })).state).toBe('refused')
    const { officeId: _none, ...bureau } = entry
    await office.send('operator', 'PUT', '/catalogue/in_business', { ...bureau, grade: 'L1', type: 'unconditional' })
    office.clock.set('2026-03-02')
  })

  it('give ten days more, once, by a leader who did not ask', async () => {
    const made = await one()
    expect(await office.move('tax', made, 'extension', { reason: '需征求上级意见' })).toMatchObject({ extension: 'asked', deadline: '2026-03-16' })
    expect(await office.refusal('tax', made, 'extension/decision', { granted: true })).toBe('kernel.forbidden')
    expect(await office.move('leader', made, 'extension/decision', { granted: true })).toMatchObject({ extension: 'granted', deadline: '2026-03-30' })
    expect(await office.refusal('tax', made, 'extension', { reason: '还要' })).toBe('sharing.asked_already')
  })

  it('pass to a leader what its owner leaves lying', async () => {
    const made = await one()
    expect(await office.refusal('leader', made, 'approve', { supplyNow: true })).toBe('sharing.not_yours')
    office.clock.set('2026-03-17')
    expect(await office.get<Detail>('leader', `/requests/${made.id}`)).toMatchObject({ overdue: true, daysLeft: -1 })
    expect(await office.move('leader', made, 'approve', { supplyNow: true })).toMatchObject({ state: 'active' })
    office.clock.set('2026-03-02')
  })

  it('refuse, where a year has no 放假调休 table, rather than guess, and nothing is kept', async () => {
    office.clock.set('2026-12-28')
    const before = (await office.get<{ total: number }>('auditor', '/requests')).total
    expect(await refused('ofc', { endsOn: '2027-06-30' })).toBe('kernel.holidays_missing')
    expect((await office.get<{ total: number }>('auditor', '/requests')).total).toBe(before)
    office.clock.set('2026-03-02')
  })
})

describe('an application', () => {
  it('asks for no more than is needed, or says why', async () => {
    expect(await refused('ofc', { items: ['tax'] })).toBe('sharing.larger_set')
    const made = await one({ items: ['tax', 'tax_rising'], largerReason: '须按税额计算' })
    expect(made.items.map((item) => item.id)).toEqual(['tax'])
    expect(await office.get<Detail>('tax', `/requests/${made.id}`)).toMatchObject({ largerReason: '须按税额计算', smaller: [{ by: { zh: '三年税收是否增长' } }] })
  })

  it('is refused with what was wrong: unknown item, term, range, enterprises, onward use', async () => {
    expect(await refused('ofc', { items: ['nothing'] })).toBe('sharing.unknown_item')
    expect(await refused('ofc', { endsOn: '2026-03-01' })).toBe('sharing.bad_term')
    expect(await refused('ofc', { endsOn: '2028-03-01' })).toBe('sharing.bad_term')
    expect(await refused('ofc', { from: '2025-02', to: '2025-01' })).toBe('sharing.bad_range')
    expect(await refused('ofc', { rows: { kind: 'codes', codes: ['91330400MA28ABCD00'] } })).toBe('sharing.bad_rows')
    expect(await refused('ofc', { onward: 'with_consent' })).toBe('sharing.onward_closed')
    expect(await refused('ofc', { purpose: 'audit' })).toBe('http.invalid_request')
    expect(await refused('ofc', { rows: { kind: 'towns', towns: ['\u0000'] } })).toBe('http.invalid_request')
  })

  it('of a town is for its own enterprises; what it names beyond them is not read either', async () => {
    expect(await refused('town', { rows: { kind: 'all' } })).toBe('sharing.bad_rows')
    expect(await refused('town', { rows: { kind: 'towns', towns: ['油车港镇'] } })).toBe('sharing.bad_rows')
    const made = (await office.apply('town', { rows: { kind: 'codes', codes: [solar.code, parts.code] } }))[0] as Detail
    await office.move('tax', made, 'approve', { supplyNow: true })
    expect((await office.get<{ rows: { creditCode: string }[] }>('town', `/grants/${made.id}/rows`)).rows.map((row) => row.creditCode)).toEqual([solar.code])
  })

  it('may lie as a draft that its office alone sees', async () => {
    const draft = await one({ draft: true })
    expect(draft.state).toBe('draft')
    expect((await office.send('tax', 'GET', `/requests/${draft.id}`)).status).toBe(404)
    expect((await office.send('ofc2', 'GET', `/requests/${draft.id}`)).status).toBe(200)
    expect(await office.move('ofc2', draft, 'submit')).toMatchObject({ state: 'submitted' })
  })
})

describe('the requests somebody sees', () => {
  it('are those of his office and those he decides; leaders and auditors see all', async () => {
    const made = await one()
    for (const [who, status] of [['ofc', 200], ['ofc2', 200], ['tax', 200], ['leader', 200], ['auditor', 200], ['hrss', 404], ['town', 404], ['stats', 404], ['operator', 404]] as const) expect((await office.send(who, 'GET', `/requests/${made.id}`)).status, who).toBe(status)
    expect((await office.send('hrss', 'POST', `/requests/${made.id}/approve`, { version: 1, supplyNow: true })).status).toBe(404)
    expect(await office.refusal('ofc2', made, 'approve', { supplyNow: true })).toBe('sharing.not_yours')
    const waiting = await office.get<{ items: Detail[] }>('tax', '/requests?view=decide')
    expect(waiting.items.map((each) => each.id)).toContain(made.id)
    expect((await office.get<{ decide: number }>('hrss', '/counts')).decide).toBe(0)
  })
})

describe('the catalogue', () => {
  type Entry = { id: string; type: string; grade: string; mayChange: boolean; legalBasis: string }
  const entry = async (who: Parameters<Office['get']>[0], id: string) => (await office.get<{ items: Entry[] }>(who, '/catalogue')).items.find((item) => item.id === id)

  it('is maintained by the owner, with its history; an item that was closed is refused with its law', async () => {
    const closing = { type: 'none', grade: 'L4', condition: '', legalBasis: '', officeId: office.officeId('tax'), reason: '上级要求' }
    expect((await office.send('ofc', 'PUT', '/catalogue/rd', { ...closing, legalBasis: '甲法' })).code).toBe('sharing.not_owner')
    expect((await office.send('tax', 'PUT', '/catalogue/rd', closing)).code).toBe('sharing.closed_needs_basis')
    expect((await office.send('tax', 'PUT', '/catalogue/rd', { ...closing, legalBasis: '税收征收管理法第八条' })).status).toBe(204)
    expect(await entry('ofc', 'rd')).toMatchObject({ type: 'none', grade: 'L4', mayChange: false })
    const refusal = await office.send('ofc', 'POST', '/requests', { ...application, items: ['rd'] })
    expect(refusal).toMatchObject({ code: 'sharing.not_shareable' })
    expect(refusal.detail).toContain('税收征收管理法第八条')
    const { items } = await office.get<{ items: { by: string; type: string; reason: string }[] }>('auditor', '/catalogue/rd/history')
    expect(items.map(({ by, type, reason }) => [by, type, reason])).toEqual([['税务经办', 'none', '上级要求'], ['test', 'conditional', '登记提供单位']])
  })

  it('closes the answers made of a figure that its owner closed', async () => {
    const officeId = office.officeId('tax')
    await office.send('tax', 'PUT', '/catalogue/tax', { type: 'none', grade: 'L4', condition: '', legalBasis: '甲法', officeId, reason: '关闭' })
    expect((await entry('ofc', 'tax_rising'))?.type).toBe('none')
    await office.send('tax', 'PUT', '/catalogue/tax', { type: 'conditional', grade: 'L3', condition: '', legalBasis: '甲法', officeId, reason: '恢复' })
    expect((await entry('ofc', 'tax_rising'))?.type).toBe('conditional')
  })
})

describe('the smallest set', () => {
  it('is stable, answers every question and never holds what another item already says', () => {
    const ids = shareableItems.filter((item) => !item.sealed).map((item) => item.id)
    fc.assert(fc.property(fc.subarray(questions.map((question) => question.id)), fc.subarray(ids), (asked, chosen) => {
      const { items } = propose(asked, chosen)
      expect(propose([], items).items).toEqual(items)
      expect(withoutDoubles(items)).toEqual(items)
      for (const id of asked) expect(items).toContain(questions.find((question) => question.id === id)?.item)
      expect(items.length).toBeLessThanOrEqual(asked.length + chosen.length)
    }))
  })

  it('puts a value on a limit into the band above it', () => {
    expect([19, 20, 299, 300, 1000].map((value) => bandOf(value, [20, 300, 1_000], '人'))).toEqual(['不足20人', '20–300人', '20–300人', '300–1000人', '1000人及以上'])
  })
})

describe('declarations', () => {
  it('have a step for every state that leads on, and hold in every cell of role x route', async () => {
    const named = new Set(Object.values(steps).flatMap((step) => step.from))
    for (const [state, { to }] of Object.entries(requestLifecycle.states)) if (to.length > 0) expect(named.has(state as never), state).toBe(true)
    const routes = sharingModule.routes(office.sharing)
    const cells = matrix(routes, roles.map((role) => role.id), sharingModule.permissions)
    const deviations = await checkMatrix(cells, async ({ role }, { method, url }) => {
      const answer = await office.server.inject({ method: method as 'GET', url, remoteAddress: `10.${roles.findIndex((each) => each.id === role) + 1}.0.1`, headers: role === 'anonymous' ? {} : as(role) })
      return { status: answer.statusCode, code: answer.json<{ code?: string }>().code ?? '' }
    })
    expect(deviations).toEqual([])
    expect(undeclaredPermissions(routes, sharingModule.permissions)).toEqual([])
    expect(routes.filter((route) => route.zone !== 'government')).toEqual([])
  })

  it('make tables that keep what was decided, and refuse a closed item without its law', () => migrationTrial({
    migrations, module: 'sharing', id: 1,
    before: async () => undefined,
    after: async (store) => {
      const change = (type: string, basis: string) => store.query(`insert into sharing.catalogue_change (item_id, type, grade, condition, legal_basis, reason, at, by) values ('tax', $1, 'L4', '', $2, '甲', now(), '甲')`, [type, basis])
      await expect(change('none', '')).rejects.toThrow(/check/u)
      await change('none', '甲法')
      await expect(store.query('delete from sharing.catalogue_change')).rejects.toThrow(/append-only/u)
    },
  }))
})
