import { checkMatrix, matrix, undeclaredPermissions } from '@jingwei/http'
import { roles, serviceCtx } from '@jingwei/kernel'
import { as } from '@jingwei/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tasksModule } from '../index.ts'
import { firmCode, openOffice, otherFirmCode, type Detail, type Office, type Page, type Who } from './office.ts'

let office: Office
let led: Detail
let assisted: Detail
let ofTown: Detail
let ofFirm: Detail
let onBehalf: Detail
beforeAll(async () => {
  office = await openOffice({ 'tasks.intakeOffice': '经信局' })
  led = await office.raise('leader', { title: '由税务局牵头', leadOfficeId: office.officeId('tax') })
  assisted = await office.raise('leader', { title: '经信局协办', leadOfficeId: office.officeId('tax'), assistingOfficeIds: [office.officeId('ofc')] })
  ofTown = await office.raise('leader', { title: '走访企业', kind: 'todo', source: 'visit', leadOfficeId: office.officeId('town') })
  ofFirm = await office.raise('firm', { title: '用电增容', body: '请协调供电' })
  onBehalf = await office.raise('ofc', { kind: 'request', source: 'visit', title: '申请用地', enterprise: otherFirmCode, enterpriseName: '秀水纺织有限公司', onBehalf: true })
})
afterAll(() => office?.close())

const seenBy = async (who: Who): Promise<string[]> => (await office.get<Page>(who, who === 'firm' || who === 'rival' ? '/my/requests' : '?pageSize=200')).items.map((task) => task.title).toSorted()

describe('the tasks somebody sees', () => {
  it('are all of them for leaders and auditors', async () => {
    for (const who of ['leader', 'auditor'] as const) expect(await seenBy(who)).toEqual([led, assisted, ofTown, ofFirm, onBehalf].map((task) => task.title).toSorted())
  })

  it('are those it leads, assists or raised for an office, a town included', async () => {
    expect(await seenBy('tax')).toEqual([assisted.title, led.title].toSorted())
    expect(await seenBy('ofc')).toEqual([assisted.title, ofFirm.title, onBehalf.title].toSorted())
    expect(await seenBy('town')).toEqual([ofTown.title])
    for (const who of ['ofc', 'town'] as const) expect((await office.send(who, 'GET', `/${led.id}`)).status).toBe(404)
    expect((await office.send('town', 'POST', `/${led.id}/accept`, { version: 1 })).status).toBe(404)
  })

  it('are its own requests for a firm, also one an officer wrote down for it, without what offices say among themselves', async () => {
    expect(await seenBy('firm')).toEqual([ofFirm.title])
    expect(await seenBy('rival')).toEqual([onBehalf.title])
    expect((await office.send('rival', 'GET', `/my/requests/${ofFirm.id}`)).status).toBe(404)
    await office.move('leader', ofFirm, 'assign', { leadOfficeId: office.officeId('tax'), responsibleId: office.personId('tax'), reason: '请重视' })
    const seen = await office.get<Detail>('firm', `/my/requests/${ofFirm.id}`)
    expect(seen).toMatchObject({ state: 'assigned', leadOffice: { name: '税务局' }, enterprise: firmCode, steps: [] })
    expect(JSON.stringify(seen)).not.toContain('请重视')
    expect(JSON.stringify(seen)).not.toContain('税务经办')
  })

  it('are none for a person without an office, and for a firm without a code', async () => {
    const lost = await office.server.inject({ method: 'GET', url: '/api/tasks', headers: as('officer') })
    expect(lost.json()).toMatchObject({ total: 0 })
    expect((await office.server.inject({ method: 'GET', url: '/api/tasks/my/requests', headers: as('enterprise') })).json()).toMatchObject({ total: 0 })
  })

  it('open to the firm only the judgement of its own answer', async () => {
    await office.move('tax', ofFirm, 'accept')
    await office.move('tax', ofFirm, 'answer', { text: '下月完成增容。' })
    expect((await office.get<Detail>('firm', `/my/requests/${ofFirm.id}`)).steps).toEqual(['satisfied', 'unsatisfied'])
    expect(await office.refusal('ofc', ofFirm, 'judge', { satisfied: true })).toBe('kernel.not_found')
    expect(await office.refusal('tax', ofFirm, 'judge', { satisfied: true })).toBe('tasks.not_yours')
    expect(await office.move('firm', ofFirm, 'judge', { satisfied: true })).toMatchObject({ state: 'satisfied' })
  })
})

