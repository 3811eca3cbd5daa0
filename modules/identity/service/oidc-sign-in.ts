import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import { checkedAccount } from '../domain/person.ts'
import type { Person } from '../domain/person.ts'
import { hashOf, newSecret } from '../domain/secrets.ts'
import { record } from '../store/audit.ts'
import { keepAttempt, takeAttempt } from '../store/oidc-attempts.ts'
import { insertPerson, personByAccount } from '../store/people.ts'
import { takeBack } from '../store/throttle.ts'
import type { Issuer } from './issuer.ts'
import type { Parts } from './platform.ts'
import type { SecondStep, SignedIn } from './sign-in.ts'
import { openOrAsk } from './sign-in.ts'
import { demandNoWait } from './throttling.ts'

const minutes = 10

/** Sends somebody to the issuer. `binding` stays in the tab that asked and is shown when the answer comes. */
export async function beginOidc(parts: Parts, ctx: Ctx): Promise<{ url: string; binding: string }> {
  const { state, url, nonce, verifier } = await demandIssuer(parts).begin()
  const binding = newSecret()
  const expiresAt = new Date(ctx.clock.now().getTime() + minutes * 60_000)
  await keepAttempt(parts.store, ctx, { stateHash: hashOf(state), bindingHash: hashOf(binding), nonce, verifier, expiresAt })
  return { url, binding }
}

/**
 * Signs in whom the issuer vouches for. Somebody we do not know is refused, unless a setting makes accounts for such
 * people; these have no role, so they may do nothing until the security administrator grants one.
 * @throws identity.oidc_late, identity.oidc_refused, identity.oidc_claim_missing, identity.oidc_unknown_person
 */
export async function finishOidc(parts: Parts, ctx: Ctx, { answer, binding }: { readonly answer: string; readonly binding: string }, device = ''): Promise<SignedIn | SecondStep> {
  const { store, settings } = parts
  const issuer = demandIssuer(parts)
  const address = `address:${ctx.address ?? ''}`
  await demandNoWait(parts, ctx, address, settings.failuresPerAddress)
  const parameters = new URLSearchParams(answer)
  const state = parameters.get('state') ?? ''
  const kept = await takeAttempt(store, ctx, hashOf(state), hashOf(binding))
  if (!kept) throw new JingweiError('identity.oidc_late')
  const claims = await issuer.finish(parameters, { state, ...kept })
  const claim = claims[settings.oidcClaim]
  if (typeof claim !== 'string' || claim === '') throw new JingweiError('identity.oidc_claim_missing', { claim: settings.oidcClaim })
  const account = checkedAccount(claim)
  const person = (await personByAccount(store, ctx, account)) ?? (settings.oidcCreate ? await makePerson(parts, ctx, account, claims['name']) : undefined)
  if (!person || person.state !== 'active') {
    await record(store, ctx, 'identity.sign_in.failed', account, { issuer: settings.oidcIssuer })
    throw new JingweiError('identity.oidc_unknown_person', { account })
  }
  await takeBack(store, ctx, address)
  return store.tx(ctx, (inside) => openOrAsk(parts, inside, person, device))
}

async function makePerson({ store, settings }: Parts, ctx: Ctx, account: string, name: unknown): Promise<Person | undefined> {
  return store.tx(ctx, async (inside) => {
    await insertPerson(store, inside, { account, name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 100) : account, requestedRoles: [] })
    await record(store, inside, 'identity.person.created', account, { issuer: settings.oidcIssuer })
    return personByAccount(store, inside, account)
  })
}

function demandIssuer({ issuer }: Parts): Issuer {
  if (!issuer) throw new JingweiError('identity.oidc_off')
  return issuer
}
