import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import type { Person } from '../domain/person.ts'
import { record } from '../store/audit.ts'
import { keepChallenge, takeChallenge } from '../store/key-challenges.ts'
import { keysOf, useKey } from '../store/security-keys.ts'
import { countedProof } from './factor-proof.ts'
import type { Parts } from './platform.ts'
import type { KeyAnswer, RequestOptions } from './webauthn.ts'
import { challengeTime, requestOptions, verifyShown } from './webauthn.ts'

/** Asks one of a person's keys; one challenge a session. @throws identity.factor_off, identity.keys_unset, identity.keys_insecure */
export async function askKey(parts: Parts, ctx: Ctx, sessionId: string, person: Person): Promise<RequestOptions> {
  const keys = await keysOf(parts.store, ctx, person.id)
  if (keys.length === 0) throw new JingweiError('identity.factor_off')
  const options = await requestOptions(parts, keys)
  await keepChallenge(parts.store, ctx, sessionId, 'show', options.challenge, new Date(ctx.clock.now().getTime() + challengeTime))
  return options
}

/** Proves the second factor by a key, counted together with codes. @throws identity.throttled, identity.key_refused */
export const proveKey = (parts: Parts, ctx: Ctx, sessionId: string, person: Person, answer: KeyAnswer): Promise<void> =>
  countedProof(parts, ctx, person, 'identity.key_refused', async () => {
    const { store } = parts
    const challenge = await takeChallenge(store, ctx, sessionId, 'show')
    const key = (await keysOf(store, ctx, person.id)).find(({ credentialId }) => credentialId === answer.id)
    const counter = challenge === undefined ? 'no challenge' : key ? await verifyShown(parts, challenge, answer, key) : 'not a key of this person'
    if (key && typeof counter === 'number' && (await useKey(store, ctx, key.id, counter))) return true
    // The trail says why; whoever tries is not told.
    await record(store, ctx, 'identity.key.refused', person.account, { reason: typeof counter === 'string' ? counter : 'the count did not go up' })
    return false
  })
