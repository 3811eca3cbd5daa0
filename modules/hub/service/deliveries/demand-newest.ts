import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import type { Manner } from '../../domain/deliveries/arrangement.ts'
import { newestAccepted } from '../../store/submissions.ts'
import { nameOf } from '../../domain/sources/built-in.ts'

/** A table that comes whole is taken in the order of its periods: an older one would wipe off what is newer. @throws hub.later_period */
export async function demandNewest(hub: HubPlatform, ctx: Ctx, { sourceId, manner }: { readonly sourceId: string; readonly manner: Manner }, period: string): Promise<void> {
  if (manner !== 'whole') return
  const newest = await newestAccepted(hub.store, ctx, sourceId)
  if (newest !== undefined && newest > period) throw new JingweiError('hub.later_period', { source: nameOf(sourceId), period, newest })
}
