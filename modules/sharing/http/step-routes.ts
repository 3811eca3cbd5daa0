import type { Static, TSchema } from 'typebox'
import { ById, defineRoute, type Route } from '@jingwei/http'
import type { Ctx } from '@jingwei/kernel'
import { steps, type Action } from '../domain/actions.ts'
import type { SharingRequest } from '../domain/request.ts'
import { edit, submit, withdraw } from '../service/apply.ts'
import { approve, askExtension, decideExtension, dispute, notice, refuse, supply, uphold } from '../service/decide.ts'
import { askRenewal, decideRenewal, dispose, resume, suspend } from '../service/grant-life.ts'
import { readRequest } from '../service/read.ts'
import type { Sharing } from '../service/sharing.ts'
import { Approve, Edit, Granted, MayReason, Plain, Refuse, Renewal, RequestDetail, WithReason } from './schemas.ts'
import { detailView } from './view.ts'

/** Every step of a request, each under the permission of its table; each answers with the request as it is then. */
export function stepRoutes(sharing: Sharing): readonly Route[] {
  const { platform } = sharing ?? {}
  const stepRoute = <Body extends TSchema>(action: Action, path: string, body: Body, take: (ctx: Ctx, id: string, body: Static<Body>) => Promise<SharingRequest>, method: 'POST' | 'PUT' = 'POST'): Route =>
    defineRoute({
      id: `sharing.${action}`, method, path: `/api/sharing/requests/:id${path}`, zone: 'government', permission: steps[action].permission, summary: { zh: steps[action].zh, en: steps[action].en },
      params: ById, body, response: RequestDetail, handle: async ({ ctx, params, body: given }) => detailView(ctx, await readRequest(platform, ctx, (await take(ctx, params.id, given as Static<Body>)).id)),
    })
  return [
    stepRoute('edit', '', Edit, (ctx, id, { version, ...wanted }) => edit(platform, ctx, id, version, wanted), 'PUT'),
    stepRoute('submit', '/submit', Plain, (ctx, id, { version }) => submit(platform, ctx, id, version)),
    stepRoute('withdraw', '/withdraw', MayReason, (ctx, id, { version, reason }) => withdraw(platform, ctx, id, version, reason)),
    stepRoute('notice', '/notice', WithReason, (ctx, id, { version, reason }) => notice(platform, ctx, id, version, reason)),
    stepRoute('approve', '/approve', Approve, (ctx, id, { version, reason, supplyNow }) => approve(platform, ctx, id, version, reason, supplyNow)),
    stepRoute('refuse', '/refuse', Refuse, (ctx, id, { version, reason, basis }) => refuse(platform, ctx, id, version, reason, basis)),
    stepRoute('ask_extension', '/extension', WithReason, (ctx, id, { version, reason }) => askExtension(platform, ctx, id, version, reason)),
    stepRoute('decide_extension', '/extension/decision', Granted, (ctx, id, { version, granted, reason }) => decideExtension(platform, ctx, id, version, granted, reason)),
    stepRoute('supply', '/supply', Plain, (ctx, id, { version }) => supply(platform, ctx, id, version)),
    stepRoute('suspend', '/suspend', WithReason, (ctx, id, { version, reason }) => suspend(platform, ctx, id, version, reason)),
    stepRoute('resume', '/resume', MayReason, (ctx, id, { version, reason }) => resume(platform, ctx, id, version, reason)),
    stepRoute('ask_renewal', '/renewal', Renewal, (ctx, id, { version, endsOn, reason }) => askRenewal(platform, ctx, id, version, endsOn, reason)),
    stepRoute('decide_renewal', '/renewal/decision', Granted, (ctx, id, { version, granted, reason }) => decideRenewal(platform, ctx, id, version, granted, reason)),
    stepRoute('dispute', '/dispute', WithReason, (ctx, id, { version, reason }) => dispute(platform, ctx, id, version, reason)),
    stepRoute('uphold', '/uphold', WithReason, (ctx, id, { version, reason }) => uphold(platform, ctx, id, version, reason)),
    stepRoute('dispose', '/dispose', WithReason, (ctx, id, { version, reason }) => dispose(platform, ctx, id, version, reason)),
  ]
}
