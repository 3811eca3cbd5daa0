import { Type } from 'typebox'
import { compact, defineRoute, fileResponse, Id, PageOf, pageOf, pagingQuery, readPaging, xlsxType, type Route } from '@jingwei/http'
import type { HubPlatform } from '../service/platform.ts'
import { countySummary } from '../service/summary.ts'
import { sourceTemplate } from '../service/source-template.ts'
import { townTotals, type TownTotal } from '../store/columnar-totals.ts'
import { countSources } from '../store/deliveries.ts'
import { findUses, recordUse, type UseRow } from '../store/uses.ts'
import { builtInSources } from '../domain/sources/built-in.ts'
import { itemOf } from '../domain/items/dictionary.ts'
import { rowScope } from '../domain/scope.ts'
import { asClosed } from '../service/closings/as-closed.ts'
import { ClosingQuery } from './closing-schemas.ts'
import { ownId } from './enterprise-routes.ts'
import { doorWords, purposeWords } from './use-words.ts'
import { basisRef, sourceRef } from './ref.ts'
import { MapView, Source, Summary, UseLine } from './schemas.ts'

const UseQuery = Type.Object({ ...pagingQuery, enterprise: Type.Optional(Id), person: Type.Optional(Type.String({ maxLength: 80 })), from: Type.Optional(Type.String({ format: 'date-time' })), to: Type.Optional(Type.String({ format: 'date-time' })) })

/** The county at a glance, its sources, its map, and who used what. */
export const overviewRoutes = (hub: HubPlatform): readonly Route[] => [
  defineRoute({
    id: 'hub.summary', method: 'GET', path: '/api/hub/summary', zone: 'government', permission: 'hub.summary.read', summary: { zh: '全县概况', en: 'The county at a glance' },
    query: ClosingQuery, response: Summary,
    handle: async ({ ctx, query }) => {
      const summary = await countySummary(hub, ctx, (await asClosed(hub, ctx, query.closing))?.seq)
      return compact({
        asOf: summary.asOf?.toISOString(), enterprises: summary.enterprises, todos: summary.todos, towns: summary.towns.map(townView),
        indicators: summary.indicators.map((indicator) => {
          const item = itemOf(indicator.item)
          return compact({
            id: item.id, zh: item.zh, en: item.en, value: indicator.value, unit: item.unit ?? '', period: indicator.period, definition: item.definition, source: sourceRef(item.owners[0] ?? ''),
            change: indicator.change ? { value: indicator.change.value, unit: '%', comparable: true, firms: indicator.change.firms } : undefined, trend: [...indicator.trend], link: `/enterprises?sort=-${item.id === 'revenue' ? 'revenue' : 'updatedAt'}`,
          })
        }),
      })
    },
  }),
  defineRoute({
    id: 'hub.map', method: 'GET', path: '/api/hub/map', zone: 'government', permission: 'hub.map.read', summary: { zh: '地图', en: 'The map' }, query: ClosingQuery, response: MapView,
    handle: async ({ ctx, query }) => {
      const closing = (await asClosed(hub, ctx, query.closing))?.seq
      const { town } = rowScope(ctx)
      const towns = (await townTotals(hub.columnar, closing)).filter((totals) => town === undefined || totals.town === town)
      await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.map', ...(closing === undefined ? {} : { filters: { closing } }) }))
      const map = hub.map()
      return compact({ geojson: map?.geojson ?? { type: 'FeatureCollection', features: [] }, schematic: map?.schematic ?? true, approvalNumber: map?.approvalNumber, coordinateSystem: map?.coordinateSystem, towns: towns.map(townView) })
    },
  }),
  defineRoute({
    id: 'hub.source.list', method: 'GET', path: '/api/hub/sources', zone: 'government', permission: 'hub.source.read', summary: { zh: '数据源', en: 'Sources' }, response: Type.Object({ items: Type.Array(Source) }),
    handle: async ({ ctx }) => {
      const counts = new Map((await countSources(hub.store, ctx)).map((row) => [row.source_id, row]))
      return { items: builtInSources.map((source) => sourceView(source, counts.get(source.id))) }
    },
  }),
  defineRoute({
    id: 'hub.source.template', method: 'GET', path: '/api/hub/sources/:id/template', zone: 'government', permission: 'hub.source.read', summary: { zh: '下载模板', en: 'Download the template' },
    params: Type.Object({ id: Type.String({ maxLength: 60 }) }), response: 'file',
    handle: async ({ params }) => {
      const { fileName, content } = await sourceTemplate(params.id)
      return fileResponse(fileName, xlsxType, content)
    },
  }),
  defineRoute({
    id: 'hub.use.search', method: 'GET', path: '/api/hub/uses', zone: 'government', permission: 'hub.use.search', summary: { zh: '检索使用记录', en: 'Search who used what' },
    query: UseQuery, response: PageOf(UseLine),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { rows, total } = await findUses(hub.store, ctx, compact({ enterpriseId: query.enterprise, person: query.person, from: query.from, to: query.to, limit: paging.limit, offset: paging.offset }))
      return pageOf(paging, rows.map(useView), total)
    },
  }),
  defineRoute({
    id: 'hub.enterprise.uses', method: 'GET', path: '/api/hub/enterprises/:id/uses', zone: 'government', permission: 'hub.use.search', summary: { zh: '谁看过这家企业', en: 'Who has seen this enterprise' },
    params: Type.Object({ id: Id }), query: Type.Object(pagingQuery), response: PageOf(UseLine),
    handle: async ({ ctx, params, query }) => {
      const paging = readPaging(query)
      const { rows, total } = await findUses(hub.store, ctx, { enterpriseId: params.id, limit: paging.limit, offset: paging.offset })
      return pageOf(paging, rows.map(useView), total)
    },
  }),
  defineRoute({
    id: 'hub.own.uses', method: 'GET', path: '/api/hub/my-enterprise/uses', zone: 'both', permission: 'hub.own.read', summary: { zh: '谁看过本企业', en: 'Who has seen our record' },
    query: Type.Object(pagingQuery), response: PageOf(UseLine),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { rows, total } = await findUses(hub.store, ctx, { enterpriseId: await ownId(hub, ctx), limit: paging.limit, offset: paging.offset })
      return pageOf(paging, rows.map(useView), total)
    },
  }),
]

