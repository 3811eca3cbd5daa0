import { as } from '@jingwei/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { application, openOffice, type Detail, type GrantRows, type Office } from './office.ts'
import { closed, solar, textile } from './feeds.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const toTax = async (more: object = {}): Promise<Detail> => (await office.apply('ofc', more))[0] as Detail
const granted = async (more: object = {}): Promise<Detail> => office.move('tax', await toTax(more), 'approve', { supplyNow: true })
const rowsOf = (id: string) => office.get<GrantRows>('ofc', `/grants/${id}/rows`)

describe('a conditional request', () => {
  it('goes from application to disposal, each step written down with who, when and why', async () => {
    const made = await toTax()
    expect(made).toMatchObject({ state: 'submitted', type: 'conditional', deadline: '2026-03-16', daysLeft: 10, ownerOffice: '税务局', office: '经信局' })
    const approved = await office.move('tax', made, 'approve', { supplyNow: false, reason: '符合条件' })
    // Twenty working days, 清明 4-6 April off.
    expect(approved).toMatchObject({ state: 'approved', deadline: '2026-03-30', grantNo: expect.stringMatching(/^GX2026-\d{6}$/u), mayUse: false })
    expect((await office.send('ofc', 'GET', `/grants/${made.id}/rows`)).code).toBe('sharing.not_in_force')
    expect(await office.move('tax', made, 'supply')).toMatchObject({ state: 'active' })
    const page = await rowsOf(made.id)
    expect(page.rows.map(({ creditCode, cells }) => [creditCode, cells[0]])).toEqual(expect.arrayContaining([[solar.code, '增长'], [textile.code, '数据不足']]))
    expect(await office.move('ofc', made, 'dispose', { reason: '已删除本地副本' })).toMatchObject({ state: 'disposed', steps: [] })
    const { moves } = await office.get<Detail>('auditor', `/requests/${made.id}`)
    expect(moves.map(({ action, by }) => [action, by])).toEqual([['draft', '经信经办'], ['submit', '经信经办'], ['approve', '税务经办'], ['supply', '税务经办'], ['dispose', '经信经办']])
  })

  it('is told once, and all at once, what is missing; then it is approved or refused', async () => {
    const made = await toTax()
    office.clock.set('2026-03-05')
    expect(await office.move('tax', made, 'notice', { reason: '请补充名单和经办依据' })).toMatchObject({ state: 'incomplete', missing: '请补充名单和经办依据' })
    const { version } = await office.get<Detail>('ofc', `/requests/${made.id}`)
    const edited = await office.send('ofc', 'PUT', `/requests/${made.id}`, { ...application, version, rows: { kind: 'codes', codes: [solar.code] }, legalBasis: '秀水区技改补助办法第五条、第六条' })
    expect(edited.status).toBe(200)
    const other = await office.send('ofc', 'PUT', `/requests/${made.id}`, { ...application, items: ['staff_band'], version: version + 1 })
    expect(other.code).toBe('sharing.other_owner')
    expect(await office.move('ofc', made, 'submit')).toMatchObject({ state: 'submitted', deadline: '2026-03-19' })
    expect(await office.refusal('tax', made, 'notice', { reason: '还缺一份' })).toBe('sharing.noticed_already')
    expect((await office.get<Detail>('tax', `/requests/${made.id}`)).steps).not.toContain('notice')
    await office.move('tax', made, 'approve', { supplyNow: true })
    expect((await rowsOf(made.id)).rows.map((row) => row.creditCode)).toEqual([solar.code])
    office.clock.set('2026-03-02')
  })

  it('is never refused bare: the law of the catalogue is cited, or one must be given, and a reason', async () => {
    const made = await toTax()
    expect((await office.send('tax', 'POST', `/requests/${made.id}/refuse`, { version: made.version })).code).toBe('http.invalid_request')
    expect(await office.move('tax', made, 'refuse', { reason: '申请场景与补助无关' })).toMatchObject({ state: 'refused', decision: { by: '税务经办', basis: '税收征收管理法第八条（为纳税人的情况保密）', reason: '申请场景与补助无关' } })
    const power = (await office.apply('ofc', { items: ['electricity'] }))[0] as Detail
    expect(power.ownerOffice).toBeUndefined()
    expect(await office.refusal('operator', power, 'refuse', { reason: '无关' })).toBe('sharing.refusal_needs_basis')
    expect(await office.move('operator', power, 'refuse', { reason: '无关', basis: '供用电合同保密条款' })).toMatchObject({ decision: { basis: '供用电合同保密条款' } })
  })

  it('may be disputed once; a leader settles it', async () => {
    const made = await toTax()
    await office.move('tax', made, 'refuse', { reason: '不同意' })
    expect(await office.move('ofc', made, 'dispute', { reason: '办法第五条写明由税务核对' })).toMatchObject({ state: 'disputed' })
    expect(await office.refusal('tax', made, 'approve', { supplyNow: true })).toBe('sharing.not_yours')
    expect((await office.get<{ items: Detail[] }>('leader', '/requests?view=decide')).items.map((each) => each.id)).toContain(made.id)
    expect(await office.move('leader', made, 'uphold', { reason: '维持' })).toMatchObject({ state: 'refused' })
    expect(await office.refusal('ofc', made, 'dispute', { reason: '再争' })).toBe('sharing.disputed_already')
    const again = await toTax()
    await office.move('tax', again, 'refuse', { reason: '不同意' })
    await office.move('ofc', again, 'dispute', { reason: '有依据' })
    expect(await office.move('leader', again, 'approve', { supplyNow: true, reason: '应当共享' })).toMatchObject({ state: 'active', decision: { by: '分管领导' } })
  })
})

