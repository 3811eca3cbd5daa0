import { day, JingweiError, transition, type Ctx } from '@jingwei/kernel'
import { catalogueEntry } from '../domain/catalogue.ts'
import { extensionLifecycle } from '../domain/lifecycles.ts'
import type { SharingRequest } from '../domain/request.ts'
import { dueAfter, termsOf, today } from '../domain/terms.ts'
import { newestChanges } from '../store/catalogue.ts'
import type { SharingPlatform } from './platform.ts'
import { moveTo, note, said, step } from './step.ts'

/** 一次性告知: all that is missing, told once. @throws sharing.noticed_already */
export const notice = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, missing: string): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'notice', async (inside, request) => {
    if (request.missing !== undefined) throw new JingweiError('sharing.noticed_already')
    await moveTo(sharing, inside, request, 'incomplete', 'notice', { missing, dueOn: null }, missing)
  })

/** 同意. The data lie in the hub, so supplying can be the same act; otherwise the clock of the supply starts. */
export const approve = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number | undefined, reason: string | undefined, supplyNow: boolean): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'approve', (inside, request) => grant(sharing, inside, request, reason, supplyNow))

export async function grant(sharing: SharingPlatform, ctx: Ctx, request: SharingRequest, reason: string | undefined, supplyNow: boolean): Promise<void> {
  const now = ctx.clock.now()
  const from = today(ctx.clock)
  const grantNo = request.grantNo ?? `GX${from.slice(0, 4)}-${String(request.number).padStart(6, '0')}`
  const supplyDueOn = supplyNow ? {} : { supplyDueOn: dueAfter(from, termsOf(sharing.settings).supply) }
  await moveTo(sharing, ctx, request, 'approved', 'approve', { grantNo, decidedBy: ctx.actor.name, decidedAt: now, decisionReason: reason ?? null, refusalBasis: null, ...supplyDueOn }, reason)
  if (supplyNow) await moveTo(sharing, ctx, { id: request.id, state: 'approved' }, 'active', 'supply', { suppliedAt: now })
}

/** 不予通过: with a reason and the law it rests on, by default the one the catalogue cites. @throws sharing.refusal_needs_basis */
export const refuse = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, reason: string, basis: string | undefined): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'refuse', async (inside, request) => {
    const cited = basis?.trim() || (await basisOf(sharing, inside, request))
    if (cited === '') throw new JingweiError('sharing.refusal_needs_basis')
    await moveTo(sharing, inside, request, 'refused', 'refuse', { decidedBy: ctx.actor.name, decidedAt: ctx.clock.now(), decisionReason: reason, refusalBasis: cited }, `${cited}：${reason}`)
  })

/** The laws the catalogue names for the items of a request. */
export async function basisOf({ store }: SharingPlatform, ctx: Ctx, request: SharingRequest): Promise<string> {
  const changes = await newestChanges(store, ctx)
  return [...new Set(request.items.map((item) => catalogueEntry(item.id, changes)?.legalBasis ?? ''))].filter(Boolean).join('；')
}

/** 供数 */
export const supply = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'supply', (inside, request) => moveTo(sharing, inside, request, 'active', 'supply', { suppliedAt: ctx.clock.now() }))

/** 申请延期审核: once, by who has to decide. @throws sharing.asked_already */
export const askExtension = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, reason: string): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'ask_extension', async (inside, request) => {
    const state = extensionLifecycle.states[request.extension]
    if (!state.to.includes('asked') || request.type === 'unconditional') throw new JingweiError('sharing.asked_already', { state: said(ctx, state) })
    await note(sharing, inside, request, 'ask_extension', { extension: 'asked', extensionReason: reason, extensionById: ctx.actor.personId ?? null }, reason)
  })

/** 审批延期: the days count from the old deadline, or from today when that has passed. @throws sharing.asked_already */
export const decideExtension = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, granted: boolean, reason: string | undefined): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'decide_extension', async (inside, request) => {
    if (request.extension !== 'asked') throw new JingweiError('sharing.asked_already', { state: said(ctx, extensionLifecycle.states[request.extension]) })
    const now = today(ctx.clock)
    const from = request.dueOn !== undefined && request.dueOn > now ? day(request.dueOn) : now
    await note(sharing, inside, request, granted ? 'grant_extension' : 'refuse_extension', {
      extension: transition(extensionLifecycle, request.extension, granted ? 'granted' : 'refused'), ...(granted ? { dueOn: dueAfter(from, termsOf(sharing.settings).extension) } : {}),
    }, reason)
  })

/** 提出争议 against a refusal, to a leader; once. @throws sharing.disputed_already */
export const dispute = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, reason: string): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'dispute', async (inside, request) => {
    if (request.disputeReason !== undefined) throw new JingweiError('sharing.disputed_already')
    await moveTo(sharing, inside, request, 'disputed', 'dispute', { disputeReason: reason }, reason)
  })

/** 维持不予通过: the leader's word on a dispute; agreeing with the applicant is `approve`. */
export const uphold = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, reason: string): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'uphold', (inside, request) => moveTo(sharing, inside, request, 'refused', 'uphold', { decidedBy: ctx.actor.name, decidedAt: ctx.clock.now(), decisionReason: reason }, reason))
