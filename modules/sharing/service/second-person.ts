import { isSecondPerson } from '@jingwei/identity'
import type { Ctx } from '@jingwei/kernel'
import { askersOf, judging, type Act, type Action } from '../domain/actions.ts'
import type { SharingRequest } from '../domain/request.ts'
import type { SharingPlatform } from './platform.ts'

/** Whether the step would judge what the actor asked for himself, counting whom a delegation joins him to. Rules ask for nothing. */
export async function isOwnAsking({ directory }: SharingPlatform, ctx: Ctx, request: SharingRequest, moves: readonly Act[], action: Action): Promise<boolean> {
  if (!judging.has(action) || ctx.actor.kind === 'service') return false
  const { hands, since } = askersOf(request, moves, action)
  return !isSecondPerson(ctx.actor, hands, await directory.principalsSince(ctx, hands, since))
}
