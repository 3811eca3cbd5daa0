import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { steps } from '../domain/actions.ts'
import { taskLifecycle } from '../domain/lifecycles.ts'
import { openOffice, type Detail, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const toTax = (more: object = {}) => office.raise('leader', { leadOfficeId: office.officeId('tax'), workingDays: 5, ...more })
const answered = async (more: object = {}): Promise<Detail> => {
  const task = await toTax(more)
  await office.move('tax', task, 'accept')
  return office.move('tax', task, 'answer', { text: '已办理，详见附表。' })
}

describe('the line of states of a task', () => {
  it('goes from raised to closed, each move written down with who, when and why', async () => {
    const raised = await office.raise('ofc')
    expect(raised).toMatchObject({ state: 'raised', steps: ['assign', 'close'] })
    expect(await office.move('leader', raised, 'assign', { leadOfficeId: office.officeId('tax'), responsibleId: office.personId('tax'), workingDays: 5 })).toMatchObject({ state: 'assigned', dueOn: '2026-03-09', responsible: '税务经办' })
    expect(await office.move('tax', raised, 'accept')).toMatchObject({ state: 'acted' })
    const answer = await office.move('tax', raised, 'answer', { text: '已办理，详见附表。' })
    expect(answer).toMatchObject({ state: 'answered', answer: { text: '已办理，详见附表。', by: '税务经办', office: '税务局' } })
    expect(await office.move('ofc', raised, 'judge', { satisfied: true })).toMatchObject({ state: 'satisfied', judgement: { by: '经信经办' } })
    const closed = await office.move('tax', raised, 'close')
    expect(closed).toMatchObject({ state: 'closed', steps: [] })
    expect(closed.moves.map(({ action, by, to }) => [action, by, to])).toEqual([
      ['raise', '经信经办', 'raised'], ['assign', '分管领导', 'assigned'], ['accept', '税务经办', 'acted'], ['answer', '税务经办', 'answered'], ['satisfied', '经信经办', 'satisfied'], ['close', '税务经办', 'closed'],
    ])
  })

  it('is assigned by the act of raising when who raises it may assign and names the office', async () => {
    expect(await toTax()).toMatchObject({ state: 'assigned', leadOffice: { name: '税务局' }, dueOn: '2026-03-09' })
    expect(await office.raise('town', { leadOfficeId: office.officeId('tax') })).toMatchObject({ state: 'raised' })
  })

  it('is returned with a reason, assigned to another office, and taken back by who raised it', async () => {
    const task = await toTax()
    expect(await office.refusal('tax', task, 'return', {})).toBe('http.invalid_request')
    expect(await office.move('tax', task, 'return', { reason: '不属本局职责' })).toMatchObject({ state: 'returned' })
    expect(await office.move('leader', task, 'assign', { leadOfficeId: office.officeId('ofc') })).toMatchObject({ state: 'assigned', leadOffice: { name: '经信局' } })
    expect((await office.move('leader', task, 'close', { reason: '事项取消' })).moves.at(-1)).toMatchObject({ action: 'close', reason: '事项取消' })
  })

  it('goes back once, to a higher level with a new term, when the answer does not satisfy; the second time it stays', async () => {
    const task = await answered()
    expect(await office.refusal('leader', task, 'judge', { satisfied: false })).toBe('tasks.reason_needed')
    office.clock.set('2026-03-20')
    const again = await office.move('leader', task, 'judge', { satisfied: false, reason: '没有说明时间表' })
    expect(again).toMatchObject({ state: 'assigned', level: 'leader', reopened: true, dueOn: '2026-03-27' })
    expect(again.moves.slice(-2).map(({ action, to }) => [action, to])).toEqual([['unsatisfied', 'unsatisfied'], ['reopen', 'assigned']])
    await office.move('tax', task, 'accept')
    await office.move('tax', task, 'answer', { text: '补充时间表。' })
    const stays = await office.move('leader', task, 'judge', { satisfied: false, reason: '仍不满意' })
    expect(stays).toMatchObject({ state: 'unsatisfied', steps: ['close'] })
    expect(await office.refusal('tax', task, 'close')).toBe('tasks.not_yours')
    expect(await office.move('leader', task, 'close', { reason: '另行研究' })).toMatchObject({ state: 'closed' })
    office.clock.set('2026-03-02')
  })

  it('needs no judgement for a todo and a follow-up, but does for what others asked', async () => {
    const todo = await answered({ kind: 'todo' })
    expect(await office.move('tax', todo, 'close')).toMatchObject({ state: 'closed' })
    expect(await office.refusal('tax', await answered(), 'close')).toBe('tasks.not_yours')
  })

  it('takes no step that its state has not, and none of another’s', async () => {
    const task = await toTax()
    expect(await office.refusal('tax', task, 'answer', { text: '太早' })).toBe('tasks.not_now')
    expect(await office.refusal('leader', task, 'judge', { satisfied: true })).toBe('tasks.not_now')
    expect(await office.refusal('leader', task, 'assign', { leadOfficeId: office.officeId('ofc') })).toBe('tasks.not_now')
    const raisedByTown = await office.raise('town', { leadOfficeId: office.officeId('tax') })
    expect(await office.refusal('town', raisedByTown, 'accept')).toBe('tasks.not_now')
    await office.move('leader', raisedByTown, 'assign', { leadOfficeId: office.officeId('tax') })
    expect(await office.refusal('town', raisedByTown, 'accept')).toBe('tasks.not_yours')
    const done = await office.move('leader', task, 'close', { reason: '撤回' })
    for (const [step, body] of [['accept', {}], ['return', { reason: '无' }], ['answer', { text: '无' }], ['close', {}]] as const) expect(await office.refusal('tax', done, step, body), step).toBe('tasks.not_now')
  })

  it('has a step for every transition of the table, and no step the table lacks', () => {
    const named = new Set(Object.values(steps).flatMap((step) => step.from))
    for (const [state, { to }] of Object.entries(taskLifecycle.states)) if (to.length > 0) expect(named.has(state as never), state).toBe(true)
    expect(named.has('closed')).toBe(false)
  })
})

describe('two people who move the same task', () => {
  it('are told apart: one moves it, the other learns who was first', async () => {
    const task = await toTax()
    const both = await Promise.all([office.send('tax', 'POST', `/${task.id}/accept`, { version: task.version }), office.send('tax', 'POST', `/${task.id}/return`, { version: task.version, reason: '不属本局' })])
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409])
    const refused = both.find((answer) => answer.status === 409)
    expect(refused).toMatchObject({ code: 'tasks.moved_meanwhile' })
    expect(refused?.detail).toContain('税务经办')
    expect((await office.get<Detail>('leader', `/${task.id}`)).moves).toHaveLength(3)
  })
})

describe('the history of a task', () => {
  it('cannot be changed, not even with the database in hand', async () => {
    for (const sql of ['update tasks.move set reason = null', 'delete from tasks.move', 'truncate tasks.move']) await expect(office.stores.store.query(sql)).rejects.toThrow(/append-only/u)
  })
})
