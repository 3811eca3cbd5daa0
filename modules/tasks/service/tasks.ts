import type { Ctx } from '@jingwei/kernel'
import type { NewTask } from '../domain/new-task.ts'
import type { Task } from '../domain/task.ts'
import { escalate } from './escalate.ts'
import { handOver, type HandedOver } from './hand-over.ts'
import type { TasksPlatform } from './platform.ts'
import { raiseTask } from './raise.ts'
import { openTasksOf, type OpenOf } from './read.ts'
import { close } from './work.ts'

/** The public service: what other modules may ask of tasks. */
export type Tasks = {
  readonly platform: TasksPlatform
  /** Raises a task; in the caller's transaction when ctx carries one. Naming the lead office assigns it. */
  raise(ctx: Ctx, task: NewTask): Promise<Task>
  /** Open tasks of a person or an office, as far as ctx may see them. */
  openOf(ctx: Ctx, of: OpenOf): Promise<readonly Task[]>
  /** Closes a task whose reason has gone (the warning was withdrawn). @throws kernel.not_found, tasks.not_now, tasks.not_yours */
  close(ctx: Ctx, id: string, reason: string): Promise<Task>
  /** Gives a leaver's open tasks to a colleague. */
  handOver(ctx: Ctx, fromId: string, toId: string, reason: string): Promise<HandedOver>
  /** Marks what is overdue and raises it to the leader; returns how many. */
  escalateOverdue(ctx: Ctx): Promise<number>
}

export const createTasks = (platform: TasksPlatform): Tasks => ({
  platform,
  raise: (ctx, task) => raiseTask(platform, ctx, task),
  openOf: (ctx, of) => openTasksOf(platform, ctx, of),
  close: (ctx, id, reason) => close(platform, ctx, id, undefined, reason),
  handOver: (ctx, fromId, toId, reason) => handOver(platform, ctx, fromId, toId, reason),
  escalateOverdue: (ctx) => escalate(platform, ctx),
})
