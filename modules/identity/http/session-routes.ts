import type { Route } from '@jingwei/http'
import { ById, Id, Instant, defineRoute } from '@jingwei/http'
import { Type } from 'typebox'
import { deviceOf } from '../domain/device.ts'
import type { Identity } from '../service/identity.ts'
import { Code, Ended, Me, SecondStep, Session, Token } from './schemas.ts'
import { ownSessionOf, sessionOf } from './session-of.ts'

const zone = 'both' as const

/** Signing in and out, one's own password, sessions and tokens. */
export const sessionRoutes = (identity: Identity): readonly Route[] => [
  defineRoute({
    id: 'identity.sign_in', method: 'POST', path: '/api/identity/sign-in', zone, permission: 'public', summary: { zh: '登录', en: 'Sign in' },
    body: Type.Object({ account: Type.String({ maxLength: 200 }), password: Type.String({ maxLength: 200 }) }), bodyLimit: 4096,
    response: Type.Object({ me: Type.Optional(Me), secondStep: Type.Optional(SecondStep) }),
    handle: async ({ ctx, body, setSession, userAgent }) => {
      const { sessionToken, ...answer } = await identity.signIn(ctx, body, deviceOf(userAgent))
      setSession(sessionToken)
      return answer
    },
  }),
  defineRoute({
    id: 'identity.sign_in.factor', method: 'POST', path: '/api/identity/sign-in/factor', zone, permission: 'signed-in', summary: { zh: '登录第二步', en: 'Second step of signing in' },
    body: Code, bodyLimit: 4096, response: Type.Object({ me: Me }),
    handle: async (input) => {
      const { sessionToken, me } = await identity.presentFactor(input.ctx, sessionOf(input).id, input.body.code)
      input.setSession(sessionToken)
      return { me }
    },
  }),
  defineRoute({
    id: 'identity.sign_out', method: 'POST', path: '/api/identity/sign-out', zone, permission: 'signed-in', summary: { zh: '退出', en: 'Sign out' }, response: 'empty',
    handle: async (input) => {
      await identity.signOut(input.ctx, sessionOf(input).id)
      input.setSession(undefined)
    },
  }),
  defineRoute({
    id: 'identity.me', method: 'GET', path: '/api/identity/me', zone, permission: 'signed-in', summary: { zh: '当前身份', en: 'Who is signed in' }, response: Me,
    handle: ({ ctx, session }) => identity.describeMe(ctx, ctx.actor.personId ?? '', session?.csrfToken ?? ''),
  }),
  defineRoute({
    id: 'identity.password', method: 'POST', path: '/api/identity/password', zone, permission: 'signed-in', summary: { zh: '修改口令', en: 'Change one\'s password' },
    body: Type.Object({ current: Type.String({ maxLength: 200 }), next: Type.String({ maxLength: 200 }) }), bodyLimit: 4096, response: 'empty',
    handle: (input) => identity.changePassword(input.ctx, ownSessionOf(input).id, input.body),
  }),
  defineRoute({
    id: 'identity.session.list', method: 'GET', path: '/api/identity/sessions', zone, permission: 'signed-in', summary: { zh: '会话', en: 'Sessions' },
    query: Type.Object({ person: Type.Optional(Id) }), response: Type.Array(Session),
    handle: async ({ ctx, query, session }) => (await identity.listSessions(ctx, query.person)).map(({ step: _done, ...item }) => ({ ...item, current: item.id === session?.id })),
  }),
  defineRoute({
    id: 'identity.session.end_others', method: 'DELETE', path: '/api/identity/sessions', zone, permission: 'signed-in', summary: { zh: '注销本人其他会话', en: 'End one\'s other sessions' }, response: Ended,
    handle: async (input) => identity.endOtherSessions(input.ctx, sessionOf(input).id),
  }),
  defineRoute({
    id: 'identity.session.end', method: 'DELETE', path: '/api/identity/sessions/:id', zone, permission: 'signed-in', summary: { zh: '注销会话', en: 'End a session' }, params: ById, response: 'empty',
    handle: async (input) => {
      sessionOf(input)
      await identity.endSession(input.ctx, input.params.id)
    },
  }),
  defineRoute({
    id: 'identity.token.list', method: 'GET', path: '/api/identity/tokens', zone, permission: 'identity.tokens', summary: { zh: '接口令牌', en: 'API tokens' }, response: Type.Array(Token),
    handle: async ({ ctx }) => (await identity.listTokens(ctx)).map(({ personId: _owner, ...token }) => ({ ...token, scopes: [...token.scopes] })),
  }),
  defineRoute({
    id: 'identity.token.create', method: 'POST', path: '/api/identity/tokens', zone, permission: 'identity.tokens', summary: { zh: '新建接口令牌', en: 'Make an API token' },
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), scopes: Type.Array(Type.String(), { minItems: 1, maxItems: 100 }), expiresAt: Instant }),
    response: Type.Object({ id: Id, token: Type.String() }),
    handle: async (input) => {
      ownSessionOf(input)
      return identity.createToken(input.ctx, input.body)
    },
  }),
  defineRoute({
    id: 'identity.token.end', method: 'DELETE', path: '/api/identity/tokens/:id', zone, permission: 'signed-in', summary: { zh: '注销接口令牌', en: 'End an API token' }, params: ById, response: 'empty',
    handle: async (input) => {
      sessionOf(input)
      await identity.endToken(input.ctx, input.params.id)
    },
  }),
]
