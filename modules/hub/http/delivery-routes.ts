import { Type } from 'typebox'
import { ById, defineRoute, fileResponse, xlsxType, type Route } from '@jingwei/http'
import type { HubPlatform } from '../service/platform.ts'
import { builtInSources } from '../domain/sources/built-in.ts'
import { arrange, arrangements } from '../service/deliveries/arrangements.ts'
import { calendar } from '../service/deliveries/calendar.ts'
import { accept, sendBack, submit, withdraw } from '../service/deliveries/decide.ts'
import { handIn, reportNothing } from '../service/deliveries/hand-in.ts'
import { deliveryPage } from '../service/deliveries/read-delivery-page.ts'
import { annotatedDelivery } from '../service/deliveries/annotated-delivery.ts'
import { hiddenSources } from '../service/hidden-sources.ts'
import { ArrangementBody, ArrangementView, CalendarView, DeliveryView, ForPeriod, Note } from './delivery-schemas.ts'
import { arrangementView, calendarView, deliveryView } from './delivery-view.ts'
import { uploads } from './uploads.ts'

const zone = 'government'
const Created = Type.Object({ id: Type.String() })

/** The calendar of deliveries: who delivers what until when, and each delivery from hand to hand. */
export const deliveryRoutes = (hub: HubPlatform): readonly Route[] => [
  defineRoute({
    id: 'hub.calendar.read', method: 'GET', path: '/api/hub/calendar', zone, permission: 'hub.delivery.read', summary: { zh: '归集月历', en: 'Calendar of deliveries' },
    query: Type.Object({ month: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })), months: Type.Optional(Type.Integer({ minimum: 1, maximum: 36, default: 12 })) }), response: CalendarView,
    handle: async ({ ctx, query }) => {
      const shown = await calendar(hub, ctx, { months: query.months ?? 12, ...(query.month === undefined ? {} : { month: query.month }) })
      const arranged = new Set(shown.rows.map((row) => row.arrangement.sourceId))
      const hidden = hiddenSources(ctx)
      return calendarView(shown, builtInSources.flatMap((source) => (arranged.has(source.id) || hidden.includes(source.id) ? [] : [source.id])))
    },
  }),
  defineRoute({
    id: 'hub.arrangement.list', method: 'GET', path: '/api/hub/arrangements', zone, permission: 'hub.delivery.read', summary: { zh: '归集约定', en: 'What is agreed with who delivers' },
    response: Type.Array(ArrangementView), handle: async ({ ctx }) => (await arrangements(hub, ctx)).map(arrangementView),
  }),
  defineRoute({
    id: 'hub.arrangement.save', method: 'PUT', path: '/api/hub/arrangements/:source', zone, permission: 'hub.arrangement.edit', summary: { zh: '登记归集约定', en: 'Enter what is agreed' },
    params: Type.Object({ source: Type.String({ maxLength: 60 }) }), body: ArrangementBody, response: 'empty', handle: ({ ctx, params, body }) => arrange(hub, ctx, { sourceId: params.source, ...body }),
  }),
  defineRoute({
    id: 'hub.delivery.read', method: 'GET', path: '/api/hub/deliveries/:source/:period', zone, permission: 'hub.delivery.read', summary: { zh: '一个数据源一期的交付', en: 'The delivery of a source for a period' },
    params: ForPeriod, response: DeliveryView, handle: async ({ ctx, params }) => deliveryView(ctx, await deliveryPage(hub, ctx, params.source, params.period)),
  }),
  defineRoute({
    id: 'hub.delivery.hand', method: 'POST', path: '/api/hub/deliveries/:source/:period/file', zone, permission: 'hub.delivery.hand', summary: { zh: '交付文件并预检', en: 'Hand in a file and have it looked over' },
    params: ForPeriod, upload: { maxFiles: 1, maxFileMiB: Number(hub.settings['hub.uploadMiB']) }, response: Created,
    handle: async ({ ctx, params, files }) => ({ id: await handIn(hub, ctx, params.source, params.period, uploads(files)) }),
  }),
  defineRoute({
    id: 'hub.delivery.zero', method: 'POST', path: '/api/hub/deliveries/:source/:period/nothing', zone, permission: 'hub.delivery.hand', summary: { zh: '零报', en: 'Say that there is nothing to report' },
    params: ForPeriod, body: Note, response: Created, handle: async ({ ctx, params, body }) => ({ id: await reportNothing(hub, ctx, params.source, params.period, body.note) }),
  }),
  defineRoute({
    id: 'hub.submission.submit', method: 'POST', path: '/api/hub/submissions/:id/submit', zone, permission: 'hub.delivery.hand', summary: { zh: '提交审核', en: 'Submit for review' },
    params: ById, body: Note, response: 'empty', handle: ({ ctx, params, body }) => submit(hub, ctx, params.id, body.note),
  }),
  defineRoute({
    id: 'hub.submission.withdraw', method: 'POST', path: '/api/hub/submissions/:id/withdraw', zone, permission: 'hub.delivery.hand', summary: { zh: '撤回', en: 'Withdraw' },
    params: ById, response: 'empty', handle: ({ ctx, params }) => withdraw(hub, ctx, params.id),
  }),
  defineRoute({
    id: 'hub.submission.accept', method: 'POST', path: '/api/hub/submissions/:id/accept', zone, permission: 'hub.delivery.review', summary: { zh: '审核通过', en: 'Accept' },
    params: ById, body: Note, response: Type.Object({ receiptNo: Type.String() }), handle: async ({ ctx, params, body }) => ({ receiptNo: await accept(hub, ctx, params.id, body.note) }),
  }),
  defineRoute({
    id: 'hub.submission.return', method: 'POST', path: '/api/hub/submissions/:id/return', zone, permission: 'hub.delivery.review', summary: { zh: '退回', en: 'Send back' },
    params: ById, body: Note, response: 'empty', handle: ({ ctx, params, body }) => sendBack(hub, ctx, params.id, body.note),
  }),
  defineRoute({
    id: 'hub.submission.annotated', method: 'GET', path: '/api/hub/submissions/:id/annotated', zone, permission: 'hub.delivery.file', rateLimit: { max: 6, perSeconds: 60 }, summary: { zh: '下载批注后的原文件', en: 'Download the file as it came, annotated' },
    params: ById, response: 'file', handle: async ({ ctx, params }) => {
      const file = await annotatedDelivery(hub, ctx, params.id)
      return fileResponse(file.fileName, xlsxType, file.content)
    },
  }),
]
