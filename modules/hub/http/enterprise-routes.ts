import { Type, type Static } from 'typebox'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import { ById, compact, csvType, defineRoute, fileResponse, PageOf, pageOf, pagingQuery, readPaging, xlsxType, type Route } from '@jingwei/http'
import type { HubPlatform } from '../service/platform.ts'
import { exportEnterprises } from '../service/export-enterprises.ts'
import { facetsOfEnterprises, pageOfEnterprises } from '../service/list-enterprises.ts'
import { asClosed } from '../service/closings/as-closed.ts'
import { readClosedEnterprise } from '../service/closings/closed-enterprise.ts'
import { readEnterprise } from '../service/read-enterprise.ts'
import { seriesOfEnterprise } from '../service/series.ts'
import type { EnterpriseFilter, Sort, SortKey } from '../store/enterprise-list.ts'
import { enterpriseByCode } from '../store/enterprise.ts'
import { sectionOfLetter } from '../domain/industry-sections.ts'
import { closedView } from './closed-view.ts'
import { ClosingQuery } from './closing-schemas.ts'
import { detailView, rowView } from './enterprise-view.ts'
import { EnterpriseDetail, EnterpriseRow, Facets, Series } from './schemas.ts'

const optional = Type.Optional
const text = optional(Type.String({ maxLength: 100 }))
const FilterQuery = Type.Object({
  q: text, town: text, industry: text, status: text, withCode: optional(Type.Boolean()), flagged: optional(Type.Boolean()),
  revenueMin: optional(Type.Number()), revenueMax: optional(Type.Number()), staffMin: optional(Type.Number()), landMin: optional(Type.Number()),
  sort: optional(Type.String({ pattern: '^-?(name|revenue|staff|land|updatedAt)$' })),
})

/** The list of enterprises, its export, and 一企一档. */
export const enterpriseRoutes = (hub: HubPlatform): readonly Route[] => [
  defineRoute({
    id: 'hub.enterprise.list', method: 'GET', path: '/api/hub/enterprises', zone: 'government', permission: 'hub.enterprise.list', summary: { zh: '企业名录', en: 'Enterprises' },
    query: Type.Object({ ...FilterQuery.properties, ...ClosingQuery.properties, ...pagingQuery }), response: PageOf(EnterpriseRow),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { rows, total } = await pageOfEnterprises(hub, ctx, filterOf(query), sortOf(query.sort), paging.limit, paging.offset, (await asClosed(hub, ctx, query.closing))?.seq)
      return pageOf(paging, rows.map(rowView), total)
    },
  }),
  defineRoute({
    id: 'hub.enterprise.facets', method: 'GET', path: '/api/hub/enterprises/facets', zone: 'government', permission: 'hub.enterprise.list', summary: { zh: '名录筛选项', en: 'Values to filter by' },
    query: ClosingQuery, response: Facets,
    handle: async ({ ctx, query }) => {
      const facets = await facetsOfEnterprises(hub, ctx, (await asClosed(hub, ctx, query.closing))?.seq)
      return {
        towns: facets.towns, statuses: facets.statuses,
        industries: facets.industries.map((entry) => ({ ...entry, zh: sectionOfLetter(entry.value)?.zh ?? entry.value, en: sectionOfLetter(entry.value)?.en ?? entry.value })),
      }
    },
  }),
  defineRoute({
    id: 'hub.enterprise.export', method: 'GET', path: '/api/hub/enterprises/export', zone: 'government', permission: 'hub.enterprise.export', summary: { zh: '导出名录', en: 'Export the list' },
    query: Type.Object({ ...FilterQuery.properties, ...ClosingQuery.properties, format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]) }), response: 'file', rateLimit: { max: 30, perSeconds: 60 },
    handle: async ({ ctx, query }) => {
      const closed = await asClosed(hub, ctx, query.closing)
      const content = await exportEnterprises(hub, ctx, filterOf(query), sortOf(query.sort), query.format, closed && { seq: closed.seq, name: closed.zh })
      return fileResponse(`企业名录${closed ? `-${closed.zh}` : ''}.${query.format}`, query.format === 'csv' ? csvType : xlsxType, content)
    },
  }),
  defineRoute({
    id: 'hub.enterprise.read', method: 'GET', path: '/api/hub/enterprises/:id', zone: 'government', permission: 'hub.enterprise.read', summary: { zh: '一企一档', en: 'The record of one enterprise' },
    params: ById, query: ClosingQuery, response: EnterpriseDetail,
    handle: async ({ ctx, params, query }) => {
      const closed = await asClosed(hub, ctx, query.closing)
      return closed ? closedView(await readClosedEnterprise(hub, ctx, params.id, closed), closed) : detailView(await readEnterprise(hub, ctx, params.id))
    },
  }),
  defineRoute({
    id: 'hub.enterprise.series', method: 'GET', path: '/api/hub/enterprises/:id/series', zone: 'government', permission: 'hub.enterprise.read', summary: { zh: '指标时间序列', en: 'Figures over time' },
    params: ById, query: Type.Object({ items: optional(Type.String({ pattern: '^[a-z_]+(,[a-z_]+)*$' })), ...ClosingQuery.properties }), response: Type.Array(Series),
    handle: async ({ ctx, params, query }) => seriesOfEnterprise(hub, ctx, params.id, query.items?.split(','), (await asClosed(hub, ctx, query.closing))?.seq),
  }),
  defineRoute({
    id: 'hub.own.read', method: 'GET', path: '/api/hub/my-enterprise', zone: 'both', permission: 'hub.own.read', summary: { zh: '本企业档案', en: 'One’s own record' },
    response: EnterpriseDetail, handle: async ({ ctx }) => detailView(await readEnterprise(hub, ctx, await ownId(hub, ctx))),
  }),
  defineRoute({
    id: 'hub.own.series', method: 'GET', path: '/api/hub/my-enterprise/series', zone: 'both', permission: 'hub.own.read', summary: { zh: '本企业时间序列', en: 'One’s own figures over time' },
    query: Type.Object({ items: optional(Type.String({ pattern: '^[a-z_]+(,[a-z_]+)*$' })) }), response: Type.Array(Series),
    handle: async ({ ctx, query }) => seriesOfEnterprise(hub, ctx, await ownId(hub, ctx), query.items?.split(',')),
  }),
]

/** The enterprise of the signed-in account. @throws kernel.not_found */
export async function ownId(hub: HubPlatform, ctx: Ctx): Promise<string> {
  const id = ctx.actor.creditCode === undefined ? undefined : await enterpriseByCode(hub.store, ctx, ctx.actor.creditCode)
  if (id === undefined) throw new JingweiError('kernel.not_found', { what: '企业 enterprise', id: ctx.actor.creditCode ?? '' })
  return id
}

function filterOf(query: Static<typeof FilterQuery>): EnterpriseFilter {
  const { q, town, industry, status, withCode, flagged, revenueMin, revenueMax, staffMin, landMin } = query
  return compact({ q, town, industry, status, withCode, flagged, revenueMin, revenueMax, staffMin, landMin })
}

function sortOf(sort: string | undefined): Sort {
  const descending = sort?.startsWith('-') ?? false
  return { key: ((descending ? sort?.slice(1) : sort) ?? 'name') as SortKey, descending }
}
