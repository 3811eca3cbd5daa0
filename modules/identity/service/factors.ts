import type { Ctx } from '@jingwei/kernel'
import { JingweiError, demand } from '@jingwei/kernel'
import type { Person } from '../domain/person.ts'
import { newRecoveryCodes, readRecoveryCode } from '../domain/recovery-codes.ts'
import { record } from '../store/audit.ts'
import { confirmTotp, dropFactor, dropTotp, recoveryCodesLeft, saveRecoveryCodes, saveTotp, totpOf } from '../store/factors.ts'
import { personById, personForChange } from '../store/people.ts'
import { keysOf } from '../store/security-keys.ts'
import { revokeSessionsOf } from '../store/sessions.ts'
import { proveFactor } from './factor-proof.ts'
import { demandPassword } from './passwords.ts'
import type { Parts } from './platform.ts'
import { newTotpSecret, showTotp } from './totp.ts'

/** How one's own second factor stands. */
export type FactorState = { readonly on: boolean; readonly required: boolean; readonly since?: string; readonly recoveryCodesLeft: number }

export async function readFactor({ store, needsFactor }: Parts, ctx: Ctx): Promise<FactorState> {
  const person = await myself(store, ctx)
  const since = (await totpOf(store, ctx, person.id))?.since
  return { on: since !== undefined, required: needsFactor(person.roles), recoveryCodesLeft: await recoveryCodesLeft(store, ctx, person.id), ...(since === undefined ? {} : { since }) }
}

/**
 * Makes a secret for the telephone; it counts once a first code of it was shown. Asks for the password again, for a
 * session left open must not be enough to lock its owner out.
 * @throws identity.password_wrong, identity.throttled, identity.factor_on
 */
export async function beginFactor(parts: Parts, ctx: Ctx, password: string): Promise<{ secret: string; uri: string }> {
  const { store, sealing } = parts
  const person = await myself(store, ctx)
  await demandPassword(parts, ctx, person, password)
  const secret = newTotpSecret()
  if (!(await saveTotp(store, ctx, person.id, sealing.seal(secret, person.id)))) throw new JingweiError('identity.factor_on')
  return showTotp(secret, person.account)
}

/** Turns the factor on by its first code and ends one's other sessions. @returns the recovery codes, shown this once */
export async function confirmFactor(parts: Parts, ctx: Ctx, sessionId: string, code: string): Promise<{ recoveryCodes: string[] }> {
  const { store } = parts
  const person = await myself(store, ctx)
  const totp = await totpOf(store, ctx, person.id)
  if (!totp) throw new JingweiError('identity.factor_off')
  if (totp.since !== undefined) throw new JingweiError('identity.factor_on')
  // A recovery code kept for a key says nothing of this secret.
  if (readRecoveryCode(code)) throw new JingweiError('identity.factor_wrong')
  await proveFactor(parts, ctx, person, code)
  return store.tx(ctx, async (inside) => {
    await confirmTotp(store, inside, person.id)
    await revokeSessionsOf(store, inside, person.id, sessionId)
    await record(store, inside, 'identity.factor.on', person.account)
    return giveRecoveryCodes(parts, inside, person.id)
  })
}

/** Replaces the recovery codes. @throws identity.factor_off, identity.factor_wrong, identity.throttled */
export async function renewRecoveryCodes(parts: Parts, ctx: Ctx, code: string): Promise<{ recoveryCodes: string[] }> {
  const { store } = parts
  const person = await demandFactorOn(parts, ctx)
  await proveFactor(parts, ctx, person, code)
  return store.tx(ctx, async (inside) => {
    await record(store, inside, 'identity.recovery_code.renewed', person.account)
    return giveRecoveryCodes(parts, inside, person.id)
  })
}

/** Turns one's own codes off; security keys stay, and with them the recovery codes. Whose role needs a factor and has none left is asked at once to set it up anew, as on another telephone. */
export async function removeFactor(parts: Parts, ctx: Ctx, code: string): Promise<void> {
  const { store } = parts
  const person = await demandFactorOn(parts, ctx)
  if ((await totpOf(store, ctx, person.id))?.since === undefined) throw new JingweiError('identity.factor_off')
  await proveFactor(parts, ctx, person, code)
  await store.tx(ctx, async (inside) => {
    if ((await keysOf(store, inside, person.id)).length > 0) await dropTotp(store, inside, person.id)
    else await dropFactor(store, inside, person.id)
    await record(store, inside, 'identity.factor.off', person.account)
  })
}

/**
 * Takes the factor of somebody who lost it and ends his sessions. The security administrator's duty, because passwords
 * are the system administrator's: neither of them alone can get into another's account.
 * @throws identity.own_account, identity.factor_off, kernel.not_found
 */
export async function resetFactor({ store }: Parts, ctx: Ctx, personId: string): Promise<void> {
  demand(ctx, 'identity.factor.reset')
  if (personId === ctx.actor.personId) throw new JingweiError('identity.own_account')
  await store.tx(ctx, async (inside) => {
    const person = await personForChange(store, inside, personId)
    if (!(await dropFactor(store, inside, person.id))) throw new JingweiError('identity.factor_off')
    await revokeSessionsOf(store, inside, person.id)
    await record(store, inside, 'identity.factor.reset', person.account)
  })
}

export async function giveRecoveryCodes({ store, passwords }: Parts, ctx: Ctx, personId: string): Promise<{ recoveryCodes: string[] }> {
  const codes = newRecoveryCodes()
  const hashed: { slot: number; hash: string }[] = []
  // One after the other: ten at once would take 190 MiB.
  for (const { slot, code } of codes) hashed.push({ slot, hash: await passwords.hash(code) })
  await saveRecoveryCodes(store, ctx, personId, hashed)
  return { recoveryCodes: codes.map(({ code }) => code) }
}

async function demandFactorOn({ store }: Parts, ctx: Ctx): Promise<Person> {
  const person = await myself(store, ctx)
  if (!person.secondFactor) throw new JingweiError('identity.factor_off')
  return person
}

export async function myself(store: Parts['store'], ctx: Ctx): Promise<Person> {
  const person = await personById(store, ctx, ctx.actor.personId ?? '')
  if (!person) throw new JingweiError('kernel.unauthenticated')
  return person
}
