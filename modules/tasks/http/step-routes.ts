import { Type } from 'typebox'
import { ById, defineRoute, Id, type Route } from '@jingwei/http'
import type { Ctx } from '@jingwei/kernel'
import type { Task } from '../domain/task.ts'
import { askExtension, decideExtension } from '../service/extension.ts'
import { readTask } from '../service/read.ts'
import type { Tasks } from '../service/tasks.ts'
import { accept, answer, assign, close, giveBack, judge } from '../service/work.ts'
import { Answer, AskExtension, Assign, Close, DecideExtension, Judge, NewTask, Plain, Reason, TaskDetail, WithReason } from './schemas.ts'
import { detailView } from './view.ts'

const zone = 'government' as const

/** One task: raising it, reading it, and every step of its line of states. Each step answers with the task as it is then. */
export function stepRoutes(tasks: Tasks): readonly Route[] {
  const shown = async (ctx: Ctx, moved: Promise<Task>) => detailView(ctx.clock, await readTask(tasks.platform, ctx, (await moved).id))
  return [
    defineRoute({
      id: 'tasks.raise', method: 'POST', path: '/api/tasks', zone, permission: 'tasks.raise', summary: { zh: '提出任务', en: 'Raise a task' },
      body: NewTask, response: TaskDetail, handle: ({ ctx, body }) => shown(ctx, tasks.raise(ctx, body)),
    }),
    defineRoute({
      id: 'tasks.read', method: 'GET', path: '/api/tasks/:id', zone, permission: 'tasks.read', summary: { zh: '任务', en: 'One task with its history' },
      params: ById, response: TaskDetail, handle: async ({ ctx, params }) => detailView(ctx.clock, await readTask(tasks.platform, ctx, params.id)),
    }),
    defineRoute({
      id: 'tasks.assign', method: 'POST', path: '/api/tasks/:id/assign', zone, permission: 'tasks.assign', summary: { zh: '交办', en: 'Assign' },
      params: ById, body: Assign, response: TaskDetail, handle: ({ ctx, params, body: { version, ...assignment } }) => shown(ctx, assign(tasks.platform, ctx, params.id, version, assignment)),
    }),
    defineRoute({
      id: 'tasks.accept', method: 'POST', path: '/api/tasks/:id/accept', zone, permission: 'tasks.act', summary: { zh: '签收', en: 'Accept' },
      params: ById, body: Plain, response: TaskDetail, handle: ({ ctx, params, body }) => shown(ctx, accept(tasks.platform, ctx, params.id, body.version)),
    }),
    defineRoute({
      id: 'tasks.return', method: 'POST', path: '/api/tasks/:id/return', zone, permission: 'tasks.act', summary: { zh: '退回', en: 'Return' },
      params: ById, body: WithReason, response: TaskDetail, handle: ({ ctx, params, body }) => shown(ctx, giveBack(tasks.platform, ctx, params.id, body.version, body.reason)),
    }),
    defineRoute({
      id: 'tasks.answer', method: 'POST', path: '/api/tasks/:id/answer', zone, permission: 'tasks.act', summary: { zh: '答复', en: 'Answer' },
      params: ById, body: Answer, response: TaskDetail, handle: ({ ctx, params, body }) => shown(ctx, answer(tasks.platform, ctx, params.id, body.version, body.text)),
    }),
    defineRoute({
      id: 'tasks.judge', method: 'POST', path: '/api/tasks/:id/judge', zone, permission: 'tasks.evaluate', summary: { zh: '评价', en: 'Judge the answer' },
      params: ById, body: Judge, response: TaskDetail, handle: ({ ctx, params, body }) => shown(ctx, judge(tasks.platform, ctx, params.id, body.version, body.satisfied, body.reason)),
    }),
    defineRoute({
      id: 'tasks.close', method: 'POST', path: '/api/tasks/:id/close', zone, permission: 'tasks.close', summary: { zh: '办结', en: 'Close' },
      params: ById, body: Close, response: TaskDetail, handle: ({ ctx, params, body }) => shown(ctx, close(tasks.platform, ctx, params.id, body.version, body.reason)),
    }),
    defineRoute({
      id: 'tasks.extension.ask', method: 'POST', path: '/api/tasks/:id/extension', zone, permission: 'tasks.act', summary: { zh: '申请延期', en: 'Ask for an extension' },
      params: ById, body: AskExtension, response: TaskDetail, handle: ({ ctx, params, body }) => shown(ctx, askExtension(tasks.platform, ctx, params.id, body.version, body.workingDays, body.reason)),
    }),
    defineRoute({
      id: 'tasks.extension.decide', method: 'POST', path: '/api/tasks/:id/extension/decision', zone, permission: 'tasks.extend', summary: { zh: '审批延期', en: 'Decide about an extension' },
      params: ById, body: DecideExtension, response: TaskDetail, handle: ({ ctx, params, body }) => shown(ctx, decideExtension(tasks.platform, ctx, params.id, body.version, body.granted, body.reason)),
    }),
    defineRoute({
      id: 'tasks.handover', method: 'POST', path: '/api/tasks/handover', zone, permission: 'tasks.handover', summary: { zh: '移交离任人员的任务', en: 'Hand over the tasks of a person who leaves' },
      body: Type.Object({ fromPersonId: Id, toPersonId: Id, reason: Reason }), response: Type.Object({ moved: Type.Integer(), left: Type.Integer() }),
      handle: ({ ctx, body }) => tasks.handOver(ctx, body.fromPersonId, body.toPersonId, body.reason),
    }),
  ]
}
