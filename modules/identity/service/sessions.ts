import type { Ctx } from '@jingwei/kernel'
import { JingweiError, demand } from '@jingwei/kernel'
import { record } from '../store/audit.ts'
import { personById } from '../store/people.ts'
import type { OpenSession, Session } from '../store/sessions.ts'
import { forgetOldSessions, livingSessions, openSessions, revokeSession, revokeSessionsOf, sessionById } from '../store/sessions.ts'
import { forgetOldDrafts } from '../store/drafts.ts'
import { forgetOldAttempts } from '../store/throttle.ts'
import type { Parts } from './platform.ts'

/** One's own sessions, or another's for who may end them. */
export async function listSessions({ store, settings }: Parts, ctx: Ctx, personId?: string): Promise<Session[]> {
  const own = ctx.actor.personId ?? ''
  if (personId !== undefined && personId !== own) demand(ctx, 'identity.security')
  return livingSessions(store, ctx, personId ?? own, settings.idleMinutes)
}

/** Everybody who is in, the latest seen first. */
export async function listOpenSessions({ store, settings }: Parts, ctx: Ctx, filter: { readonly q?: string }, limit: number, offset: number): Promise<{ items: OpenSession[]; total: number }> {
  demand(ctx, 'identity.security')
  return openSessions(store, ctx, { ...filter, idleMinutes: settings.idleMinutes }, limit, offset)
}

/** @throws kernel.not_found also for another's session when one may not end it: it is not said whether it exists */
export async function endSession({ store }: Parts, ctx: Ctx, id: string): Promise<void> {
  await store.tx(ctx, async (inside) => {
    const session = await sessionById(store, inside, id)
    const mine = session?.personId === ctx.actor.personId
    if (!session || (!mine && !ctx.permissions.has('identity.security'))) throw new JingweiError('kernel.not_found', { what: '会话', id })
    const person = await personById(store, inside, session.personId)
    await revokeSession(store, inside, id)
    await record(store, inside, 'identity.session.revoked', person?.account ?? session.personId, { session: id })
  })
}

/** Ends all of one's sessions but the one at hand. */
export async function endOtherSessions({ store }: Parts, ctx: Ctx, sessionId: string): Promise<{ ended: number }> {
  return store.tx(ctx, async (inside) => {
    const person = await personById(store, inside, ctx.actor.personId ?? '')
    if (!person) throw new JingweiError('kernel.unauthenticated')
    const ended = await revokeSessionsOf(store, inside, person.id, sessionId)
    await record(store, inside, 'identity.session.revoked', person.account, { ended, others: true })
    return { ended }
  })
}

/** Throws somebody out everywhere; his password and factor stay. @throws kernel.not_found */
export async function endSessionsOf({ store }: Parts, ctx: Ctx, personId: string): Promise<{ ended: number }> {
  demand(ctx, 'identity.security')
  return store.tx(ctx, async (inside) => {
    const person = await personById(store, inside, personId)
    if (!person) throw new JingweiError('kernel.not_found', { what: '人员', id: personId })
    const ended = await revokeSessionsOf(store, inside, person.id)
    await record(store, inside, 'identity.session.revoked', person.account, { ended })
    return { ended }
  })
}

/** Housekeeping for a daily job: sessions, attempts and drafts nobody needs any more. The trail is kept. */
export async function prune({ store }: Parts, ctx: Ctx): Promise<void> {
  await forgetOldSessions(store, ctx)
  await forgetOldAttempts(store, ctx)
  await forgetOldDrafts(store, ctx)
}
