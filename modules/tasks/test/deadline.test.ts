import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dueAfter } from '../domain/deadline.ts'
import { openOffice, type Detail, type Office, type Page } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())
const toTax = (more: object = {}) => office.raise('leader', { leadOfficeId: office.officeId('tax'), workingDays: 5, ...more })

describe('a deadline in working days', () => {
  it('steps over a holiday and counts a weekend that is worked instead (放假调休)', async () => {
    office.clock.set('2026-09-23')
    // 24 works, 25-27 中秋 off, 28-30 work, 1-7 October off, 8 October is the fifth.
    expect(await toTax()).toMatchObject({ dueOn: '2026-10-08' })
    office.clock.set('2026-10-08')
    // 9 October, then Saturday the 10th is worked.
    expect(await toTax({ workingDays: 2 })).toMatchObject({ dueOn: '2026-10-10' })
    expect(dueAfter('2026-02-13' as never, 1)).toBe('2026-02-14')
  })

  it('is the county’s own term when nobody names one', async () => {
    office.clock.set('2026-03-02')
    expect(await toTax({ workingDays: undefined })).toMatchObject({ dueOn: '2026-03-16' })
  })

  it('is refused when it runs into a year without a table, and nothing is raised', async () => {
    office.clock.set('2026-12-30')
    const before = (await office.get<Page>('leader', '')).total
    const refused = await office.send('leader', 'POST', '', { kind: 'todo', source: 'other', title: '跨年', leadOfficeId: office.officeId('tax'), workingDays: 5 })
    expect(refused).toMatchObject({ status: 409, code: 'kernel.holidays_missing' })
    expect(refused.detail).toContain('2027')
    expect((await office.get<Page>('leader', '')).total).toBe(before)
    office.clock.set('2026-03-02')
  })

  it('is one of days or a date, and not before the start', async () => {
    const refusal = async (more: object) => (await office.send('leader', 'POST', '', { kind: 'todo', source: 'other', title: '日期', leadOfficeId: office.officeId('tax'), ...more })).code
    expect(await refusal({ workingDays: 3, dueOn: '2026-04-01' })).toBe('tasks.two_deadlines')
    expect(await refusal({ startOn: '2026-05-01', dueOn: '2026-04-01' })).toBe('tasks.dates_reversed')
    expect(await refusal({ leadOfficeId: office.personId('tax') })).toBe('tasks.unknown_office')
    expect(await refusal({ responsibleId: office.personId('ofc') })).toBe('tasks.person_elsewhere')
  })

  it('is extended once, with approval', async () => {
    const task = await toTax()
    expect(await office.move('tax', task, 'extension', { workingDays: 3, reason: '需现场核实' })).toMatchObject({ extension: 'asked', dueOn: '2026-03-09' })
    expect(await office.refusal('tax', task, 'extension', { workingDays: 3, reason: '再问一次' })).toBe('tasks.extended_already')
    expect(await office.move('leader', task, 'extension/decision', { granted: false, reason: '先报进展' })).toMatchObject({ extension: 'refused' })
    await office.move('tax', task, 'extension', { workingDays: 3, reason: '已报进展' })
    expect(await office.refusal('tax', task, 'extension/decision', { granted: true })).toBe('kernel.forbidden')
    expect(await office.move('leader', task, 'extension/decision', { granted: true })).toMatchObject({ extension: 'granted', dueOn: '2026-03-12' })
    expect(await office.refusal('tax', task, 'extension', { workingDays: 1, reason: '还不够' })).toBe('tasks.extended_already')
    expect(await office.refusal('leader', task, 'extension/decision', { granted: true })).toBe('tasks.extended_already')
  })
})

describe('a task that is overdue', () => {
  it('is marked and raised to the leader once, and counts as late until it is answered', async () => {
    const late = await toTax({ title: '逾期的' })
    const inTime = await toTax({ title: '未到期', workingDays: 30 })
    office.clock.set('2026-03-10')
    expect(await office.tasks.escalateOverdue(office.ctx)).toBeGreaterThan(0)
    expect(await office.tasks.escalateOverdue(office.ctx)).toBe(0)
    const marked = await office.get<Detail>('tax', `/${late.id}`)
    expect(marked).toMatchObject({ level: 'leader', overdue: true, state: 'assigned' })
    expect(marked.moves.at(-1)).toMatchObject({ action: 'escalate', by: 'test', reason: '2026-03-09' })
    expect(await office.get<Detail>('tax', `/${inTime.id}`)).toMatchObject({ level: 'office', overdue: false })
    expect((await office.get<Page>('leader', '?view=overdue')).items.map((task) => task.title)).toContain('逾期的')
    expect((await office.get<{ overdue: number }>('leader', '/counts')).overdue).toBeGreaterThan(0)
    await office.move('tax', late, 'accept')
    expect(await office.move('tax', late, 'answer', { text: '迟到的答复' })).toMatchObject({ overdue: false, level: 'leader' })
    office.clock.set('2026-03-02')
  })

  it('may be granted more time, counted from today, and be overdue again', async () => {
    const task = await toTax()
    office.clock.set('2026-03-10')
    await office.tasks.escalateOverdue(office.ctx)
    await office.move('tax', task, 'extension', { workingDays: 2, reason: '材料刚到' })
    expect(await office.move('leader', task, 'extension/decision', { granted: true })).toMatchObject({ dueOn: '2026-03-12', overdue: false })
    office.clock.set('2026-03-13')
    await office.tasks.escalateOverdue(office.ctx)
    expect((await office.get<Detail>('leader', `/${task.id}`)).moves.map((move) => move.action)).toEqual(['raise', 'assign', 'escalate', 'ask_extension', 'grant_extension', 'escalate'])
    office.clock.set('2026-03-02')
  })
})