const townView = (town: TownTotal) => ({ code: town.town, name: town.town, enterprises: town.enterprises, revenueWan: town.revenueWan, kwh: town.kwh })

function sourceView(source: (typeof builtInSources)[number], counts: { batches: number; records: number; last_at: Date } | undefined) {
  return compact({
    id: source.id, zh: source.zh, en: source.en, owner: source.owner, basis: basisRef(source.basis), onward: source.onward, purposes: [...source.purposes], cadence: source.cadence,
    columns: source.columns.map((column) => compact({
      name: column.header ?? column.pattern ?? '', item: column.item === undefined ? undefined : { zh: itemOf(column.item).zh, en: itemOf(column.item).en }, unit: column.unit, required: column.optional !== true,
    })),
    lastBatchAt: counts?.last_at.toISOString(), batches: counts?.batches ?? 0, records: counts?.records ?? 0,
  })
}

function useView(row: UseRow) {
  return compact({
    at: row.at.toISOString(), who: row.who, organisation: row.organisation ?? undefined, purpose: purposeWords(row.purpose), agreement: row.agreement ?? undefined, door: doorWords(row.door),
    enterprise: row.enterprise_id === null ? undefined : { id: row.enterprise_id, name: row.enterprise_name ?? '' }, rows: row.rows === null ? undefined : Number(row.rows), filters: row.filters === null ? undefined : { ...row.filters }, traceId: row.trace_id,
  })
}
