import type { Route } from '@jingwei/http'
import { ById, Day, Id, PageOf, defineRoute, pageOf, pagingQuery, readPaging } from '@jingwei/http'
import { Type } from 'typebox'
import type { Identity } from '../service/identity.ts'
import { DelegationItem } from './schemas.ts'
import { sessionOf } from './session-of.ts'

const zone = 'both' as const
const permission = 'identity.delegate'

/** 请假代办: naming who acts, choosing for whom, ending it, and looking at all of it. */
export const delegationRoutes = (identity: Identity): readonly Route[] => [
  defineRoute({
    id: 'identity.delegation.list', method: 'GET', path: '/api/identity/delegations', zone, permission, summary: { zh: '我的代办', en: 'What I gave and was given' },
    response: Type.Object({ items: Type.Array(DelegationItem) }), handle: async ({ ctx }) => ({ items: (await identity.ownDelegations(ctx)).items }),
  }),
  defineRoute({
    id: 'identity.delegation.candidates', method: 'GET', path: '/api/identity/delegations/candidates', zone, permission, summary: { zh: '本单位同事', en: 'Colleagues of one\'s own office' },
    response: Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String() })) }), handle: async ({ ctx }) => ({ items: await identity.candidates(ctx) }),
  }),
  defineRoute({
    id: 'identity.delegation.make', method: 'POST', path: '/api/identity/delegations', zone, permission, summary: { zh: '指定代办人', en: 'Name who acts for me' },
    body: Type.Object({ delegateId: Type.Optional(Id), account: Type.Optional(Type.String({ maxLength: 64 })), startsOn: Day, endsOn: Day, reason: Type.String({ minLength: 1, maxLength: 500, pattern: String.raw`\S` }) }),
    response: DelegationItem,
    handle: async (input) => {
      sessionOf(input)
      return identity.delegate(input.ctx, input.body)
    },
  }),
  defineRoute({
    id: 'identity.delegation.revoke', method: 'DELETE', path: '/api/identity/delegations/:id', zone, permission: 'signed-in', summary: { zh: '终止代办', en: 'End a delegation' },
    params: ById, response: 'empty', handle: ({ ctx, params }) => identity.revokeDelegation(ctx, params.id),
  }),
  defineRoute({
    id: 'identity.delegation.allow', method: 'POST', path: '/api/identity/delegations/:id/allow', zone: 'government', permission: 'identity.delegate.allow', summary: { zh: '批准跨单位代办', en: 'Allow a delegate of another office' },
    params: ById, response: 'empty', handle: ({ ctx, params }) => identity.allowDelegation(ctx, params.id),
  }),
  defineRoute({
    id: 'identity.acting', method: 'POST', path: '/api/identity/acting', zone, permission: 'signed-in', summary: { zh: '代他人办理或恢复本人', en: 'Act for somebody, or as oneself again' },
    body: Type.Object({ delegationId: Type.Optional(Id) }), response: 'empty', handle: (input) => identity.act(input.ctx, sessionOf(input).id, input.body.delegationId),
  }),
  defineRoute({
    id: 'identity.delegation.review', method: 'GET', path: '/api/identity/access/delegations', zone: 'government', permission: 'identity.review', summary: { zh: '代办复核', en: 'Review of delegations' },
    query: Type.Object({ ...pagingQuery }), response: PageOf(DelegationItem),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await identity.reviewDelegations(ctx, paging.limit, paging.offset)
      return pageOf(paging, items, total)
    },
  }),
]