describe('a request of a firm', () => {
  it('is its own, whatever it sends, and goes to the intake office', async () => {
    expect(ofFirm).toMatchObject({ kind: 'request', enterprise: firmCode, onBehalf: false, leadOffice: { name: '经信局' }, state: 'raised' })
    expect((await office.send('firm', 'POST', '/my/requests', { title: '冒名', enterprise: otherFirmCode })).code).toBe('http.invalid_request')
  })

  it('written down for it is recorded as such, and judged by who wrote it', async () => {
    expect(onBehalf).toMatchObject({ onBehalf: true, enterprise: otherFirmCode, moves: [{ action: 'raise_on_behalf', by: '经信经办' }] })
    for (const wrong of [{ enterprise: '91330400MA28ABCD00', enterpriseName: '甲' }, { enterprise: otherFirmCode }, {}]) {
      expect((await office.send('ofc', 'POST', '', { kind: 'request', source: 'hotline', title: '代录', onBehalf: true, ...wrong })).code).toBe('tasks.firm_needed')
    }
    await office.move('leader', onBehalf, 'assign', { leadOfficeId: office.officeId('tax') })
    await office.move('tax', onBehalf, 'accept')
    await office.move('tax', onBehalf, 'answer', { text: '已列入计划。' })
    expect(await office.move('ofc', onBehalf, 'judge', { satisfied: true, reason: '企业电话确认' })).toMatchObject({ state: 'satisfied' })
  })
})

describe('the matrix role x route of tasks', () => {
  it('holds in every cell', async () => {
    const routes = tasksModule.routes(office.tasks)
    const cells = matrix(routes, roles.map((role) => role.id), tasksModule.permissions)
    expect(cells).toHaveLength(routes.length * (roles.length + 1))
    const deviations = await checkMatrix(cells, async ({ role }, { method, url }) => {
      const remoteAddress = `10.${roles.findIndex((each) => each.id === role) + 1}.0.1`
      const answer = await office.server.inject({ method: method as 'GET', url, remoteAddress, headers: role === 'anonymous' ? {} : as(role) })
      return { status: answer.statusCode, code: answer.json<{ code?: string }>().code ?? '' }
    })
    expect(deviations).toEqual([])
    expect(undeclaredPermissions(routes, tasksModule.permissions)).toEqual([])
  })

  it('opens to the internet only what a firm may do with its own requests, and the answer it was invited to judge', () => {
    const open = tasksModule.routes(office.tasks).filter((route) => route.zone !== 'government' && !route.id.startsWith('tasks.invited.'))
    expect(open.map((route) => [route.permission, route.path.startsWith('/api/tasks/my/requests')])).toEqual(open.map(() => ['tasks.own', true]))
  })
})

describe('other modules', () => {
  it('raise, read and close tasks by the public service', async () => {
    const brain = serviceCtx('预警', { clock: office.clock })
    const raised = await office.tasks.raise(brain, { kind: 'follow_up', source: 'warning', reference: 'w-1', title: '用电骤降', enterprise: firmCode, leadOfficeId: office.officeId('town') })
    expect(raised).toMatchObject({ state: 'assigned', raisedBy: '预警' })
    expect((await office.tasks.openOf(brain, { officeId: office.officeId('town') })).map((task) => task.title).toSorted()).toEqual(['用电骤降', '走访企业'].toSorted())
    expect(await office.tasks.openOf(brain, { personId: office.personId('town') })).toEqual([])
    expect(await office.tasks.close(brain, raised.id, '预警已撤回')).toMatchObject({ state: 'closed' })
    expect((await office.tasks.openOf(brain, { officeId: office.officeId('town') })).map((task) => task.title)).toEqual(['走访企业'])
  })

  it('raise in their own transaction or not at all', async () => {
    const { store } = office.stores
    const before = (await office.get<Page>('leader', '')).total
    await expect(store.tx(office.ctx, async (inside) => {
      await office.tasks.raise(inside, { kind: 'todo', source: 'other', title: '不留痕迹' })
      throw new Error('undone')
    })).rejects.toThrow('undone')
    expect((await office.get<Page>('leader', '')).total).toBe(before)
  })
})
