import type { Route } from '@jingwei/http'
import { defineRoute } from '@jingwei/http'
import { Type } from 'typebox'
import { deviceOf } from '../domain/device.ts'
import type { Identity } from '../service/identity.ts'
import { Me, SecondStep } from './schemas.ts'

const open = { zone: 'both', permission: 'public' } as const

/** Signing in by the county's own service (统一身份认证). */
export const oidcRoutes = (identity: Identity): readonly Route[] => [
  defineRoute({
    ...open, id: 'identity.ways', method: 'GET', path: '/api/identity/ways', summary: { zh: '可用的登录方式', en: 'Ways to sign in' }, response: Type.Object({ oidc: Type.Boolean() }),
    handle: async () => identity.ways(),
  }),
  defineRoute({
    ...open, id: 'identity.oidc.begin', method: 'POST', path: '/api/identity/oidc/begin', summary: { zh: '前往统一身份认证', en: 'Go to single sign-on' }, rateLimit: { max: 30, perSeconds: 60 },
    response: Type.Object({ url: Type.String(), binding: Type.String() }), handle: ({ ctx }) => identity.beginOidc(ctx),
  }),
  defineRoute({
    ...open, id: 'identity.oidc.finish', method: 'POST', path: '/api/identity/oidc/finish', summary: { zh: '从统一身份认证返回', en: 'Come back from single sign-on' }, rateLimit: { max: 30, perSeconds: 60 },
    body: Type.Object({ answer: Type.String({ maxLength: 4096 }), binding: Type.String({ maxLength: 100 }) }), bodyLimit: 8192,
    response: Type.Object({ me: Type.Optional(Me), secondStep: Type.Optional(SecondStep) }),
    handle: async ({ ctx, body, userAgent, setSession }) => {
      const { sessionToken, ...answer } = await identity.finishOidc(ctx, body, deviceOf(userAgent))
      setSession(sessionToken)
      return answer
    },
  }),
]
