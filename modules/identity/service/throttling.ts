import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import { countAttempt } from '../store/throttle.ts'
import type { Parts } from './platform.ts'

/** Counts one attempt at a secret before it is made. @throws identity.throttled */
export async function demandNoWait({ store, settings }: Parts, ctx: Ctx, key: string, free: number): Promise<void> {
  const seconds = await countAttempt(store, ctx, { key, free, longest: settings.longestWaitSeconds })
  if (seconds === undefined) return
  ctx.logger.warn({ key, seconds, traceId: ctx.traceId }, 'a sign-in has to wait')
  throw new JingweiError('identity.throttled', { seconds })
}
