import { JingweiError, type Ctx } from '@jingwei/kernel'
import { checkedDeadline, dueAfter, today, type Deadline } from '../domain/deadline.ts'
import type { Task } from '../domain/task.ts'
import { setAssisting } from '../store/tasks.ts'
import { demandMember, demandOffice, demandOffices } from './directory.ts'
import type { TasksPlatform } from './platform.ts'
import { defaultWorkingDays } from './raise.ts'
import { moveTo, step } from './step.ts'
import { tellOffice, tellRaiser } from './telling.ts'

export type Assignment = Deadline & { readonly leadOfficeId: string; readonly assistingOfficeIds?: readonly string[]; readonly responsibleId?: string; readonly reason?: string }

/** 交办: names who leads, who assists, who is responsible and until when. A returned task starts its term anew. */
export const assign = (tasks: TasksPlatform, ctx: Ctx, id: string, version: number, { reason, leadOfficeId, responsibleId, assistingOfficeIds, ...wanted }: Assignment): Promise<Task> =>
  step(tasks, ctx, id, version, 'assign', async (inside, task) => {
    const lead = await demandOffice(tasks, inside, leadOfficeId)
    const responsible = responsibleId === undefined ? undefined : await demandMember(tasks, inside, lead.id, responsibleId)
    const unsaid = wanted.workingDays === undefined && wanted.dueOn === undefined
    const startOn = wanted.startOn ?? task.startOn
    const deadline = checkedDeadline({ ...(unsaid ? standing(tasks, task) : wanted), ...(startOn === undefined ? {} : { startOn }) }, today(ctx.clock))
    await setAssisting(tasks.store, inside, id, await demandOffices(tasks, inside, (assistingOfficeIds ?? []).filter((office) => office !== lead.id)))
    await moveTo(tasks, inside, task, 'assigned', 'assign', {
      leadOfficeId: lead.id, leadOffice: lead.name, responsibleId: responsible?.id ?? null, responsible: responsible?.name ?? null, ...deadline, ...(wanted.dueOn === undefined ? {} : { workingDays: null }), overdueAt: null,
    }, [lead.name, reason].filter(Boolean).join('：'))
    await tellOffice(tasks, inside, { ...task, leadOfficeId: lead.id })
  })

/** The term a task has already: its date as long as that stands, else its working days from today. */
function standing(tasks: TasksPlatform, { state, workingDays, dueOn }: Task): Deadline {
  return dueOn !== undefined && (state === 'raised' || workingDays === undefined) ? { dueOn } : { workingDays: workingDays ?? defaultWorkingDays(tasks) }
}

/** 签收: who accepts is responsible, unless somebody is named. */
export const accept = (tasks: TasksPlatform, ctx: Ctx, id: string, version: number): Promise<Task> =>
  step(tasks, ctx, id, version, 'accept', (inside, task) => {
    const { personId, name } = ctx.actor.onBehalfOf ?? ctx.actor
    return moveTo(tasks, inside, task, 'acted', 'accept', task.responsibleId === undefined && personId !== undefined ? { responsibleId: personId, responsible: name } : {})
  })

/** 退回: not ours, or not to be done as it stands; says why. */
export const giveBack = (tasks: TasksPlatform, ctx: Ctx, id: string, version: number, reason: string): Promise<Task> =>
  step(tasks, ctx, id, version, 'return', (inside, task) => moveTo(tasks, inside, task, 'returned', 'return', {}, reason))

/** 答复函: the text, who wrote it, when. The history keeps every version of it. */
export const answer = (tasks: TasksPlatform, ctx: Ctx, id: string, version: number, text: string): Promise<Task> =>
  step(tasks, ctx, id, version, 'answer', async (inside, task) => {
    await moveTo(tasks, inside, task, 'answered', 'answer', {
      answer: text, answeredBy: ctx.actor.name, answeredByOffice: ctx.actor.organisationName ?? task.leadOffice ?? null, answeredAt: ctx.clock.now(),
      satisfactionReason: null, judgedBy: null, judgedAt: null,
    }, text)
    await tellRaiser(tasks, inside, task)
  })

/** 满意 or 不满意. The first 不满意 sends the task back to its office under a leader's eye, with a new term; the second stands. */
export const judge = (tasks: TasksPlatform, ctx: Ctx, id: string, version: number, satisfied: boolean, reason: string | undefined): Promise<Task> =>
  step(tasks, ctx, id, version, satisfied ? 'satisfied' : 'unsatisfied', (inside, task) => judgeAs(tasks, inside, task, satisfied, reason))

/** The judgement itself, in the name of ctx, of a locked task. @throws tasks.reason_needed */
export async function judgeAs(tasks: TasksPlatform, ctx: Ctx, task: Task, satisfied: boolean, reason: string | undefined): Promise<void> {
  if (!satisfied && (reason ?? '').trim() === '') throw new JingweiError('tasks.reason_needed')
  const judged = satisfied ? 'satisfied' : 'unsatisfied'
  await moveTo(tasks, ctx, task, judged, judged, { satisfactionReason: reason ?? null, judgedBy: ctx.actor.name, judgedAt: ctx.clock.now() }, reason)
  if (satisfied || task.reopened) return
  const workingDays = task.workingDays ?? defaultWorkingDays(tasks)
  await moveTo(tasks, ctx, { id: task.id, state: judged }, 'assigned', 'reopen', { reopened: true, level: 'leader', workingDays, dueOn: dueAfter(today(ctx.clock), workingDays), overdueAt: null })
  await tellOffice(tasks, ctx, task)
}

/** 办结. `version` is absent when another module closes what it raised. */
export const close = (tasks: TasksPlatform, ctx: Ctx, id: string, version: number | undefined, reason: string | undefined): Promise<Task> =>
  step(tasks, ctx, id, version, 'close', (inside, task) => moveTo(tasks, inside, task, 'closed', 'close', { closedAt: ctx.clock.now() }, reason))
