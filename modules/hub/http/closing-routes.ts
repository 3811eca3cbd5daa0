import { Type } from 'typebox'
import { ById, compact, defineRoute, fileResponse, type Route } from '@jingwei/http'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../service/platform.ts'
import { closingLifecycle } from '../domain/lifecycles.ts'
import { itemOf } from '../domain/items/dictionary.ts'
import { confirm, proposeClosing, withdrawClosing } from '../service/closings/decide.ts'
import { openPoints } from '../service/closings/open-points.ts'
import { closings, readClosing, type ClosingPage, type Named } from '../service/closings/read-closing.ts'
import { visitPage } from '../service/closings/visit.ts'
import { digestOfClosing } from '../service/closings/verify.ts'
import { ClosingDetail, ClosingView, Code, Month, OpenPoint, Proposal } from './closing-schemas.ts'
import { sourceRef } from './ref.ts'

const zone = 'government'

/** 封版: months closed by two people, and what has changed since. */
export const closingRoutes = (hub: HubPlatform): readonly Route[] => [
  defineRoute({
    id: 'hub.closing.list', method: 'GET', path: '/api/hub/closings', zone, permission: 'hub.closing.read', summary: { zh: '封版', en: 'Closings' },
    response: Type.Object({ items: Type.Array(ClosingView) }), handle: async ({ ctx }) => ({ items: (await closings(hub, ctx)).map((row) => closingView(ctx, row)) }),
  }),
  defineRoute({
    id: 'hub.closing.open', method: 'GET', path: '/api/hub/closings/open-points', zone, permission: 'hub.closing.propose', summary: { zh: '一个月未办结的事项', en: 'What a month still waits for' },
    query: Month, response: Type.Object({ items: Type.Array(OpenPoint) }), handle: async ({ ctx, query }) => ({ items: await openPoints(hub, ctx, query.month) }),
  }),
  defineRoute({
    id: 'hub.closing.propose', method: 'POST', path: '/api/hub/closings', zone, permission: 'hub.closing.propose', summary: { zh: '提请封版', en: 'Propose to close a month' },
    body: Proposal, response: Code, handle: async ({ ctx, body }) => ({ code: await proposeClosing(hub, ctx, body.month, body.reason, body.publishOn) }),
  }),
  defineRoute({
    id: 'hub.closing.confirm', method: 'POST', path: '/api/hub/closings/:id/confirm', zone, permission: 'hub.closing.confirm', summary: { zh: '确认封版', en: 'Confirm a closing' },
    params: ById, response: 'empty', handle: ({ ctx, params }) => confirm(hub, ctx, params.id),
  }),
  defineRoute({
    id: 'hub.closing.withdraw', method: 'POST', path: '/api/hub/closings/:id/withdraw', zone, permission: 'hub.closing.propose', summary: { zh: '撤回提请', en: 'Withdraw a proposal' },
    params: ById, response: 'empty', handle: ({ ctx, params }) => withdrawClosing(hub, ctx, params.id),
  }),
  defineRoute({
    id: 'hub.closing.read', method: 'GET', path: '/api/hub/closings/:code', zone, permission: 'hub.closing.read', summary: { zh: '一次封版及其后的修订', en: 'A closing and its revisions since' },
    params: Code, response: ClosingDetail, handle: async ({ ctx, params }) => closingDetail(ctx, await readClosing(hub, ctx, params.code)),
  }),
  defineRoute({
    id: 'hub.closing.visit', method: 'GET', path: '/api/hub/closings/:code/visit', zone, permission: 'hub.summary.read', summary: { zh: '下载访客页', en: 'Download the visitor’s page' },
    params: Code, response: 'file', rateLimit: { max: 30, perSeconds: 60 },
    handle: async ({ ctx, params }) => {
      const { fileName, content } = await visitPage(hub, ctx, params.code)
      return fileResponse(fileName, 'text/html; charset=utf-8', content)
    },
  }),
  defineRoute({
    id: 'hub.closing.verify', method: 'POST', path: '/api/hub/closings/:code/verify', zone, permission: 'hub.closing.read', summary: { zh: '核验封版', en: 'Verify a closing' }, rateLimit: { max: 10, perSeconds: 60 },
    params: Code, response: Type.Object({ recorded: Type.String(), computed: Type.String(), equal: Type.Boolean() }),
    handle: async ({ ctx, params }) => {
      const { closing } = await readClosing(hub, ctx, params.code)
      if (closing.digest === null) throw new JingweiError('hub.no_closing', { code: params.code })
      const computed = await digestOfClosing(hub, ctx, closing.seq)
      return { recorded: closing.digest, computed, equal: computed === closing.digest }
    },
  }),
]

function closingView(ctx: Ctx, row: Named) {
  const state = closingLifecycle.states[row.state]
  return {
    id: row.id, code: row.code, zh: row.zh, en: row.en, month: row.month, revision: row.revision, state: { id: row.state, zh: state?.zh ?? '', en: state?.en ?? '' }, reason: row.reason, openPoints: [...row.open_points],
    proposedBy: row.proposed_by, own: row.proposed_by_id === ctx.actor.personId, proposedAt: row.proposed_at.toISOString(),
    ...compact({
      publishOn: row.publish_on ?? undefined, confirmedBy: row.confirmed_by ?? undefined, closedAt: row.closed_at?.toISOString(), enterprises: row.enterprises ?? undefined, figures: row.figures === null ? undefined : Number(row.figures), digest: row.digest ?? undefined,
      error: row.error === null ? undefined : { zh: row.error.zh, en: row.error.en },
    }),
  }
}

const closingDetail = (ctx: Ctx, page: ClosingPage) => ({
  closing: closingView(ctx, page.closing),
  revisions: page.revisions.map((row) => ({ source: sourceRef(row.source_id), period: row.period, reason: [row.note, row.reason ?? ''].filter((text) => text !== '').join('；'), by: `${row.handled_by} / ${row.reviewed_by ?? ''}`, at: row.reviewed_at?.toISOString() ?? '', receiptNo: row.receipt_no ?? '' })),
  differences: page.differences.map(({ item: id, period, firms, before, after }) => {
    const item = itemOf(id)
    const scale = 10 ** (item.decimals ?? 0)
    return { item: { id, zh: item.zh, en: item.en }, unit: item.unit ?? '', period, firms, ...(before === undefined || after === undefined ? {} : { before: before / scale, after: after / scale }) }
  }),
})
