import type { Ctx } from '@jingwei/kernel'
import { stepsFor, type Action } from '../domain/actions.ts'
import type { RequestState, SharingRequest } from '../domain/request.ts'
import { requestScope } from '../domain/scope.ts'
import { today } from '../domain/terms.ts'
import { movesOf, type Move } from '../store/moves.ts'
import { grantUses, readingBy, readingsOf, type GrantUse, type ReadingRow } from '../store/readings.ts'
import { listRequests, type RequestFilter, type View } from '../store/request-list.ts'
import { basisOf } from './decide.ts'
import type { SharingPlatform } from './platform.ts'
import { isOwnAsking } from './second-person.ts'
import { demandRequest } from './step.ts'

export type Asked = { readonly view?: View; readonly state?: RequestState; readonly q?: string }

const filterOf = (ctx: Ctx, asked: Asked): RequestFilter => {
  const { roles, organisationId } = ctx.actor
  return { ...asked, ...(organisationId === undefined ? {} : { officeId: organisationId }), bureau: roles.includes('operator') || roles.includes('leader'), leader: roles.includes('leader'), today: today(ctx.clock) }
}

export const pageOfRequests = ({ store }: SharingPlatform, ctx: Ctx, asked: Asked, limit: number, offset: number): Promise<{ items: SharingRequest[]; total: number }> =>
  listRequests(store, ctx, filterOf(ctx, asked), requestScope(ctx), limit, offset)

/** How many wait for a decision of this reader, and how many of his office's requests wait for himself. */
export async function countsFor(sharing: SharingPlatform, ctx: Ctx): Promise<{ decide: number; incomplete: number }> {
  const [decide, incomplete] = await Promise.all([pageOfRequests(sharing, ctx, { view: 'decide' }, 1, 0), pageOfRequests(sharing, ctx, { view: 'mine', state: 'incomplete' }, 1, 0)])
  return { decide: decide.total, incomplete: incomplete.total }
}

export type RequestDetail = { readonly request: SharingRequest; readonly moves: readonly Move[]; readonly steps: readonly Action[]; readonly readings: readonly ReadingRow[]; readonly basis: string }

/** One request with its history, how it is used, the law a refusal would rest on, and what this reader may do. */
export async function readRequest(sharing: SharingPlatform, ctx: Ctx, id: string): Promise<RequestDetail> {
  const request = await demandRequest(sharing, ctx, id)
  const [moves, readings, basis] = await Promise.all([movesOf(sharing.store, ctx, id), readingsOf(sharing.store, ctx, id), basisOf(sharing, ctx, request)])
  const steps: Action[] = []
  for (const action of stepsFor(ctx, request, today(ctx.clock))) if (!(await isOwnAsking(sharing, ctx, request, moves, action))) steps.push(action)
  return { request, moves, steps, readings, basis }
}

/** 谁在用我的数: the grants on what the reader's office owns; leaders and auditors see everybody's. */
export const usesOfMine = ({ store }: SharingPlatform, ctx: Ctx): Promise<GrantUse[]> => grantUses(store, ctx, requestScope(ctx), ctx.actor.organisationId)

export const trace = ({ store }: SharingPlatform, ctx: Ctx, key: { readonly mark?: string; readonly digest?: string }): Promise<ReadingRow | undefined> => readingBy(store, ctx, key)
