import type { Route } from '@jingwei/http'
import { ById, defineRoute } from '@jingwei/http'
import { Type } from 'typebox'
import type { Identity } from '../service/identity.ts'
import { KeyAnswer, KeyOptions, Keys, Me, RecoveryCodes } from './schemas.ts'
import { sessionOf } from './session-of.ts'

const own = { zone: 'both', permission: 'signed-in' } as const

const password = { password: Type.String({ maxLength: 200 }) }

/** One's own security keys, and showing one at the second step. */
export const keyRoutes = (identity: Identity): readonly Route[] => [
  defineRoute({
    ...own, id: 'identity.key.list', method: 'GET', path: '/api/identity/factor/keys', summary: { zh: '本人安全密钥', en: 'One\'s own security keys' }, response: Keys,
    handle: async (input) => {
      sessionOf(input)
      return identity.readKeys(input.ctx)
    },
  }),
  defineRoute({
    ...own, id: 'identity.key.begin', method: 'POST', path: '/api/identity/factor/keys/begin', summary: { zh: '开始添加安全密钥', en: 'Begin to add a security key' }, body: Type.Object(password), bodyLimit: 4096, response: KeyOptions,
    handle: async (input) => ({ ...(await identity.beginKey(input.ctx, sessionOf(input).id, input.body.password)) }),
  }),
  defineRoute({
    ...own, id: 'identity.key.add', method: 'POST', path: '/api/identity/factor/keys', summary: { zh: '添加安全密钥', en: 'Add a security key' },
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }), answer: KeyAnswer }), bodyLimit: 65_536, response: RecoveryCodes,
    handle: (input) => identity.addKey(input.ctx, sessionOf(input).id, input.body),
  }),
  defineRoute({
    ...own, id: 'identity.key.remove', method: 'POST', path: '/api/identity/factor/keys/:id/remove', summary: { zh: '移除安全密钥', en: 'Remove a security key' }, params: ById, body: Type.Object(password), bodyLimit: 4096, response: 'empty',
    handle: async (input) => {
      sessionOf(input)
      return identity.removeKey(input.ctx, input.params.id, input.body.password)
    },
  }),
  defineRoute({
    ...own, id: 'identity.sign_in.key.ask', method: 'POST', path: '/api/identity/sign-in/key/ask', summary: { zh: '登录第二步：请求安全密钥', en: 'Second step: ask for a security key' }, response: KeyOptions,
    handle: async (input) => ({ ...(await identity.askKey(input.ctx, sessionOf(input).id)) }),
  }),
  defineRoute({
    ...own, id: 'identity.sign_in.key', method: 'POST', path: '/api/identity/sign-in/key', summary: { zh: '登录第二步：出示安全密钥', en: 'Second step: show a security key' }, body: KeyAnswer, bodyLimit: 65_536, response: Type.Object({ me: Me }),
    handle: async (input) => {
      const { sessionToken, me } = await identity.presentKey(input.ctx, sessionOf(input).id, input.body)
      input.setSession(sessionToken)
      return { me }
    },
  }),
]
