import { Type, type Static } from 'typebox'
import { csvType, defineRoute, fileResponse, Id, PageOf, pageOf, pagingQuery, readPaging, xlsxType, type Route } from '@jingwei/http'
import { exportTasks } from '../service/export-tasks.ts'
import { countsFor, pageOfTasks, readRoadmap, type Asked } from '../service/read.ts'
import { promises } from '../service/promises.ts'
import type { Tasks } from '../service/tasks.ts'
import { views, type Sort, type View } from '../store/task-list.ts'
import { Kind, Planned, Source, State, TaskItem } from './schemas.ts'
import { itemView, plannedView } from './view.ts'

const zone = 'government' as const
const optional = Type.Optional
const FilterQuery = Type.Object({
  view: optional(Type.Unsafe<View>({ type: 'string', enum: [...views] })), kind: optional(Kind), source: optional(Source), state: optional(State), open: optional(Type.Boolean()),
  q: optional(Type.String({ maxLength: 100 })), enterprise: optional(Type.String({ maxLength: 40 })), sort: optional(Type.String({ pattern: '^-?(due|raised)$' })),
})
const Named = Type.Object({ id: Id, name: Type.String() })

/** Lists of tasks, their export, how many wait, the timetable, and the names a form offers. */
export const listRoutes = (tasks: Tasks): readonly Route[] => [
  defineRoute({
    id: 'tasks.list', method: 'GET', path: '/api/tasks', zone, permission: 'tasks.read', summary: { zh: '任务清单', en: 'Tasks' },
    query: Type.Object({ ...FilterQuery.properties, ...pagingQuery }), response: PageOf(TaskItem),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await pageOfTasks(tasks.platform, ctx, askedOf(query), sortOf(query.sort), paging.limit, paging.offset)
      return pageOf(paging, items.map(itemView(ctx.clock)), total)
    },
  }),
  defineRoute({
    id: 'tasks.export', method: 'GET', path: '/api/tasks/export', zone, permission: 'tasks.export', summary: { zh: '导出任务清单', en: 'Export the list' },
    query: Type.Object({ ...FilterQuery.properties, format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]) }), response: 'file', rateLimit: { max: 30, perSeconds: 60 },
    handle: async ({ ctx, query }) => fileResponse(`任务清单.${query.format}`, query.format === 'csv' ? csvType : xlsxType, exportTasks(tasks.platform, ctx, askedOf(query), sortOf(query.sort), query.format)),
  }),
  defineRoute({
    id: 'tasks.counts', method: 'GET', path: '/api/tasks/counts', zone, permission: 'tasks.read', summary: { zh: '待办数', en: 'How many open tasks wait' },
    response: Type.Object({ mine: Type.Integer(), office: Type.Integer(), overdue: Type.Integer() }), handle: ({ ctx }) => countsFor(tasks.platform, ctx),
  }),
  defineRoute({
    id: 'tasks.promises', method: 'GET', path: '/api/tasks/promises', zone, permission: 'tasks.read', summary: { zh: '逾期任务的去向', en: 'What was promised and is late' },
    response: Type.Object({ overdue: Type.Integer(), offices: Type.Array(Type.Object({ office: Type.String(), tasks: Type.Integer() })), trend: Type.Array(Type.Object({ day: Type.String(), tasks: Type.Integer() })) }),
    handle: async ({ ctx }) => {
      const { overdue, offices, trend } = await promises(tasks.platform, ctx)
      return { overdue, offices: [...offices], trend: [...trend] }
    },
  }),
  defineRoute({
    id: 'tasks.roadmap', method: 'GET', path: '/api/tasks/roadmap', zone, permission: 'tasks.read', summary: { zh: '路线图', en: 'Roadmap: the tree of planned tasks' },
    query: Type.Object({ root: optional(Id), closed: optional(Type.Boolean()) }), response: Type.Object({ items: Type.Array(Planned) }),
    handle: async ({ ctx, query }) => ({ items: (await readRoadmap(tasks.platform, ctx, query.root, query.closed ?? false)).map(plannedView(ctx.clock)) }),
  }),
  defineRoute({
    id: 'tasks.offices', method: 'GET', path: '/api/tasks/offices', zone, permission: 'tasks.raise', summary: { zh: '可交办的单位', en: 'Offices a task can be given to' },
    response: Type.Object({ items: Type.Array(Named) }),
    handle: async ({ ctx }) => ({ items: (await tasks.platform.directory.offices(ctx)).map(({ id, name }) => ({ id, name })) }),
  }),
  defineRoute({
    id: 'tasks.people', method: 'GET', path: '/api/tasks/people', zone, permission: 'tasks.raise', summary: { zh: '单位人员', en: 'People of an office' },
    query: Type.Object({ office: Id }), response: Type.Object({ items: Type.Array(Named) }),
    handle: async ({ ctx, query }) => ({ items: (await tasks.platform.directory.peopleOf(ctx, query.office)).map(({ id, name }) => ({ id, name })) }),
  }),
]

function askedOf({ view, kind, source, state, open, q, enterprise }: Static<typeof FilterQuery>): Asked {
  return Object.fromEntries(Object.entries({ view, kind, source, state, open, q, enterprise }).filter(([, value]) => value !== undefined))
}

function sortOf(sort: string | undefined): Sort {
  const descending = sort?.startsWith('-') ?? false
  return { key: ((descending ? sort?.slice(1) : sort) ?? 'due') as Sort['key'], descending }
}
