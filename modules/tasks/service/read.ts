import type { Ctx } from '@jingwei/kernel'
import { stepsFor, type Action } from '../domain/actions.ts'
import { today } from '../domain/deadline.ts'
import { roadmapOf, type Placed } from '../domain/roadmap.ts'
import { taskScope } from '../domain/scope.ts'
import type { Task } from '../domain/task.ts'
import { movesOf, type Move } from '../store/moves.ts'
import { plannedTasks } from '../store/plans.ts'
import { countTasks, listTasks, type Sort, type TaskFilter } from '../store/task-list.ts'
import { taskById } from '../store/tasks.ts'
import type { TasksPlatform } from './platform.ts'
import { demandTask } from './step.ts'

/** What a reader asks of a list; who he is and which day it is come from ctx. */
export type Asked = Omit<TaskFilter, 'personId' | 'officeId' | 'today'>

/** Whose work this is: the person's own, or of him he acts for. */
const personOf = ({ actor }: Ctx): { personId?: string } => {
  const personId = actor.onBehalfOf?.personId ?? actor.personId
  return personId === undefined ? {} : { personId }
}

export const filterOf = (ctx: Ctx, asked: Asked): TaskFilter => ({
  ...asked, today: today(ctx.clock),
  ...personOf(ctx), ...(ctx.actor.organisationId === undefined ? {} : { officeId: ctx.actor.organisationId }),
})

export const pageOfTasks = ({ store }: TasksPlatform, ctx: Ctx, asked: Asked, sort: Sort, limit: number, offset: number): Promise<{ items: Task[]; total: number }> =>
  listTasks(store, ctx, filterOf(ctx, asked), taskScope(ctx), sort, limit, offset)

export type TaskDetail = { readonly task: Task; readonly moves: readonly Move[]; readonly steps: readonly Action[]; readonly parent?: Task; readonly parts: readonly Task[] }

/** One task with its history, what it belongs to, and what this reader may do with it. */
export async function readTask(tasks: TasksPlatform, ctx: Ctx, id: string): Promise<TaskDetail> {
  const task = await demandTask(tasks, ctx, id)
  const { store } = tasks
  const scope = taskScope(ctx)
  const [moves, parts, parent] = await Promise.all([
    movesOf(store, ctx, id),
    listTasks(store, ctx, filterOf(ctx, { parentId: id }), scope, { key: 'due', descending: false }, 200, 0),
    task.parentId === undefined ? undefined : taskById(store, ctx, task.parentId, scope),
  ])
  return { task, moves, steps: stepsFor(ctx, task), parts: parts.items, ...(parent ? { parent } : {}) }
}

export type TaskCounts = { readonly mine: number; readonly office: number; readonly overdue: number }

/** How many open tasks wait for me, for my office, and are late among those I see. */
export async function countsFor({ store }: TasksPlatform, ctx: Ctx): Promise<TaskCounts> {
  const count = (asked: Asked) => countTasks(store, ctx, filterOf(ctx, { open: true, ...asked }), taskScope(ctx))
  const [mine, office, overdue] = await Promise.all([count({ view: 'mine' }), count({ view: 'office' }), count({ view: 'overdue' })])
  return { mine, office, overdue }
}

/** 路线图: the tree of planned tasks with dates and states. */
export const readRoadmap = async ({ store }: TasksPlatform, ctx: Ctx, rootId: string | undefined, withClosed: boolean): Promise<readonly Placed<Task>[]> =>
  roadmapOf(await plannedTasks(store, ctx, taskScope(ctx), rootId, withClosed))

export type OpenOf = { readonly personId: string } | { readonly officeId: string }

/** Open tasks of a person or an office, for other modules; the scope of ctx holds. */
export async function openTasksOf({ store }: TasksPlatform, ctx: Ctx, of: OpenOf): Promise<Task[]> {
  const filter: TaskFilter = { ...of, view: 'personId' in of ? 'mine' : 'office', open: true, today: today(ctx.clock) }
  return (await listTasks(store, ctx, filter, taskScope(ctx), { key: 'due', descending: false }, 1_000, 0)).items
}
