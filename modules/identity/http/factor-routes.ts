import type { Route } from '@jingwei/http'
import { ById, defineRoute } from '@jingwei/http'
import { Type } from 'typebox'
import type { Identity } from '../service/identity.ts'
import { Code, FactorState, RecoveryCodes } from './schemas.ts'
import { sessionOf } from './session-of.ts'

const own = { zone: 'both', permission: 'signed-in' } as const

/** One's own second factor, and taking away another's. */
export const factorRoutes = (identity: Identity): readonly Route[] => [
  defineRoute({
    ...own, id: 'identity.factor.read', method: 'GET', path: '/api/identity/factor', summary: { zh: '本人第二因子', en: 'One\'s own second factor' }, response: FactorState,
    handle: async (input) => {
      sessionOf(input)
      return identity.readFactor(input.ctx)
    },
  }),
  defineRoute({
    ...own, id: 'identity.factor.begin', method: 'POST', path: '/api/identity/factor/begin', summary: { zh: '开始设置第二因子', en: 'Begin to set up a second factor' },
    body: Type.Object({ password: Type.String({ maxLength: 200 }) }), bodyLimit: 4096, response: Type.Object({ secret: Type.String(), uri: Type.String() }),
    handle: async (input) => {
      sessionOf(input)
      return identity.beginFactor(input.ctx, input.body.password)
    },
  }),
  defineRoute({
    ...own, id: 'identity.factor.confirm', method: 'POST', path: '/api/identity/factor/confirm', summary: { zh: '启用第二因子', en: 'Turn the second factor on' }, body: Code, bodyLimit: 4096, response: RecoveryCodes,
    handle: (input) => identity.confirmFactor(input.ctx, sessionOf(input).id, input.body.code),
  }),
  defineRoute({
    ...own, id: 'identity.factor.recovery', method: 'POST', path: '/api/identity/factor/recovery-codes', summary: { zh: '换发恢复码', en: 'Make new recovery codes' }, body: Code, bodyLimit: 4096, response: RecoveryCodes,
    handle: async (input) => {
      sessionOf(input)
      return identity.renewRecoveryCodes(input.ctx, input.body.code)
    },
  }),
  defineRoute({
    ...own, id: 'identity.factor.remove', method: 'POST', path: '/api/identity/factor/remove', summary: { zh: '关闭第二因子', en: 'Turn the second factor off' }, body: Code, bodyLimit: 4096, response: 'empty',
    handle: async (input) => {
      sessionOf(input)
      return identity.removeFactor(input.ctx, input.body.code)
    },
  }),
  defineRoute({
    id: 'identity.factor.reset', method: 'POST', path: '/api/identity/people/:id/factor/reset', zone: 'government', permission: 'identity.factor.reset', summary: { zh: '重置他人第二因子', en: 'Reset another\'s second factor' },
    params: ById, response: 'empty', handle: ({ ctx, params }) => identity.resetFactor(ctx, params.id),
  }),
]
