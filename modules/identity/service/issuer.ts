import { JingweiError } from '@jingwei/kernel'
import * as client from 'openid-client'
import type { IdentitySettings } from '../settings.ts'

/** The county's own sign-in (统一身份认证), spoken to by OpenID Connect: code flow with PKCE, state and nonce. */
export type Issuer = {
  begin(): Promise<{ readonly url: string; readonly state: string; readonly nonce: string; readonly verifier: string }>
  /** @returns the claims of the person. @throws identity.oidc_refused, identity.oidc_unreachable */
  finish(answer: URLSearchParams, kept: { readonly state: string; readonly nonce: string; readonly verifier: string }): Promise<Readonly<Record<string, unknown>>>
}

const scope = 'openid profile'

/** @returns undefined when no issuer is set. @throws kernel.bad_setting for an address that is none, or is not safe */
export function issuerOf(settings: IdentitySettings, secret: string | undefined): Issuer | undefined {
  if (settings.oidcIssuer === '') return undefined
  const issuer = demandAddress('identity.oidcIssuer', settings.oidcIssuer)
  const back = demandAddress('identity.oidcReturn', settings.oidcReturn)
  if (settings.oidcClient === '') throw new JingweiError('kernel.bad_setting', { key: 'identity.oidcClient', expected: 'client_id', found: '' })
  let found: Promise<client.Configuration> | undefined
  const discovered = async (): Promise<client.Configuration> => {
    // Asked for at the first sign-in: an issuer that is down must not keep us from starting.
    found ??= client.discovery(issuer, settings.oidcClient, {}, secret === undefined ? client.None() : client.ClientSecretBasic(secret), {
      [client.customFetch]: onlyFrom(issuer), timeout: 10, ...(issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
    })
    return found.catch((error: unknown) => {
      found = undefined
      throw new JingweiError('identity.oidc_unreachable', {}, { cause: error })
    })
  }
  return {
    async begin() {
      const config = await discovered()
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
      const challenge = await client.calculatePKCECodeChallenge(verifier)
      const url = client.buildAuthorizationUrl(config, { redirect_uri: back.href, scope, state, nonce, code_challenge: challenge, code_challenge_method: 'S256' })
      if (url.origin !== issuer.origin) throw new JingweiError('identity.oidc_unreachable')
      return { url: url.href, state, nonce, verifier }
    },
    async finish(answer, { state, nonce, verifier }) {
      const config = await discovered()
      const address = new URL(back)
      address.search = answer.toString()
      try {
        const tokens = await client.authorizationCodeGrant(config, address, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
        const claims = tokens.claims()
        if (!claims) throw new Error('the issuer sent no identity')
        if (settings.oidcClaim in claims) return claims
        return { ...claims, ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)) }
      } catch (error) {
        throw new JingweiError('identity.oidc_refused', {}, { cause: error })
      }
    },
  }
}

/** Refuses every address that is not the issuer's own, whatever its metadata name. */
const onlyFrom = (issuer: URL): client.CustomFetch => async (url, options) => {
  if (new URL(url).origin !== issuer.origin) throw new Error(`${new URL(url).origin} is not the issuer`)
  return fetch(url, options as RequestInit)
}

function demandAddress(key: string, text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined
  const local = address !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname)
  if (address?.protocol === 'https:' || (local && address.protocol === 'http:')) return address
  throw new JingweiError('kernel.bad_setting', { key, expected: 'https://', found: text })
}
