import type { Ctx } from '@jingwei/kernel'
import type { Task } from '../domain/task.ts'
import type { TasksPlatform } from './platform.ts'

// Titles leave the house by mail or SMS: they say the number of a task. What it is called may name a firm, and stays inside.

/** The lead office has something to do. */
export async function tellOffice({ tell }: TasksPlatform, ctx: Ctx, { id, number, title, leadOfficeId }: Task): Promise<void> {
  if (leadOfficeId === undefined) return
  await tell(ctx, { to: { officeId: leadOfficeId }, kind: 'tasks.assigned', title: { zh: `任务第 ${number} 号已交办给贵单位，请签收`, en: `Task ${number} is assigned to your office` }, about: title, link: `/tasks/${id}` })
}

/** Who raised a task hears that it was answered; a firm finds it among its requests. */
export async function tellRaiser({ tell, directory }: TasksPlatform, ctx: Ctx, { id, number, title, kind, raisedById, raisedByOfficeId, onBehalf }: Task): Promise<void> {
  const to = raisedById === undefined ? raisedByOfficeId && { officeId: raisedByOfficeId } : { personId: raisedById }
  if (!to) return
  const byFirm = kind === 'request' && !onBehalf && raisedByOfficeId !== undefined && (await directory.officesById(ctx, [raisedByOfficeId])).length === 0
  await tell(ctx, { to, kind: 'tasks.answered', title: { zh: `您提出的第 ${number} 号事项已有答复，请评价`, en: `What you raised as number ${number} was answered; please judge` }, about: title, link: `${byFirm ? '/requests' : '/tasks'}/${id}` })
}

/** Somebody takes over a colleague's tasks. */
export async function tellReceiver({ tell }: TasksPlatform, ctx: Ctx, personId: string, count: number): Promise<void> {
  if (count === 0) return
  await tell(ctx, { to: { personId }, kind: 'tasks.handed_over', title: { zh: `有 ${count} 件任务移交给您`, en: `${count} tasks were handed over to you` }, link: '/tasks?view=mine&open=true' })
}

/** Every leader hears once of all that has just become overdue. */
export async function tellLeaders({ tell, directory }: TasksPlatform, ctx: Ctx, count: number): Promise<void> {
  if (count === 0) return
  for (const { id } of await directory.peopleWithRole(ctx, 'leader'))
    await tell(ctx, { to: { personId: id }, kind: 'tasks.escalated', title: { zh: `有 ${count} 件任务逾期，已提级`, en: `${count} tasks are overdue and were raised to you` }, link: '/tasks?view=overdue&open=true' })
}