describe('an unconditional request', () => {
  it('is granted at once by rule, apart from what is conditional', async () => {
    const made = await office.apply('ofc', { items: ['in_business', 'tax_rising', 'staff_band'] })
    expect(made.map(({ type, state, items }) => [type, state, items.map((item) => item.id)])).toEqual([['unconditional', 'active', ['in_business']], ['conditional', 'submitted', ['tax_rising']], ['conditional', 'submitted', ['staff_band']]])
    const first = made[0] as Detail
    expect((await office.get<Detail>('ofc', `/requests/${first.id}`)).moves.at(-1)).toMatchObject({ action: 'supply', by: '系统' })
    expect((await rowsOf(first.id)).rows.find((row) => row.creditCode === closed.code)?.cells).toEqual(['不在营'])
  })
})

describe('a running grant', () => {
  it('is suspended and resumed by its owner: the next page is refused already', async () => {
    const grant = await granted()
    expect((await rowsOf(grant.id)).total).toBe(4)
    await office.move('tax', grant, 'suspend', { reason: '核实用途' })
    expect((await office.send('ofc', 'GET', `/grants/${grant.id}/rows?page=2`)).code).toBe('sharing.not_in_force')
    expect(await office.refusal('ofc', grant, 'resume', {})).toBe('sharing.not_yours')
    await office.move('tax', grant, 'resume')
    expect((await rowsOf(grant.id)).total).toBe(4)
  })

  it('ends with its last day, before any job has marked it, and is renewed only while it runs', async () => {
    const grant = await granted({ endsOn: '2026-03-31' })
    office.clock.set('2026-03-30')
    expect(await office.refusal('ofc', grant, 'renewal', { endsOn: '2026-03-20', reason: '太早' })).toBe('sharing.bad_term')
    expect(await office.move('ofc', grant, 'renewal', { endsOn: '2026-06-30', reason: '二批初审' })).toMatchObject({ renewal: 'asked', endsOn: '2026-03-31' })
    expect(await office.refusal('ofc', grant, 'renewal/decision', { granted: true })).toBe('sharing.not_yours')
    expect(await office.move('tax', grant, 'renewal/decision', { granted: true })).toMatchObject({ renewal: 'granted', endsOn: '2026-06-30' })
    office.clock.set('2026-07-01')
    expect((await office.send('ofc', 'GET', `/grants/${grant.id}/rows`)).code).toBe('sharing.ended')
    expect((await office.get<Detail>('ofc', `/requests/${grant.id}`)).mayUse).toBe(false)
    expect((await office.sharing.followCalendar(office.ctx)).expired).toBeGreaterThan(0)
    expect(await office.sharing.followCalendar(office.ctx)).toEqual({ expired: 0, granted: 0 })
    expect(await office.get<Detail>('ofc', `/requests/${grant.id}`)).toMatchObject({ state: 'expired', steps: ['dispose'] })
    expect((await office.send('ofc', 'GET', `/grants/${grant.id}/rows`)).code).toBe('sharing.not_in_force')
    expect(await office.move('ofc', grant, 'dispose', { reason: '已清除' })).toMatchObject({ state: 'disposed' })
    office.clock.set('2026-03-02')
  })
})

