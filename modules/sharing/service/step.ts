import { JingweiError, transition, type Ctx } from '@jingwei/kernel'
import { isOpenTo, judging, partyNames, steps, type Action } from '../domain/actions.ts'
import { requestLifecycle } from '../domain/lifecycles.ts'
import type { RequestState, SharingRequest } from '../domain/request.ts'
import { requestScope } from '../domain/scope.ts'
import { today } from '../domain/terms.ts'
import { movesOf, recordMove } from '../store/moves.ts'
import type { RequestChange } from '../store/request-row.ts'
import { changeRequest, lockRequest, requestById } from '../store/requests.ts'
import type { SharingPlatform } from './platform.ts'
import { isOwnAsking } from './second-person.ts'

const unknown = (id: string): JingweiError => new JingweiError('kernel.not_found', { what: '共享申请 sharing request', id })

/** The request the reader may see. @throws kernel.not_found */
export async function demandRequest({ store }: SharingPlatform, ctx: Ctx, id: string): Promise<SharingRequest> {
  const request = await requestById(store, ctx, id, requestScope(ctx))
  if (!request) throw unknown(id)
  return request
}

/**
 * Runs one step on a request: locked, in the scope of the actor, in the version he saw, in a state that has the step, by
 * a party to whom it is open, and never judged by who asked for it or is joined to him by a delegation.
 * @throws kernel.not_found, sharing.moved_meanwhile, sharing.not_now, sharing.not_yours, sharing.same_person
 */
export function step(sharing: SharingPlatform, ctx: Ctx, id: string, version: number | undefined, action: Action, work: (inside: Ctx, request: SharingRequest) => Promise<void>): Promise<SharingRequest> {
  return sharing.store.tx(ctx, async (inside) => {
    const request = await lockRequest(sharing.store, inside, id, requestScope(ctx))
    if (!request) throw unknown(id)
    const state = said(ctx, requestLifecycle.states[request.state])
    if (version !== undefined && version !== request.version) throw new JingweiError('sharing.moved_meanwhile', { number: request.number, who: (await movesOf(sharing.store, inside, id)).at(-1)?.by ?? '', state })
    const named = { number: request.number, step: said(ctx, steps[action]) }
    if (!steps[action].from.includes(request.state)) throw new JingweiError('sharing.not_now', { ...named, state })
    const day = today(ctx.clock)
    if (!isOpenTo(ctx, request, action, day)) {
      const parties = steps[action].by(request, day).filter((party) => party !== 'system' && party !== (request.ownerOfficeId === undefined ? 'owner' : 'bureau'))
      throw new JingweiError('sharing.not_yours', { ...named, who: parties.map((party) => said(ctx, partyNames[party])).join(said(ctx, { zh: '或', en: ' or ' })) })
    }
    if (judging.has(action) && (await isOwnAsking(sharing, inside, request, await movesOf(sharing.store, inside, id), action))) throw new JingweiError('sharing.same_person')
    await work(inside, request)
    return demandRequest(sharing, inside, id)
  })
}

/** Changes the state by the lifecycle and writes the line of history. */
export async function moveTo({ store }: SharingPlatform, ctx: Ctx, request: Pick<SharingRequest, 'id' | 'state'>, to: RequestState, action: string, change: Omit<RequestChange, 'state'> = {}, reason?: string): Promise<void> {
  await changeRequest(store, ctx, request.id, { ...change, state: transition(requestLifecycle, request.state, to) })
  await recordMove(store, ctx, request.id, { action, from: request.state, to, ...(reason === undefined || reason === '' ? {} : { reason }) })
}

/** A change that leaves the state as it is. */
export async function note({ store }: SharingPlatform, ctx: Ctx, request: Pick<SharingRequest, 'id' | 'state'>, action: string, change: RequestChange, reason?: string): Promise<void> {
  await changeRequest(store, ctx, request.id, change)
  await recordMove(store, ctx, request.id, { action, from: request.state, to: request.state, ...(reason === undefined || reason === '' ? {} : { reason }) })
}

/** A word in the reader's language, for the details of an error. */
export const said = (ctx: Ctx, words: { readonly zh: string; readonly en: string }): string => (ctx.locale === 'en' ? words.en : words.zh)

/** What rules decide is written down as done by the system, not by who happened to be there. */
export const asSystem = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'service', name: '系统', roles: [] } })
