import { Type } from 'typebox'
import { compact, defineRoute, Label, PageOf, pageOf, pagingQuery, readPaging, type Route } from '@jingwei/http'
import type { HubPlatform } from '../service/platform.ts'
import { asClosed } from '../service/closings/as-closed.ts'
import { fallingFirms } from '../service/questions/falling.ts'
import { leaderQuestions } from '../service/questions/leader-questions.ts'
import { townHome, undeclared } from '../service/questions/town-home.ts'
import { sectionOfLetter } from '../domain/industry-sections.ts'
import { periodWords } from '../domain/questions/sentences.ts'
import { ClosingQuery } from './closing-schemas.ts'
import { sourceRef } from './ref.ts'
import { SourceRef } from './schemas.ts'

const zone = 'government' as const
const optional = Type.Optional
const OfTown = Type.Object({ town: optional(Type.String({ maxLength: 100 })) })
const QuestionView = Type.Object({
  id: Type.String(), value: optional(Type.Number()), unit: Type.String(), figure: optional(Label), period: Label, note: Type.Array(Label), trend: Type.Array(Type.Object({ period: Label, value: Type.Number() })),
  why: Type.Array(Label), definition: Label, sources: Type.Array(SourceRef), link: Type.String(),
})
const Firm = { id: Type.String(), creditCode: Type.String(), name: Type.String() }
const FallingView = Type.Object({ ...Firm, town: Type.String(), industryName: optional(Label), base: Type.Number(), current: Type.Number() })
const UndeclaredView = Type.Object({ ...Firm, address: Type.String(), landMu: optional(Type.String()), revenueWan: optional(Type.String()) })

/** What the homes of leaders and towns ask. */
export const questionRoutes = (hub: HubPlatform): readonly Route[] => [
  defineRoute({
    id: 'hub.questions', method: 'GET', path: '/api/hub/questions', zone, permission: 'hub.summary.read', summary: { zh: '领导关心的几个问题', en: 'The questions of the leader’s home' },
    query: ClosingQuery, response: Type.Object({ items: Type.Array(QuestionView) }),
    handle: async ({ ctx, query }) => ({
      items: (await leaderQuestions(hub, ctx, (await asClosed(hub, ctx, query.closing))?.seq)).map(({ note, trend, why, sources, ...rest }) => ({ ...compact(rest), note: [...note], trend: [...trend], why: [...why], sources: sources.map(sourceRef) })),
    }),
  }),
  defineRoute({
    id: 'hub.falling', method: 'GET', path: '/api/hub/falling', zone, permission: 'hub.enterprise.list', summary: { zh: '用电连续下降的企业', en: 'Firms whose electricity keeps falling' },
    query: Type.Object({ ...OfTown.properties, ...pagingQuery }), response: Type.Object({ ...PageOf(FallingView).properties, periods: Type.Array(Label) }),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { rows, total, spans } = await fallingFirms(hub, ctx, query.town, paging.limit, paging.offset)
      return { ...pageOf(paging, rows.map(({ industry, ...row }) => ({ ...row, ...sectionName(industry) })), total), periods: spans.map(({ period }) => periodWords(period)) }
    },
  }),
  defineRoute({
    id: 'hub.town.home', method: 'GET', path: '/api/hub/town', zone, permission: 'hub.enterprise.list', summary: { zh: '镇街情况', en: 'How a town stands' },
    query: OfTown, response: Type.Object({
      town: Type.String(), firms: Type.Integer(), existing: Type.Integer(), falling: optional(Type.Object({ firms: Type.Integer(), period: Label })),
      declarations: optional(Type.Object({ year: Type.Integer(), asked: Type.Integer(), missing: Type.Integer() })),
    }),
    handle: async ({ ctx, query }) => {
      const { falling, ...home } = await townHome(hub, ctx, query.town)
      return { ...home, ...(falling === undefined ? {} : { falling: { firms: falling.firms, period: periodWords(falling.period) } }) }
    },
  }),
  defineRoute({
    id: 'hub.undeclared', method: 'GET', path: '/api/hub/undeclared', zone, permission: 'hub.enterprise.list', summary: { zh: '未申报的企业', en: 'Firms that did not declare' },
    query: Type.Object({ ...OfTown.properties, ...pagingQuery }), response: PageOf(UndeclaredView),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { rows, total } = await undeclared(hub, ctx, query.town, paging.limit, paging.offset)
      return pageOf(paging, rows.map((row) => compact({ id: row.id, creditCode: row.credit_code, name: row.name, address: row.address, landMu: row.land_mu ?? undefined, revenueWan: row.revenue_wan ?? undefined })), total)
    },
  }),
]

const sectionName = (industry: string) => {
  const section = sectionOfLetter(industry.slice(0, 1))
  return section === undefined ? {} : { industryName: { zh: section.zh, en: section.en } }
}
