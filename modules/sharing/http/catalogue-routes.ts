import { Type } from 'typebox'
import { compact, defineRoute, Id, type Route } from '@jingwei/http'
import type { Ctx } from '@jingwei/kernel'
import type { CatalogueEntry } from '../domain/catalogue.ts'
import { propose, questions } from '../domain/proposal.ts'
import { sourceOf } from '../domain/shareable.ts'
import { changeEntry, historyOf, maintains, readCatalogue } from '../service/catalogue.ts'
import type { Sharing } from '../service/sharing.ts'
import { ChangeEntry, Entry, ItemId, PastChange, Proposal } from './schemas.ts'
import { sourceLabel } from './view.ts'

const zone = 'government' as const
const OfItem = Type.Object({ item: ItemId })
const Question = Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String(), item: Type.String() })

const entryView = (ctx: Ctx) => ({ item, type, grade, condition, legalBasis, officeId, office, changed }: CatalogueEntry) => compact({
  id: item.id, zh: item.zh, en: item.en, definition: { ...item.definition }, unit: item.unit, source: sourceLabel(item.source), owner: { ...(sourceOf(item.source)?.owner ?? { zh: '', en: '' }) },
  office: officeId === undefined || office === undefined ? undefined : { id: officeId, name: office }, type, grade, condition, legalBasis, sealed: item.sealed, derived: item.from[0] !== item.id, changed,
  mayChange: ctx.permissions.has('sharing.catalogue.edit') && maintains(ctx, { item, type, grade, condition, legalBasis, changed, ...(officeId === undefined ? {} : { officeId }) }),
})

/** The catalogue of shareable items, what their owners say about them, and the smallest set for what is asked. */
export const catalogueRoutes = (sharing: Sharing): readonly Route[] => [
  defineRoute({
    id: 'sharing.catalogue', method: 'GET', path: '/api/sharing/catalogue', zone, permission: 'sharing.read', summary: { zh: '共享目录', en: 'Catalogue of shared items' },
    response: Type.Object({ items: Type.Array(Entry), questions: Type.Array(Question) }),
    handle: async ({ ctx }) => ({ items: (await readCatalogue(sharing.platform, ctx)).map(entryView(ctx)), questions: questions.map((question) => ({ ...question })) }),
  }),
  defineRoute({
    id: 'sharing.catalogue.change', method: 'PUT', path: '/api/sharing/catalogue/:item', zone, permission: 'sharing.catalogue.edit', summary: { zh: '更改共享属性', en: 'Change an entry' },
    params: OfItem, body: ChangeEntry, response: 'empty', handle: ({ ctx, params, body: { reason, ...wanted } }) => changeEntry(sharing.platform, ctx, params.item, wanted, reason),
  }),
  defineRoute({
    id: 'sharing.catalogue.history', method: 'GET', path: '/api/sharing/catalogue/:item/history', zone, permission: 'sharing.read', summary: { zh: '共享属性更改记录', en: 'What was said about an item before' },
    params: OfItem, response: Type.Object({ items: Type.Array(PastChange) }),
    handle: async ({ ctx, params }) => ({
      items: (await historyOf(sharing.platform, ctx, params.item)).map(({ at, by, byOffice, type, grade, condition, legalBasis, office, reason }) => compact({ at: at.toISOString(), by, byOffice, type, grade, condition, legalBasis, office, reason })),
    }),
  }),
  defineRoute({
    id: 'sharing.offices', method: 'GET', path: '/api/sharing/offices', zone, permission: 'sharing.catalogue.edit', summary: { zh: '可作为提供单位的部门', en: 'Offices that can own an item' },
    response: Type.Object({ items: Type.Array(Type.Object({ id: Id, name: Type.String() })) }),
    handle: async ({ ctx }) => ({ items: (await sharing.platform.directory.offices(ctx)).filter((office) => office.kind === 'department').map(({ id, name }) => ({ id, name })) }),
  }),
  defineRoute({
    id: 'sharing.propose', method: 'POST', path: '/api/sharing/proposals', zone, permission: 'sharing.apply', summary: { zh: '建议最小够用的事项', en: 'The smallest set that is enough' },
    body: Type.Object({ questions: Type.Array(ItemId, { maxItems: 20 }), items: Type.Array(ItemId, { maxItems: 60 }) }), response: Proposal,
    handle: async ({ body }) => {
      const { items, replaced, dropped } = propose(body.questions, body.items)
      return { items: [...items], replaced: replaced.map((each) => ({ ...each, why: { ...each.why } })), dropped: dropped.map((each) => ({ ...each })) }
    },
  }),
]
