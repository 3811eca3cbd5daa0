import type { Ctx } from '@jingwei/kernel'
import { JingweiError, demand } from '@jingwei/kernel'
import { record } from '../store/audit.ts'
import type { Session } from '../store/sessions.ts'
import { forgetOldSessions, livingSessions, revokeSession, sessionById } from '../store/sessions.ts'
import { forgetOldAttempts } from '../store/throttle.ts'
import type { Parts } from './platform.ts'

/** One's own sessions, or another's for who may end them. */
export async function listSessions({ store, settings }: Parts, ctx: Ctx, personId?: string): Promise<Session[]> {
  const own = ctx.actor.personId ?? ''
  if (personId !== undefined && personId !== own) demand(ctx, 'identity.security')
  return livingSessions(store, ctx, personId ?? own, settings.idleMinutes)
}

/** @throws kernel.not_found also for another's session when one may not end it: it is not said whether it exists */
export async function endSession({ store }: Parts, ctx: Ctx, id: string): Promise<void> {
  await store.tx(ctx, async (inside) => {
    const session = await sessionById(store, inside, id)
    const mine = session?.personId === ctx.actor.personId
    if (!session || (!mine && !ctx.permissions.has('identity.security'))) throw new JingweiError('kernel.not_found', { what: '会话', id })
    await revokeSession(store, inside, id)
    await record(store, inside, 'identity.session.revoked', session.personId, { session: id })
  })
}

/** Housekeeping for a daily job: sessions and attempts nobody needs any more. The trail is kept. */
export async function prune({ store }: Parts, ctx: Ctx): Promise<void> {
  await forgetOldSessions(store, ctx)
  await forgetOldAttempts(store, ctx)
}
