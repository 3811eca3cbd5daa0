import type { Ctx } from '@jingwei/kernel'
import { JingweiError, demand } from '@jingwei/kernel'
import { demandGoodPassword } from '../domain/password-rules.ts'
import type { Person } from '../domain/person.ts'
import { isAdministrator } from '../domain/role-rules.ts'
import { newOneTimePassword } from '../domain/secrets.ts'
import { record } from '../store/audit.ts'
import type { Credential } from '../store/credentials.ts'
import { credentialOf, saveCredential } from '../store/credentials.ts'
import { dropFactor } from '../store/factors.ts'
import { personByAccount, personById, personForChange, updatePerson } from '../store/people.ts'
import { revokeSessionsOf } from '../store/sessions.ts'
import { forgive } from '../store/throttle.ts'
import { revokeTokensOf } from '../store/tokens.ts'
import type { Parts } from './platform.ts'
import { demandNoWait } from './throttling.ts'

/** Changes one's own password and ends one's other sessions. @throws identity.password_wrong, identity.throttled and the rules' errors */
export async function changePassword(parts: Parts, ctx: Ctx, sessionId: string, change: { readonly current: string; readonly next: string }): Promise<void> {
  const { store, settings, passwords } = parts
  const person = await personById(store, ctx, ctx.actor.personId ?? '')
  if (!person) throw new JingweiError('kernel.unauthenticated')
  const credential = await demandPassword(parts, ctx, person, change.current)
  demandGoodPassword(change.next, person.account, settings.passwordLength)
  if (await passwords.matches(credential.hash, change.next)) throw new JingweiError('identity.password_repeated')
  const hash = await passwords.hash(change.next)
  await store.tx(ctx, async (inside) => {
    await saveCredential(store, inside, person.id, { hash, oneTime: false })
    await revokeSessionsOf(store, inside, person.id, sessionId)
    await record(store, inside, 'identity.password.changed', person.account)
  })
}

/** Asks for the present password again. @throws identity.password_wrong, identity.throttled */
export async function demandPassword(parts: Parts, ctx: Ctx, person: Person, password: string): Promise<Credential> {
  const { store, settings, passwords } = parts
  const credential = await credentialOf(store, ctx, person.id)
  if (!credential) throw new JingweiError('kernel.unauthenticated')
  const key = `account:${person.account}`
  await demandNoWait(parts, ctx, key, settings.failuresPerAccount)
  if (!(await passwords.matches(credential.hash, password))) {
    await record(store, ctx, 'identity.password.failed', person.account)
    throw new JingweiError('identity.password_wrong')
  }
  await forgive(store, ctx, key)
  return credential
}

/** Gives a person a new one-time password and ends all his sessions and tokens. @throws identity.administrator_reset, identity.own_account */
export async function resetPassword(parts: Parts, ctx: Ctx, personId: string): Promise<{ oneTimePassword: string }> {
  demand(ctx, 'identity.accounts')
  if (personId === ctx.actor.personId) throw new JingweiError('identity.own_account')
  const { store } = parts
  return store.tx(ctx, async (inside) => {
    const person = await personForChange(store, inside, personId)
    // Else the system administrator could sign in as the other two.
    if (isAdministrator(person.roles)) throw new JingweiError('identity.administrator_reset')
    const oneTimePassword = await giveOneTimePassword(parts, inside, person.id)
    await record(store, inside, 'identity.password.reset', person.account)
    return { oneTimePassword }
  })
}

/** For the command line on the server alone: whoever commands the machine may let an administrator in again, also one whose second factor is lost. @throws kernel.not_found */
export async function recoverAccount(parts: Parts, ctx: Ctx, account: string): Promise<{ oneTimePassword: string }> {
  const { store } = parts
  return store.tx(ctx, async (inside) => {
    const person = await personByAccount(store, inside, account)
    if (!person) throw new JingweiError('kernel.not_found', { what: '账号', id: account })
    await updatePerson(store, inside, person.id, { state: 'active' })
    const oneTimePassword = await giveOneTimePassword(parts, inside, person.id)
    await dropFactor(store, inside, person.id)
    await forgive(store, inside, `account:${account}`)
    await record(store, inside, 'identity.account.recovered', account)
    return { oneTimePassword }
  })
}

/** Sets a one-time password. @param lasting printed at first start, when nobody may look for weeks: without expiry */
export async function giveOneTimePassword({ store, settings, passwords }: Parts, ctx: Ctx, personId: string, lasting = false): Promise<string> {
  const oneTimePassword = newOneTimePassword()
  const expiresAt = new Date(ctx.clock.now().getTime() + settings.oneTimeDays * 86_400_000)
  await saveCredential(store, ctx, personId, { hash: await passwords.hash(oneTimePassword), oneTime: true, ...(lasting ? {} : { expiresAt }) })
  await revokeSessionsOf(store, ctx, personId)
  await revokeTokensOf(store, ctx, personId)
  return oneTimePassword
}