describe('two people', () => {
  it('are needed: nobody decides on his own request, not even within the owning office', async () => {
    const own = (await office.apply('tax'))[0] as Detail
    expect(await office.refusal('tax', own, 'approve', { supplyNow: true })).toBe('sharing.same_person')
    expect((await office.get<Detail>('tax', `/requests/${own.id}`)).steps).not.toContain('approve')
    expect(await office.move('tax2', own, 'approve', { supplyNow: true })).toMatchObject({ state: 'active' })
  })

  it('are more than who drafted: whoever changed it or sent it off asked for it too', async () => {
    const own = (await office.apply('tax', { draft: true }))[0] as Detail
    expect((await office.send('tax3', 'PUT', `/requests/${own.id}`, { ...application, version: own.version })).status).toBe(200)
    await office.move('tax2', own, 'submit')
    for (const who of ['tax', 'tax2', 'tax3'] as const) expect(await office.refusal(who, own, 'approve', { supplyNow: true }), who).toBe('sharing.same_person')
    expect((await office.get<Detail>('tax2', `/requests/${own.id}`)).steps).not.toContain('approve')
    expect(await office.move('tax4', own, 'approve', { supplyNow: true })).toMatchObject({ state: 'active' })
  })

  it('are not two when a delegation joins them', async () => {
    const own = (await office.apply('tax3'))[0] as Detail
    const { name = '', personId = '' } = office.visitor('tax3')
    const bearer = as('officer', { ...office.visitor('tax4'), onBehalfOf: { personId, name } }).authorization.slice('Bearer '.length)
    const acting = await office.send({ bearer }, 'POST', `/requests/${own.id}/approve`, { version: own.version, supplyNow: true })
    expect(acting.code).toBe('sharing.same_person')
    await office.lend('tax4', 'tax3')
    expect(await office.refusal('tax4', own, 'approve', { supplyNow: true })).toBe('sharing.same_person')
    expect((await office.get<Detail>('tax4', `/requests/${own.id}`)).steps).not.toContain('approve')
    expect(await office.move('tax2', own, 'approve', { supplyNow: true })).toMatchObject({ state: 'active' })
  })

  it('who move the same request at once are told apart', async () => {
    const made = await toTax()
    const both = await Promise.all([office.send('tax', 'POST', `/requests/${made.id}/approve`, { version: made.version, supplyNow: true }), office.send('tax2', 'POST', `/requests/${made.id}/refuse`, { version: made.version, reason: '不' })])
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409])
    expect(both.find((answer) => answer.status === 409)?.code).toBe('sharing.moved_meanwhile')
  })
})

describe('history', () => {
  it('cannot be changed, not even with the database in hand', async () => {
    for (const sql of ['update sharing.move set reason = null', 'delete from sharing.catalogue_change', 'truncate sharing.move']) await expect(office.stores.store.query(sql)).rejects.toThrow(/append-only/u)
  })
})
