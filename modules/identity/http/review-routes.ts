import type { Route } from '@jingwei/http'
import { ById, PageOf, csvType, defineRoute, fileResponse, pageOf, pagingQuery, readPaging } from '@jingwei/http'
import { Type } from 'typebox'
import type { Identity } from '../service/identity.ts'
import { AccessItem, Ended, OpenSession, RoleId, State } from './schemas.ts'

const zone = 'government' as const

const filter = { q: Type.Optional(Type.String({ maxLength: 100 })), role: Type.Optional(RoleId), state: Type.Optional(State), unusedDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })) }

/** What the security administrator and the auditors look at: who may what, and who is in. */
export const reviewRoutes = (identity: Identity): readonly Route[] => [
  defineRoute({
    id: 'identity.access.list', method: 'GET', path: '/api/identity/access', zone, permission: 'identity.review', summary: { zh: '权限复核', en: 'Access review' },
    query: Type.Object({ ...pagingQuery, ...filter }), response: PageOf(AccessItem),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await identity.readAccess(ctx, query, paging.limit, paging.offset)
      return pageOf(paging, items, total)
    },
  }),
  defineRoute({
    id: 'identity.access.export', method: 'GET', path: '/api/identity/access/export', zone, permission: 'identity.review', summary: { zh: '导出权限复核表', en: 'Export the access review' },
    query: Type.Object({ ...filter, format: Type.Optional(Type.Literal('csv')) }), response: 'file',
    handle: async ({ ctx, query }) => fileResponse(ctx.locale === 'en' ? 'access-review.csv' : '权限复核表.csv', csvType, await identity.exportAccess(ctx, query)),
  }),
  defineRoute({
    id: 'identity.session.open', method: 'GET', path: '/api/identity/open-sessions', zone, permission: 'identity.security', summary: { zh: '全部登录', en: 'Everybody\'s sessions' },
    query: Type.Object({ ...pagingQuery, q: filter.q }), response: PageOf(OpenSession),
    handle: async ({ ctx, query, session }) => {
      const paging = readPaging(query)
      const { items, total } = await identity.listOpenSessions(ctx, query, paging.limit, paging.offset)
      return pageOf(paging, items.map(({ step: _done, ...item }) => ({ ...item, current: item.id === session?.id })), total)
    },
  }),
  defineRoute({
    id: 'identity.person.end_sessions', method: 'DELETE', path: '/api/identity/people/:id/sessions', zone, permission: 'identity.security', summary: { zh: '注销某人的全部会话', en: 'End all sessions of a person' },
    params: ById, response: Ended, handle: ({ ctx, params }) => identity.endSessionsOf(ctx, params.id),
  }),
]
