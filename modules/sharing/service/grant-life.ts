import { JingweiError, transition, type Ctx } from '@jingwei/kernel'
import { renewalLifecycle } from '../domain/lifecycles.ts'
import type { SharingRequest } from '../domain/request.ts'
import { today } from '../domain/terms.ts'
import { dueUnconditional, endedGrants, lockRequest } from '../store/requests.ts'
import { checkTerm } from './check-application.ts'
import { grant } from './decide.ts'
import type { SharingPlatform } from './platform.ts'
import { asSystem, moveTo, note, said, step } from './step.ts'

/** 暂停: the next page is refused already. */
export const suspend = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, reason: string): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'suspend', (inside, request) => moveTo(sharing, inside, request, 'suspended', 'suspend', {}, reason))

export const resume = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, reason: string | undefined): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'resume', (inside, request) => moveTo(sharing, inside, request, 'active', 'resume', {}, reason))

/** 申请续期 to a later last day. @throws sharing.asked_already, sharing.bad_term */
export const askRenewal = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, endsOn: string, reason: string): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'ask_renewal', async (inside, request) => {
    const state = renewalLifecycle.states[request.renewal]
    if (!state.to.includes('asked')) throw new JingweiError('sharing.asked_already', { state: said(ctx, state) })
    checkTerm(sharing, ctx, endsOn, request.endsOn)
    await note(sharing, inside, request, 'ask_renewal', { renewal: 'asked', renewalEndsOn: endsOn, renewalReason: reason, renewalById: ctx.actor.personId ?? null }, `${endsOn}：${reason}`)
  })

/** 审批续期. @throws sharing.asked_already */
export const decideRenewal = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, granted: boolean, reason: string | undefined): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'decide_renewal', async (inside, request) => {
    if (request.renewal !== 'asked' || request.renewalEndsOn === undefined) throw new JingweiError('sharing.asked_already', { state: said(ctx, renewalLifecycle.states[request.renewal]) })
    await note(sharing, inside, request, granted ? 'grant_renewal' : 'refuse_renewal', {
      renewal: transition(renewalLifecycle, request.renewal, granted ? 'granted' : 'refused'), ...(granted ? { endsOn: request.renewalEndsOn } : {}),
    }, reason)
  })

/** 确认处置: the applicant says how what he took has been destroyed or sealed. */
export const dispose = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, how: string): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'dispose', (inside, request) => moveTo(sharing, inside, request, 'disposed', 'dispose', { disposal: how }, how))

/**
 * What the calendar does: grants whose last day has passed expire; unconditional requests still undecided on the last
 * day of their term are granted. Each in a transaction of its own, so that it can be killed and run again.
 */
export async function followCalendar(sharing: SharingPlatform, ctx: Ctx): Promise<{ expired: number; granted: number }> {
  const { store } = sharing
  const day = today(sharing.clock)
  const done = { expired: 0, granted: 0 }
  for (const id of await endedGrants(store, ctx, day)) {
    await store.tx(ctx, async (inside) => {
      const request = await lockRequest(store, inside, id, { kind: 'all' })
      if (!request || request.endsOn >= day || (request.state !== 'active' && request.state !== 'suspended')) return
      await moveTo(sharing, asSystem(inside), request, 'expired', 'expire', {}, request.endsOn)
      done.expired += 1
    })
  }
  for (const id of await dueUnconditional(store, ctx, day)) {
    await store.tx(ctx, async (inside) => {
      const request = await lockRequest(store, inside, id, { kind: 'all' })
      if (request?.state !== 'submitted') return
      await grant(sharing, asSystem(inside), request, '无条件共享，时限届满自动通过', true)
      done.granted += 1
    })
  }
  return done
}
