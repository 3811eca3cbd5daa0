import { JingweiError, transition, type Ctx } from '@jingwei/kernel'
import { catalogueEntry, type CatalogueChange } from '../domain/catalogue.ts'
import { renewalLifecycle } from '../domain/lifecycles.ts'
import type { SharingRequest } from '../domain/request.ts'
import { decisionDue, termsOf, today } from '../domain/terms.ts'
import { newestChanges } from '../store/catalogue.ts'
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
 * What the calendar does: grants whose last day has passed expire; unconditional requests still undecided when the last
 * day of their term has passed are granted. Each in a transaction of its own, so that it can be killed and run again.
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
      if (request?.state !== 'submitted' || request.type !== 'unconditional' || (request.dueOn ?? day) >= day) return
      if (await passOn(sharing, asSystem(inside), request, await newestChanges(store, inside))) return
      await grant(sharing, asSystem(inside), request, '无条件共享，时限届满自动通过', true)
      done.granted += 1
    })
  }
  return done
}

/**
 * What its owner has ceased to share freely since is his to decide, as a conditional request whose term begins today.
 * False, and nothing is done, while all of it is free. @throws kernel.holidays_missing
 */
async function passOn(sharing: SharingPlatform, ctx: Ctx, request: SharingRequest, changes: ReadonlyMap<string, CatalogueChange>): Promise<boolean> {
  const entries = request.items.map(({ id }) => catalogueEntry(id, changes))
  if (entries.every((entry) => entry?.type === 'unconditional')) return false
  const closed = entries.find((entry) => entry !== undefined && entry.type !== 'unconditional')
  const items = request.items.map((item, index) => ({ id: item.id, type: entries[index]?.type ?? item.type, grade: entries[index]?.grade ?? item.grade }))
  const owner = closed === undefined ? {} : { ownerOfficeId: closed.officeId ?? null, ownerOffice: closed.office ?? null }
  await note(sharing, ctx, request, 'pass_on', { ...owner, items, type: 'conditional', dueOn: decisionDue(termsOf(sharing.settings), 'conditional', today(sharing.clock)) }, '提供单位已改为不再无条件共享')
  return true
}
