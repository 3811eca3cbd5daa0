import type { Route } from '@jingwei/http'
import { Instant, defineRoute } from '@jingwei/http'
import { Type } from 'typebox'
import type { Identity } from '../service/identity.ts'
import { sessionOf } from './session-of.ts'

const zone = 'both' as const
const permission = 'signed-in'
const path = '/api/identity/drafts/:form'
const params = Type.Object({ form: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$' }) })
const Content = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 100 })
/** A form with its longest texts, and some room. */
const bodyLimit = 128 * 1024

/** Forms begun and not sent, kept on the server because office computers are shared: the author's alone. */
export const draftRoutes = (identity: Identity): readonly Route[] => [
  defineRoute({
    id: 'identity.draft.read', method: 'GET', path, zone, permission, summary: { zh: '读取本人草稿', en: 'Read one’s draft of a form' },
    params, response: Type.Object({ draft: Type.Optional(Type.Object({ content: Content, savedAt: Instant })) }),
    handle: async (input) => {
      sessionOf(input)
      const draft = await identity.readDraft(input.ctx, input.params.form)
      return draft === undefined ? {} : { draft: { content: { ...draft.content }, savedAt: draft.savedAt.toISOString() } }
    },
  }),
  defineRoute({
    id: 'identity.draft.keep', method: 'PUT', path, zone, permission, summary: { zh: '保存本人草稿', en: 'Keep one’s draft of a form' },
    params, body: Type.Object({ content: Content }), bodyLimit, response: Type.Object({ savedAt: Instant }),
    handle: (input) => {
      sessionOf(input)
      return identity.keepDraft(input.ctx, input.params.form, input.body.content)
    },
  }),
  defineRoute({
    id: 'identity.draft.discard', method: 'DELETE', path, zone, permission, summary: { zh: '丢弃本人草稿', en: 'Discard one’s draft of a form' },
    params, response: 'empty',
    handle: (input) => {
      sessionOf(input)
      return identity.discardDraft(input.ctx, input.params.form)
    },
  }),
]
