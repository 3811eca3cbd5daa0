import { JingweiError, transition, type Ctx } from '@jingwei/kernel'
import { isOpenTo, partyNames, steps, type Action } from '../domain/actions.ts'
import { taskLifecycle } from '../domain/lifecycles.ts'
import { taskScope } from '../domain/scope.ts'
import type { Task, TaskState } from '../domain/task.ts'
import { movesOf, recordMove } from '../store/moves.ts'
import type { TaskChange } from '../store/task-row.ts'
import { changeTask, lockTask, taskById } from '../store/tasks.ts'
import type { TasksPlatform } from './platform.ts'

/** The task the reader may see. @throws kernel.not_found */
export async function demandTask({ store }: TasksPlatform, ctx: Ctx, id: string): Promise<Task> {
  const task = await taskById(store, ctx, id, taskScope(ctx))
  if (!task) throw new JingweiError('kernel.not_found', { what: '任务 task', id })
  return task
}

/**
 * Runs one step on a task: locked, in the scope of the actor, in the version he saw, in a state that has the step, by a
 * party to whom it is open. Of two people at once one moves it and the other learns who was first.
 * @throws kernel.not_found, tasks.moved_meanwhile, tasks.not_now, tasks.not_yours
 */
export function step(tasks: TasksPlatform, ctx: Ctx, id: string, version: number | undefined, action: Action, work: (inside: Ctx, task: Task) => Promise<void>): Promise<Task> {
  return tasks.store.tx(ctx, async (inside) => {
    const task = await lockTask(tasks.store, inside, id, taskScope(ctx))
    if (!task) throw new JingweiError('kernel.not_found', { what: '任务 task', id })
    const state = said(ctx, taskLifecycle.states[task.state])
    if (version !== undefined && version !== task.version) throw new JingweiError('tasks.moved_meanwhile', { number: task.number, who: await lastMover(tasks, inside, id), state })
    const named = { number: task.number, step: said(ctx, steps[action]) }
    if (!steps[action].from.includes(task.state)) throw new JingweiError('tasks.not_now', { ...named, state })
    if (!isOpenTo(ctx, task, action)) {
      const parties = steps[action].by(task).filter((party) => party !== 'system')
      throw new JingweiError('tasks.not_yours', { ...named, who: parties.map((party) => said(ctx, partyNames[party])).join(said(ctx, { zh: '或', en: ' or ' })) })
    }
    await work(inside, task)
    return demandTask(tasks, inside, id)
  })
}

/** Changes the state by the lifecycle and writes the line of history. */
export async function moveTo({ store }: TasksPlatform, ctx: Ctx, task: Pick<Task, 'id' | 'state'>, to: TaskState, action: string, change: Omit<TaskChange, 'state'> = {}, reason?: string): Promise<void> {
  await changeTask(store, ctx, task.id, { ...change, state: transition(taskLifecycle, task.state, to) })
  await recordMove(store, ctx, task.id, { action, from: task.state, to, ...(reason === undefined || reason === '' ? {} : { reason }) })
}

/** A change that leaves the state as it is. */
export async function note({ store }: TasksPlatform, ctx: Ctx, task: Pick<Task, 'id' | 'state'>, action: string, change: TaskChange, reason: string | undefined): Promise<void> {
  await changeTask(store, ctx, task.id, change)
  await recordMove(store, ctx, task.id, { action, from: task.state, to: task.state, ...(reason === undefined || reason === '' ? {} : { reason }) })
}

/** A word in the reader's language, for the details of an error. */
export const said = (ctx: Ctx, words: { readonly zh: string; readonly en: string }): string => (ctx.locale === 'en' ? words.en : words.zh)

async function lastMover({ store }: TasksPlatform, ctx: Ctx, id: string): Promise<string> {
  return (await movesOf(store, ctx, id)).at(-1)?.by ?? ''
}
