import { Type } from 'typebox'
import { ById, defineRoute, PageOf, pageOf, pagingQuery, readPaging, type Route } from '@jingwei/http'
import type { Ctx } from '@jingwei/kernel'
import { pageOfTasks, readTask } from '../service/read.ts'
import type { Tasks } from '../service/tasks.ts'
import { judge } from '../service/work.ts'
import { Judge, NewRequest, State, TaskDetail, TaskItem } from './schemas.ts'
import { ownItemView, ownView } from './view.ts'

const zone = 'both' as const
const permission = 'tasks.own'

/** 企业诉求, seen by the firm that has them: the only tasks the internet may reach, and only one's own. */
export function requestRoutes(tasks: Tasks): readonly Route[] {
  const shown = async (ctx: Ctx, id: string) => ownView(ctx.clock, await readTask(tasks.platform, ctx, id))
  return [
    defineRoute({
      id: 'tasks.own.list', method: 'GET', path: '/api/tasks/my/requests', zone, permission, summary: { zh: '本企业诉求', en: 'One’s own requests' },
      query: Type.Object({ ...pagingQuery, state: Type.Optional(State) }), response: PageOf(TaskItem),
      handle: async ({ ctx, query }) => {
        const paging = readPaging(query)
        const { items, total } = await pageOfTasks(tasks.platform, ctx, query.state === undefined ? {} : { state: query.state }, { key: 'raised', descending: true }, paging.limit, paging.offset)
        return pageOf(paging, items.map(ownItemView(ctx.clock)), total)
      },
    }),
    defineRoute({
      id: 'tasks.own.raise', method: 'POST', path: '/api/tasks/my/requests', zone, permission, summary: { zh: '提出诉求', en: 'Raise a request' },
      body: NewRequest, response: TaskDetail, rateLimit: { max: 20, perSeconds: 3600 },
      handle: async ({ ctx, body }) => shown(ctx, (await tasks.raise(ctx, { kind: 'request', source: body.source ?? 'other', title: body.title, ...(body.body === undefined ? {} : { body: body.body }) })).id),
    }),
    defineRoute({
      id: 'tasks.own.read', method: 'GET', path: '/api/tasks/my/requests/:id', zone, permission, summary: { zh: '诉求办理情况', en: 'How a request stands' },
      params: ById, response: TaskDetail, handle: ({ ctx, params }) => shown(ctx, params.id),
    }),
    defineRoute({
      id: 'tasks.own.judge', method: 'POST', path: '/api/tasks/my/requests/:id/judge', zone, permission, summary: { zh: '评价答复', en: 'Judge the answer' },
      params: ById, body: Judge, response: TaskDetail, handle: async ({ ctx, params, body }) => shown(ctx, (await judge(tasks.platform, ctx, params.id, body.version, body.satisfied, body.reason)).id),
    }),
  ]
}
