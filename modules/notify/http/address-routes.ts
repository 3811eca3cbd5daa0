import { defineRoute, Id, type Route } from '@jingwei/http'
import { Type } from 'typebox'
import type { Notify } from '../service/notify.ts'
import { Address, Addressed, OwnChannel, Typed } from './schemas.ts'

const permission = 'notify.own'
const Own = Type.Object({ channel: OwnChannel })
const Any = Type.Object({ channel: Addressed })
const Of = Type.Object({ id: Id, channel: Addressed })
const List = Type.Object({ items: Type.Array(Address) })

/** Where people are reached: one's own, proven by a code, or entered by the system administrator. */
export const addressRoutes = (notify: Notify): readonly Route[] => [
  defineRoute({
    id: 'notify.addresses', method: 'GET', path: '/api/notify/addresses', zone: 'both', permission, summary: { zh: '我的联系方式', en: 'One’s own addresses' },
    response: List, handle: async ({ ctx }) => ({ items: await notify.addresses(ctx) }),
  }),
  defineRoute({
    id: 'notify.address.enter', method: 'PUT', path: '/api/notify/addresses/:channel', zone: 'both', permission, summary: { zh: '填写联系方式', en: 'Enter an address; a code goes there' },
    params: Own, body: Typed, response: 'empty', rateLimit: { max: 5, perSeconds: 600 }, handle: ({ ctx, params, body }) => notify.enterOwn(ctx, params.channel, body.value),
  }),
  defineRoute({
    id: 'notify.address.prove', method: 'POST', path: '/api/notify/addresses/:channel/code', zone: 'both', permission, summary: { zh: '验证联系方式', en: 'Prove the address by its code' },
    params: Own, body: Type.Object({ code: Type.String({ maxLength: 20 }) }), response: 'empty', rateLimit: { max: 20, perSeconds: 600 }, handle: ({ ctx, params, body }) => notify.proveOwn(ctx, params.channel, body.code),
  }),
  defineRoute({
    id: 'notify.address.remove', method: 'DELETE', path: '/api/notify/addresses/:channel', zone: 'both', permission, summary: { zh: '删除联系方式', en: 'Remove an address' },
    params: Any, response: 'empty', handle: ({ ctx, params }) => notify.removeAddress(ctx, params.channel),
  }),
  defineRoute({
    id: 'notify.address.list_for', method: 'GET', path: '/api/notify/people/:id/addresses', zone: 'government', permission: 'notify.addresses', summary: { zh: '某人的联系方式', en: 'Addresses of a person, masked' },
    params: Type.Object({ id: Id }), response: List, handle: async ({ ctx, params }) => ({ items: await notify.addresses(ctx, params.id) }),
  }),
  defineRoute({
    id: 'notify.address.enter_for', method: 'PUT', path: '/api/notify/people/:id/addresses/:channel', zone: 'government', permission: 'notify.addresses', summary: { zh: '登记某人的联系方式', en: 'Enter the address of a person' },
    params: Of, body: Typed, response: 'empty', handle: ({ ctx, params, body }) => notify.enterFor(ctx, params.id, params.channel, body.value),
  }),
  defineRoute({
    id: 'notify.address.remove_for', method: 'DELETE', path: '/api/notify/people/:id/addresses/:channel', zone: 'government', permission: 'notify.addresses', summary: { zh: '删除某人的联系方式', en: 'Remove the address of a person' },
    params: Of, response: 'empty', handle: ({ ctx, params }) => notify.removeAddress(ctx, params.channel, params.id),
  }),
]
