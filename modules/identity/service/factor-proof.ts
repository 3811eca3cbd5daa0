import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import type { Person } from '../domain/person.ts'
import { readRecoveryCode } from '../domain/recovery-codes.ts'
import { record } from '../store/audit.ts'
import { recoveryCodesLeft, recoveryHash, totpOf, useRecoveryCode, useStep } from '../store/factors.ts'
import { forgive, takeBack } from '../store/throttle.ts'
import type { Parts } from './platform.ts'
import { demandNoWait } from './throttling.ts'
import { stepOfCode } from './totp.ts'

/**
 * Proves the second factor by a code of the telephone or by a recovery code; either is used up by it. Attempts are
 * counted like those at a password, under a key of their own: who has the password does not thereby get more of them.
 * @throws identity.throttled, identity.factor_wrong
 */
export const proveFactor = (parts: Parts, ctx: Ctx, person: Person, typed: string): Promise<void> => countedProof(parts, ctx, person, 'identity.factor_wrong', () => isProven(parts, ctx, person, typed))

/** Counts an attempt of any kind at the second step before it is made. @throws identity.throttled, `refusal` */
export async function countedProof(parts: Parts, ctx: Ctx, person: Person, refusal: 'identity.factor_wrong' | 'identity.key_refused', attempt: () => Promise<boolean>): Promise<void> {
  const { store, settings } = parts
  const keys = { person: `factor:${person.id}`, address: `address:${ctx.address ?? ''}` }
  await demandNoWait(parts, ctx, keys.address, settings.failuresPerAddress)
  await demandNoWait(parts, ctx, keys.person, settings.failuresPerAccount)
  if (!(await attempt())) {
    await record(store, ctx, 'identity.factor.failed', person.account)
    throw new JingweiError(refusal)
  }
  await forgive(store, ctx, keys.person)
  await takeBack(store, ctx, keys.address)
}

async function isProven(parts: Parts, ctx: Ctx, person: Person, typed: string): Promise<boolean> {
  const code = typed.normalize('NFKC').replaceAll(/\s/gu, '')
  return /^\d{6}$/u.test(code) ? byTotp(parts, ctx, person, code) : byRecoveryCode(parts, ctx, person, typed)
}

async function byTotp({ store, sealing }: Parts, ctx: Ctx, person: Person, code: string): Promise<boolean> {
  const totp = await totpOf(store, ctx, person.id)
  const step = totp && stepOfCode(sealing.open(totp.sealed, person.id), code, ctx.clock.now())
  return step !== undefined && useStep(store, ctx, person.id, step)
}

async function byRecoveryCode({ store, passwords }: Parts, ctx: Ctx, person: Person, typed: string): Promise<boolean> {
  const given = readRecoveryCode(typed)
  const hash = given && (await recoveryHash(store, ctx, person.id, given.slot))
  if (!given || hash === undefined || !(await passwords.matches(hash, given.code))) return false
  if (!(await useRecoveryCode(store, ctx, person.id, given.slot))) return false
  await record(store, ctx, 'identity.recovery_code.used', person.account, { left: await recoveryCodesLeft(store, ctx, person.id) })
  return true
}
