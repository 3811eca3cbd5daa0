import { Type } from 'typebox'
import { ById, compact, defineRoute, PageOf, pageOf, pagingQuery, readPaging, type Route } from '@jingwei/http'
import { apply } from '../service/apply.ts'
import { countsFor, pageOfRequests, readRequest } from '../service/read.ts'
import type { Sharing } from '../service/sharing.ts'
import { views, type View } from '../store/request-list.ts'
import { NewRequest, RequestDetail, RequestItem, State } from './schemas.ts'
import { detailView, itemView } from './view.ts'

const zone = 'government' as const
const optional = Type.Optional

/** Lists of requests, one request, and applying. */
export const requestRoutes = (sharing: Sharing): readonly Route[] => [
  defineRoute({
    id: 'sharing.list', method: 'GET', path: '/api/sharing/requests', zone, permission: 'sharing.read', summary: { zh: '共享申请', en: 'Sharing requests' },
    query: Type.Object({ view: optional(Type.Unsafe<View>({ type: 'string', enum: [...views] })), state: optional(State), q: optional(Type.String({ maxLength: 100 })), ...pagingQuery }), response: PageOf(RequestItem),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await pageOfRequests(sharing.platform, ctx, compact({ view: query.view, state: query.state, q: query.q }), paging.limit, paging.offset)
      return pageOf(paging, items.map(itemView(ctx.clock)), total)
    },
  }),
  defineRoute({
    id: 'sharing.counts', method: 'GET', path: '/api/sharing/counts', zone, permission: 'sharing.read', summary: { zh: '待办数', en: 'How many requests wait' },
    response: Type.Object({ decide: Type.Integer(), incomplete: Type.Integer() }), handle: ({ ctx }) => countsFor(sharing.platform, ctx),
  }),
  defineRoute({
    id: 'sharing.apply', method: 'POST', path: '/api/sharing/requests', zone, permission: 'sharing.apply', summary: { zh: '申请共享', en: 'Apply: one request per owner and type' },
    body: NewRequest, response: Type.Object({ items: Type.Array(RequestItem) }), rateLimit: { max: 60, perSeconds: 3600 },
    handle: async ({ ctx, body: { draft, ...wanted } }) => ({ items: (await apply(sharing.platform, ctx, wanted, draft ?? false)).map(itemView(ctx.clock)) }),
  }),
  defineRoute({
    id: 'sharing.read', method: 'GET', path: '/api/sharing/requests/:id', zone, permission: 'sharing.read', summary: { zh: '一件共享申请', en: 'One request with its history and use' },
    params: ById, response: RequestDetail, handle: async ({ ctx, params }) => detailView(ctx, await readRequest(sharing.platform, ctx, params.id)),
  }),
]
