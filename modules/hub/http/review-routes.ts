import { Type } from 'typebox'
import { compact, defineRoute, Id, PageOf, pageOf, pagingQuery, readPaging, type Route } from '@jingwei/http'
import { JingweiError } from '@jingwei/kernel'
import type { HubPlatform } from '../service/platform.ts'
import { decideReview, listReview, undoLink, type ReviewItem } from '../service/review.ts'
import { evidenceWords } from './evidence-words.ts'
import { sourceRef } from './ref.ts'
import { ReviewItem as ReviewSchema } from './schemas.ts'

const ByMention = Type.Object({ mentionId: Type.String({ pattern: '^[0-9]{1,18}$' }) })

/** Pairs a person should look at, and taking any link apart again. */
export const reviewRoutes = (hub: HubPlatform): readonly Route[] => [
  defineRoute({
    id: 'hub.review.list', method: 'GET', path: '/api/hub/review', zone: 'government', permission: 'hub.review.work', summary: { zh: '待核对企业', en: 'Pairs to review' },
    query: Type.Object({ ...pagingQuery, source: Type.Optional(Type.String()) }), response: PageOf(ReviewSchema),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const { items, total } = await listReview(hub, ctx, query.source, paging.limit, paging.offset)
      return pageOf(paging, items.map(view), total)
    },
  }),
  defineRoute({
    id: 'hub.review.decide', method: 'POST', path: '/api/hub/review/:mentionId', zone: 'government', permission: 'hub.review.work', summary: { zh: '核对结论', en: 'Decide about a pair' },
    params: ByMention, body: Type.Object({ decision: Type.Union([Type.Literal('link'), Type.Literal('new')]), enterpriseId: Type.Optional(Id) }), response: Type.Object({ undoId: Type.String() }),
    handle: async ({ ctx, params, body }) => {
      if (body.decision === 'new') return { undoId: await decideReview(hub, ctx, params.mentionId, { kind: 'new' }) }
      if (body.enterpriseId === undefined) throw new JingweiError('kernel.invalid_input', { where: 'enterpriseId', expected: 'uuid', found: '' })
      return { undoId: await decideReview(hub, ctx, params.mentionId, { kind: 'link', enterpriseId: body.enterpriseId }) }
    },
  }),
  defineRoute({
    id: 'hub.link.undo', method: 'POST', path: '/api/hub/links/:mentionId/undo', zone: 'government', permission: 'hub.review.work', summary: { zh: '撤销归属', en: 'Undo a link' },
    params: ByMention, response: 'empty', handle: ({ ctx, params }) => undoLink(hub, ctx, params.mentionId),
  }),
]

function view({ row, candidates }: ReviewItem) {
  return {
    mentionId: row.id.toString(), name: row.name, code: row.code, address: row.address, source: sourceRef(row.source_id), records: row.records, sampleLine: row.line, fileName: row.file_name,
    candidates: candidates.map((candidate) => ({
      enterpriseId: candidate.enterpriseId, name: candidate.name, creditCode: candidate.creditCode, address: candidate.address, town: candidate.town, score: candidate.evidence.total,
      evidence: candidate.evidence.items.map((item) => compact({ ...evidenceWords(item), weight: item.weight, here: item.here, there: item.there })),
    })),
  }
}
