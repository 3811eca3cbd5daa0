import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import { keyPlace } from '../domain/key-place.ts'
import type { Person } from '../domain/person.ts'
import { csrfTokenOf, hashOf, newSecret } from '../domain/secrets.ts'
import { record } from '../store/audit.ts'
import { noteSignIn, personById } from '../store/people.ts'
import { totpOf } from '../store/factors.ts'
import { keysOf } from '../store/security-keys.ts'
import type { Session, SessionStep } from '../store/sessions.ts'
import { insertSession, revokeSession, sessionById } from '../store/sessions.ts'
import { forgive, takeBack } from '../store/throttle.ts'
import { actorOf } from './actor.ts'
import { proveFactor } from './factor-proof.ts'
import { askKey, proveKey } from './key-proof.ts'
import type { Me } from './me.ts'
import { describeMe } from './me.ts'
import type { Parts } from './platform.ts'
import { demandNoWait } from './throttling.ts'
import type { KeyAnswer, RequestOptions } from './webauthn.ts'

export type SignedIn = { readonly sessionToken: string; readonly me: Me }

/** The password was right and a second factor is due: a session that can do nothing but show it. */
export type SecondStep = { readonly sessionToken: string; readonly secondStep: { csrfToken: string; minutes: number; ways: ('code' | 'key')[] } }

/**
 * Opens a session, or the second step to one. Every attempt is counted per account and per address before it is made,
 * and recorded after. @throws identity.throttled, identity.bad_credentials, identity.one_time_expired
 */
export async function signIn(parts: Parts, ctx: Ctx, proof: { readonly account: string; readonly password: string }, device = ''): Promise<SignedIn | SecondStep> {
  const { store, settings, authenticator } = parts
  const account = proof.account.normalize('NFKC').trim().toLowerCase().slice(0, 64)
  const keys = { account: `account:${account}`, address: `address:${ctx.address ?? ''}` }
  await demandNoWait(parts, ctx, keys.address, settings.failuresPerAddress)
  await demandNoWait(parts, ctx, keys.account, settings.failuresPerAccount)
  const proven = await authenticator.prove(ctx, { account, password: proof.password })
  if (!proven || proven.expired) {
    await record(store, ctx, 'identity.sign_in.failed', account)
    throw new JingweiError(proven ? 'identity.one_time_expired' : 'identity.bad_credentials')
  }
  await forgive(store, ctx, keys.account)
  await takeBack(store, ctx, keys.address)
  return store.tx(ctx, async (inside) => {
    const person = await personById(store, inside, proven.personId)
    if (!person) throw new JingweiError('identity.bad_credentials')
    return openOrAsk(parts, inside, person, device)
  })
}

/** A session for somebody who has proven who he is, or the second step to it. */
export const openOrAsk = (parts: Parts, ctx: Ctx, person: Person, device: string): Promise<SignedIn | SecondStep> =>
  person.secondFactor ? beginSecondStep(parts, ctx, person, device) : openSession(parts, ctx, person, device)

/**
 * The second step. The waiting session ends and a new one with another token begins, so that nothing learnt of the first
 * is worth anything afterwards. @throws kernel.unauthenticated, identity.throttled, identity.factor_wrong
 */
export async function presentFactor(parts: Parts, ctx: Ctx, sessionId: string, code: string): Promise<SignedIn> {
  const { waiting, person } = await demandWaiting(parts, ctx, sessionId)
  await proveFactor(parts, ctx, person, code)
  return letIn(parts, ctx, waiting, person)
}

/** Asks for a security key at the second step. @throws kernel.unauthenticated, identity.factor_off, identity.keys_unset, identity.keys_insecure */
export async function askForKey(parts: Parts, ctx: Ctx, sessionId: string): Promise<RequestOptions> {
  const { person } = await demandWaiting(parts, ctx, sessionId)
  return askKey(parts, ctx, sessionId, person)
}

/** The second step by a security key. @throws kernel.unauthenticated, identity.throttled, identity.key_refused */
export async function presentKey(parts: Parts, ctx: Ctx, sessionId: string, answer: KeyAnswer): Promise<SignedIn> {
  const { waiting, person } = await demandWaiting(parts, ctx, sessionId)
  await proveKey(parts, ctx, sessionId, person, answer)
  return letIn(parts, ctx, waiting, person)
}

async function demandWaiting({ store }: Parts, ctx: Ctx, sessionId: string): Promise<{ waiting: Session; person: Person }> {
  const waiting = await sessionById(store, ctx, sessionId)
  const person = waiting?.step === 'factor' ? await personById(store, ctx, waiting.personId) : undefined
  if (!waiting || !person) throw new JingweiError('kernel.unauthenticated')
  return { waiting, person }
}

const letIn = (parts: Parts, ctx: Ctx, waiting: Session, person: Person): Promise<SignedIn> =>
  parts.store.tx(ctx, async (inside) => {
    await revokeSession(parts.store, inside, waiting.id)
    return openSession(parts, inside, person, waiting.device)
  })

async function openSession(parts: Parts, ctx: Ctx, person: Person, device: string): Promise<SignedIn> {
  const { store, settings } = parts
  const { id, sessionToken } = await newSession(parts, ctx, person, { step: 'done', minutes: settings.sessionHours * 60, device })
  await noteSignIn(store, ctx, person.id)
  await record(store, { ...ctx, actor: actorOf(person) }, 'identity.sign_in', person.account, { session: id, secondFactor: person.secondFactor })
  return { sessionToken, me: await describeMe(parts, ctx, person.id, csrfTokenOf(sessionToken)) }
}

async function beginSecondStep(parts: Parts, ctx: Ctx, person: Person, device: string): Promise<SecondStep> {
  const { store, settings } = parts
  const { id, sessionToken } = await newSession(parts, ctx, person, { step: 'factor', minutes: settings.factorMinutes, device })
  await record(store, { ...ctx, actor: actorOf(person) }, 'identity.sign_in.first_step', person.account, { session: id })
  return { sessionToken, secondStep: { csrfToken: csrfTokenOf(sessionToken), minutes: settings.factorMinutes, ways: await waysOf(parts, ctx, person) } }
}

/** What the page may ask for; a recovery code always. */
async function waysOf({ store, settings, listening }: Parts, ctx: Ctx, person: Person): Promise<('code' | 'key')[]> {
  const code = (await totpOf(store, ctx, person.id))?.since !== undefined
  const key = 'origin' in keyPlace(settings.publicOrigin, listening()) && (await keysOf(store, ctx, person.id)).length > 0
  return [...(key ? (['key'] as const) : []), ...(code ? (['code'] as const) : [])]
}

async function newSession({ store }: Parts, ctx: Ctx, person: Person, { minutes, ...kind }: { readonly step: SessionStep; readonly minutes: number; readonly device: string }): Promise<{ id: string; sessionToken: string }> {
  const sessionToken = newSecret()
  const expiresAt = new Date(ctx.clock.now().getTime() + minutes * 60_000)
  const id = await insertSession(store, ctx, { personId: person.id, tokenHash: hashOf(sessionToken), address: ctx.address ?? '', expiresAt, ...kind })
  return { id, sessionToken }
}

export async function signOut({ store }: Parts, ctx: Ctx, sessionId: string): Promise<void> {
  await store.tx(ctx, async (inside) => {
    await revokeSession(store, inside, sessionId)
    await record(store, inside, 'identity.sign_out', ctx.actor.name)
  })
}
