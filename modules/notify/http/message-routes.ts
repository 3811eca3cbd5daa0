import { ById, defineRoute, PageOf, pageOf, pagingQuery, readPaging, type Route } from '@jingwei/http'
import { Type } from 'typebox'
import type { Notify } from '../service/notify.ts'
import type { Message as MessageFacts } from '../store/messages.ts'
import { ChoiceOf, Kind, Message, Offered } from './schemas.ts'

const zone = 'both' as const
const permission = 'notify.own'
const Marked = Type.Object({ marked: Type.Integer() })

/** One's own messages, and by which channels one wants to hear of what. */
export const messageRoutes = (notify: Notify): readonly Route[] => [
  defineRoute({
    id: 'notify.messages', method: 'GET', path: '/api/notify/messages', zone, permission, summary: { zh: '我的消息', en: 'One’s own messages' },
    query: Type.Object({ ...pagingQuery, unread: Type.Optional(Type.Boolean()), kind: Type.Optional(Kind) }), response: PageOf(Message),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await notify.messages(ctx, query, paging.limit, paging.offset)
      return pageOf(paging, items.map(view), total)
    },
  }),
  defineRoute({
    id: 'notify.unread', method: 'GET', path: '/api/notify/unread', zone, permission, summary: { zh: '未读消息数', en: 'How many messages are unread' },
    response: Type.Object({ unread: Type.Integer() }), handle: async ({ ctx }) => ({ unread: await notify.unread(ctx) }),
  }),
  defineRoute({
    id: 'notify.read_all', method: 'POST', path: '/api/notify/messages/read', zone, permission, summary: { zh: '全部标为已读', en: 'Mark all as read' },
    response: Marked, handle: async ({ ctx }) => ({ marked: await notify.mark(ctx, undefined, true) }),
  }),
  defineRoute({
    id: 'notify.mark', method: 'POST', path: '/api/notify/messages/:id', zone, permission, summary: { zh: '标为已读或未读', en: 'Mark as read or unread' },
    params: ById, body: Type.Object({ read: Type.Boolean() }), response: Marked, handle: async ({ ctx, params, body }) => ({ marked: await notify.mark(ctx, params.id, body.read) }),
  }),
  defineRoute({
    id: 'notify.choices', method: 'GET', path: '/api/notify/choices', zone, permission, summary: { zh: '提醒方式', en: 'By which channel one hears of what' },
    response: Offered, handle: async ({ ctx }) => ({ kinds: [...notify.kinds], channels: [...notify.channels()], choices: (await notify.choices(ctx)).map(({ kind, channel }) => ({ kind, channel })) }),
  }),
  defineRoute({
    id: 'notify.choose', method: 'PUT', path: '/api/notify/choices', zone, permission, summary: { zh: '设置提醒方式', en: 'Choose the channels' },
    body: Type.Object({ choices: Type.Array(ChoiceOf, { maxItems: 500 }) }), response: 'empty', handle: ({ ctx, body }) => notify.choose(ctx, body.choices),
  }),
]

const view = ({ titleZh, titleEn, at, readAt, ...rest }: MessageFacts) => ({ ...rest, title: { zh: titleZh, en: titleEn }, at: at.toISOString(), ...(readAt === undefined ? {} : { readAt: readAt.toISOString() }) })
