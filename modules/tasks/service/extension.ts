import { day, JingweiError, transition, type Ctx } from '@jingwei/kernel'
import { dueAfter, today } from '../domain/deadline.ts'
import { extensionLifecycle } from '../domain/lifecycles.ts'
import type { Task } from '../domain/task.ts'
import type { TasksPlatform } from './platform.ts'
import { note, said, step } from './step.ts'

/** @throws tasks.extended_already when the table has no such step */
function next(ctx: Ctx, task: Task, to: Task['extension']): Task['extension'] {
  const state = extensionLifecycle.states[task.extension]
  if (!state.to.includes(to)) throw new JingweiError('tasks.extended_already', { state: said(ctx, state) })
  return transition(extensionLifecycle, task.extension, to)
}

/** 申请延期: how many working days more, and why. @throws tasks.no_deadline, tasks.extended_already */
export const askExtension = (tasks: TasksPlatform, ctx: Ctx, id: string, version: number, workingDays: number, reason: string): Promise<Task> =>
  step(tasks, ctx, id, version, 'ask_extension', async (inside, task) => {
    if (task.dueOn === undefined) throw new JingweiError('tasks.no_deadline')
    await note(tasks, inside, task, 'ask_extension', { extension: next(ctx, task, 'asked'), extensionDays: workingDays, extensionReason: reason }, said(ctx, { zh: `延长 ${workingDays} 个工作日：${reason}`, en: `${workingDays} more working days: ${reason}` }))
  })

/** 审批延期. The days count from the old deadline, or from today when that has passed: an extension that is over before it begins helps nobody. */
export const decideExtension = (tasks: TasksPlatform, ctx: Ctx, id: string, version: number, granted: boolean, reason: string | undefined): Promise<Task> =>
  step(tasks, ctx, id, version, 'decide_extension', async (inside, task) => {
    if (!granted) return note(tasks, inside, task, 'refuse_extension', { extension: next(ctx, task, 'refused') }, reason)
    const now = today(ctx.clock)
    const from = task.dueOn !== undefined && task.dueOn > now ? day(task.dueOn) : now
    return note(tasks, inside, task, 'grant_extension', { extension: next(ctx, task, 'granted'), dueOn: dueAfter(from, task.extensionDays ?? 1), overdueAt: null }, reason)
  })
