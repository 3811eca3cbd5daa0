import { ById, defineRoute, PageOf, pageOf, pagingQuery, readPaging, type Route } from '@jingwei/http'
import { Type } from 'typebox'
import type { Notify } from '../service/notify.ts'
import type { OutgoingView } from '../service/outgoing.ts'
import { Channel, OutgoingItem, State } from './schemas.ts'

const zone = 'government' as const
const permission = 'notify.outgoing'

/** What goes out of the house, and what did not get through, for the system administrator. */
export const outgoingRoutes = (notify: Notify): readonly Route[] => [
  defineRoute({
    id: 'notify.outgoing.list', method: 'GET', path: '/api/notify/outgoing', zone, permission, summary: { zh: '外发消息', en: 'Outgoing messages' },
    query: Type.Object({ ...pagingQuery, state: Type.Optional(State), channel: Type.Optional(Channel) }), response: PageOf(OutgoingItem),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await notify.readOutgoing(ctx, query, paging.limit, paging.offset)
      return pageOf(paging, items.map(view), total)
    },
  }),
  defineRoute({
    id: 'notify.outgoing.resend', method: 'POST', path: '/api/notify/outgoing/:id/resend', zone, permission, summary: { zh: '重发', en: 'Send again' },
    params: ById, response: 'empty', handle: ({ ctx, params }) => notify.resend(ctx, params.id),
  }),
  defineRoute({
    id: 'notify.outgoing.channels', method: 'GET', path: '/api/notify/channels', zone, permission, summary: { zh: '启用的渠道', en: 'Channels that are on' },
    response: Type.Object({ channels: Type.Array(Channel) }), handle: async () => ({ channels: [...notify.channels()] }),
  }),
]

const view = ({ id, person, channel, kind, titleZh, titleEn, state, attempts, reasonZh, reasonEn, at, changedAt }: OutgoingView) => ({
  id, person, channel, kind, title: { zh: titleZh, en: titleEn }, state, attempts, at: at.toISOString(), changedAt: changedAt.toISOString(),
  ...(reasonZh === undefined || reasonEn === undefined ? {} : { reason: { zh: reasonZh, en: reasonEn } }),
})
