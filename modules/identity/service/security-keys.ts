import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import { keyPlace } from '../domain/key-place.ts'
import { record } from '../store/audit.ts'
import { dropFactor, recoveryCodesLeft, totpOf } from '../store/factors.ts'
import { keepChallenge, takeChallenge } from '../store/key-challenges.ts'
import { dropKey, insertKey, keysOf } from '../store/security-keys.ts'
import type { SecurityKey } from '../store/security-keys.ts'
import { personForChange } from '../store/people.ts'
import { revokeSessionsOf } from '../store/sessions.ts'
import { giveRecoveryCodes, myself } from './factors.ts'
import { demandPassword } from './passwords.ts'
import type { Parts } from './platform.ts'
import type { CreationOptions, KeyAnswer } from './webauthn.ts'
import { challengeTime, creationOptions, demandPlace, verifyNew } from './webauthn.ts'

/** One's keys, and where they work: `origin` when they do, else why not. */
export type KeysState = { readonly keys: SecurityKey[]; readonly origin?: string; readonly off?: 'unset' | 'insecure' }

/** More than a person carries; fewer than would make an answer's check slow. */
const mostKeys = 10

export async function readKeys({ store, settings, listening }: Parts, ctx: Ctx): Promise<KeysState> {
  const place = keyPlace(settings.publicOrigin, listening())
  const keys = (await keysOf(store, ctx, (await myself(store, ctx)).id)).map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, ...(lastUsedAt === undefined ? {} : { lastUsedAt }) }))
  return { keys, ...('off' in place ? { off: place.off } : { origin: place.origin }) }
}

/**
 * What the browser needs to ask for a key; one challenge a session, good for five minutes. Asks for the password again, as setting up a code does.
 * @throws identity.password_wrong, identity.throttled, identity.keys_unset, identity.keys_insecure, identity.key_too_many
 */
export async function beginKey(parts: Parts, ctx: Ctx, sessionId: string, password: string): Promise<CreationOptions> {
  const { store } = parts
  const person = await myself(store, ctx)
  demandPlace(parts)
  await demandPassword(parts, ctx, person, password)
  const keys = await keysOf(store, ctx, person.id)
  if (keys.length >= mostKeys) throw new JingweiError('identity.key_too_many', { maximum: mostKeys })
  const options = await creationOptions(parts, person, keys)
  await keepChallenge(store, ctx, sessionId, 'add', options.challenge, new Date(ctx.clock.now().getTime() + challengeTime))
  return options
}

/**
 * Adds the key. The first factor of a person ends his other sessions and brings recovery codes, shown this once.
 * @throws identity.key_late, identity.key_refused, identity.key_taken, identity.key_too_many
 */
export async function addKey(parts: Parts, ctx: Ctx, sessionId: string, { name, answer }: { readonly name: string; readonly answer: KeyAnswer }): Promise<{ recoveryCodes: string[] }> {
  const { store } = parts
  const me = await myself(store, ctx)
  const challenge = await takeChallenge(store, ctx, sessionId, 'add')
  if (challenge === undefined) throw new JingweiError('identity.key_late')
  const key = await verifyNew(parts, challenge, answer)
  if (typeof key === 'string') {
    await record(store, ctx, 'identity.key.refused', me.account, { reason: key })
    throw new JingweiError('identity.key_refused')
  }
  return store.tx(ctx, async (inside) => {
    const person = await personForChange(store, inside, me.id)
    if ((await keysOf(store, inside, person.id)).length >= mostKeys) throw new JingweiError('identity.key_too_many', { maximum: mostKeys })
    if (!(await insertKey(store, inside, person.id, { name: name.trim(), ...key }))) throw new JingweiError('identity.key_taken', { name: name.trim() })
    await record(store, inside, 'identity.key.added', person.account, { key: name.trim() })
    if (!person.secondFactor) await revokeSessionsOf(store, inside, person.id, sessionId)
    return (await recoveryCodesLeft(store, inside, person.id)) > 0 ? { recoveryCodes: [] } : giveRecoveryCodes(parts, inside, person.id)
  })
}

/** Takes one of one's own keys away; with the last factor the recovery codes go. @throws identity.password_wrong, identity.throttled, kernel.not_found */
export async function removeKey(parts: Parts, ctx: Ctx, id: string, password: string): Promise<void> {
  const { store } = parts
  const me = await myself(store, ctx)
  await demandPassword(parts, ctx, me, password)
  await store.tx(ctx, async (inside) => {
    await personForChange(store, inside, me.id)
    const name = await dropKey(store, inside, me.id, id)
    if (name === undefined) throw new JingweiError('kernel.not_found', { what: '安全密钥', id })
    await record(store, inside, 'identity.key.removed', me.account, { key: name })
    const left = (await keysOf(store, inside, me.id)).length
    if (left === 0 && (await totpOf(store, inside, me.id))?.since === undefined) await dropFactor(store, inside, me.id)
  })
}
