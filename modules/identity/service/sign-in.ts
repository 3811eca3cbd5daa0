import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import { csrfTokenOf, hashOf, newSecret } from '../domain/secrets.ts'
import { record } from '../store/audit.ts'
import { personById } from '../store/people.ts'
import { insertSession, revokeSession } from '../store/sessions.ts'
import { countAttempt, forgive, takeBack } from '../store/throttle.ts'
import { actorOf } from './actor.ts'
import type { Me } from './me.ts'
import { describeMe } from './me.ts'
import type { Parts } from './platform.ts'

export type SignedIn = { readonly sessionToken: string; readonly me: Me }

/**
 * Opens a session. Every attempt is counted per account and per address before it is made, and recorded after.
 * @throws identity.throttled, identity.bad_credentials, identity.one_time_expired
 */
export async function signIn(parts: Parts, ctx: Ctx, proof: { readonly account: string; readonly password: string }): Promise<SignedIn> {
  const { store, settings, authenticator } = parts
  const account = proof.account.normalize('NFKC').trim().toLowerCase().slice(0, 64)
  const address = ctx.address ?? ''
  const keys = { account: `account:${account}`, address: `address:${address}` }
  await demandNoWait(parts, ctx, keys.address, settings.failuresPerAddress)
  await demandNoWait(parts, ctx, keys.account, settings.failuresPerAccount)
  const proven = await authenticator.prove(ctx, { account, password: proof.password })
  if (!proven || proven.expired) {
    await record(store, ctx, 'identity.sign_in.failed', account)
    throw new JingweiError(proven ? 'identity.one_time_expired' : 'identity.bad_credentials')
  }
  await forgive(store, ctx, keys.account)
  await takeBack(store, ctx, keys.address)
  const sessionToken = newSecret()
  return store.tx(ctx, async (inside) => {
    const expiresAt = new Date(ctx.clock.now().getTime() + settings.sessionHours * 3_600_000)
    const id = await insertSession(store, inside, { personId: proven.personId, tokenHash: hashOf(sessionToken), address, expiresAt })
    const person = await personById(store, inside, proven.personId)
    if (!person) throw new JingweiError('identity.bad_credentials')
    await record(store, { ...inside, actor: actorOf(person) }, 'identity.sign_in', account, { session: id })
    return { sessionToken, me: await describeMe(parts, inside, person.id, csrfTokenOf(sessionToken)) }
  })
}

/** Counts one attempt at a password. @throws identity.throttled */
export async function demandNoWait({ store, settings }: Parts, ctx: Ctx, key: string, free: number): Promise<void> {
  const seconds = await countAttempt(store, ctx, { key, free, longest: settings.longestWaitSeconds })
  if (seconds === undefined) return
  ctx.logger.warn({ key, seconds, traceId: ctx.traceId }, 'a sign-in has to wait')
  throw new JingweiError('identity.throttled', { seconds })
}

export async function signOut({ store }: Parts, ctx: Ctx, sessionId: string): Promise<void> {
  await store.tx(ctx, async (inside) => {
    await revokeSession(store, inside, sessionId)
    await record(store, inside, 'identity.sign_out', ctx.actor.name)
  })
}
