import type { PersonId } from '@jingwei/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, type Office, type Who } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const heard = async (who: Who): Promise<string[]> => {
  const ctx = { ...office.ctx, actor: { kind: 'person' as const, name: who, roles: [], personId: office.personId(who) as PersonId } }
  const { items } = await office.notify.messages(ctx, { unread: true }, 50, 0)
  await office.notify.mark(ctx, undefined, true)
  return items.map((message) => `${message.kind} ${message.link}`)
}

describe('who is told of a task', () => {
  it('is the lead office when it is assigned, and who raised it when it is answered', async () => {
    const task = await office.raise('leader', { leadOfficeId: office.officeId('ofc') })
    expect(await heard('ofc')).toEqual([`tasks.assigned /tasks/${task.id}`])
    expect(await heard('ofc2')).toHaveLength(1)
    expect(await heard('tax')).toEqual([])
    await office.move('ofc', task, 'accept')
    await office.move('ofc', task, 'answer', { text: '已办' })
    expect(await heard('leader')).toEqual([`tasks.answered /tasks/${task.id}`])
    expect(await heard('ofc2')).toEqual([])
  })

  it('is the firm, which finds its request, and nobody by a step that was refused', async () => {
    const request = await office.raise('firm')
    expect(await heard('tax')).toEqual([])
    await office.move('leader', request, 'assign', { leadOfficeId: office.officeId('tax') })
    expect(await heard('tax')).toEqual([`tasks.assigned /tasks/${request.id}`])
    await office.move('tax', request, 'accept')
    expect(await office.refusal('ofc', request, 'answer', { text: '越权' })).toBe('kernel.not_found')
    expect(await heard('firm')).toEqual([])
    await office.move('tax', request, 'answer', { text: '已办' })
    expect(await heard('firm')).toEqual([`tasks.answered /requests/${request.id}`])
    expect(await heard('rival')).toEqual([])
  })

  it('is who takes over, once, and every leader of what is overdue, once', async () => {
    await office.raise('leader', { leadOfficeId: office.officeId('ofc'), responsibleId: office.personId('ofc'), workingDays: 1 })
    await office.raise('leader', { leadOfficeId: office.officeId('ofc'), responsibleId: office.personId('ofc'), workingDays: 1 })
    await heard('ofc2')
    await office.send('leader', 'POST', '/handover', { fromPersonId: office.personId('ofc'), toPersonId: office.personId('ofc2'), reason: '请假' })
    expect(await heard('ofc2')).toEqual(['tasks.handed_over /tasks?view=mine&open=true'])
    office.clock.set('2026-03-10')
    expect(await office.tasks.escalateOverdue(office.ctx)).toBe(2)
    expect(await office.tasks.escalateOverdue(office.ctx)).toBe(0)
    expect(await heard('leader')).toEqual(['tasks.escalated /tasks?view=overdue&open=true'])
  })
})
