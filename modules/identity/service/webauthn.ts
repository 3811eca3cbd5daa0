import { JingweiError } from '@jingwei/kernel'
import type { AuthenticationResponseJSON, AuthenticatorTransport, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { keyPlace } from '../domain/key-place.ts'
import type { Person } from '../domain/person.ts'
import type { HeldKey } from '../store/security-keys.ts'
import type { Parts } from './platform.ts'

/** What the page's library is given, as it is. */
export type CreationOptions = PublicKeyCredentialCreationOptionsJSON
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON

/** What it answers; nothing in it is believed before it is verified. */
export type KeyAnswer = { readonly id: string; readonly rawId: string; readonly type: string; readonly response: Readonly<Record<string, unknown>> }

export type NewKey = Pick<HeldKey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>

const minutes = 5
/** Milliseconds a challenge is good for. */
export const challengeTime = minutes * 60_000

/** Loaded when the first key is used: most people have none, and a start should not wait for it. */
const library = () => import('@simplewebauthn/server')

/** @throws identity.keys_unset, identity.keys_insecure */
export function demandPlace({ settings, listening }: Parts): { readonly origin: string; readonly rpId: string } {
  const place = keyPlace(settings.publicOrigin, listening())
  if ('off' in place) throw new JingweiError(place.off === 'unset' ? 'identity.keys_unset' : 'identity.keys_insecure', { origin: settings.publicOrigin })
  return place
}

export async function creationOptions(parts: Parts, person: Person, keys: readonly HeldKey[]): Promise<CreationOptions> {
  return (await library()).generateRegistrationOptions({
    rpName: 'Jingwei 经纬', rpID: demandPlace(parts).rpId, userName: person.account, userDisplayName: person.name, userID: new TextEncoder().encode(person.id), timeout: challengeTime, attestationType: 'none',
    excludeCredentials: keys.map(named), authenticatorSelection: { residentKey: 'discouraged', userVerification: verification(parts) },
  })
}

export async function requestOptions(parts: Parts, keys: readonly HeldKey[]): Promise<RequestOptions> {
  return (await library()).generateAuthenticationOptions({ rpID: demandPlace(parts).rpId, timeout: challengeTime, allowCredentials: keys.map(named), userVerification: verification(parts) })
}

/** The public half of a new key; a string says why its answer is not believed. */
export async function verifyNew(parts: Parts, challenge: string, answer: KeyAnswer): Promise<NewKey | string> {
  const { verifyRegistrationResponse } = await library()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({ ...expected(parts, challenge), response: answer as unknown as RegistrationResponseJSON })
    if (!verified || !registrationInfo) return 'not verified'
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports: transports.filter((way) => typeof way === 'string').slice(0, 10) }
  } catch (error) {
    return reasonOf(error)
  }
}

/** The key's new count; a string says why its answer is not believed. */
export async function verifyShown(parts: Parts, challenge: string, answer: KeyAnswer, key: HeldKey): Promise<number | string> {
  const { verifyAuthenticationResponse } = await library()
  const credential = { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: key.counter }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({ ...expected(parts, challenge), response: answer as unknown as AuthenticationResponseJSON, credential })
    return verified ? authenticationInfo.newCounter : 'not verified'
  } catch (error) {
    return reasonOf(error)
  }
}

const verification = ({ settings }: Parts) => (settings.keyVerification ? 'required' : 'preferred')

function expected(parts: Parts, expectedChallenge: string) {
  const { origin, rpId } = demandPlace(parts)
  return { expectedChallenge, expectedOrigin: origin, expectedRPID: rpId, requireUserVerification: parts.settings.keyVerification }
}

const named = ({ credentialId, transports }: HeldKey) => ({ id: credentialId, transports: transports as AuthenticatorTransport[] })

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200)
