import type { Actor, Clock, Locale, Logger, Purpose } from '@jingwei/kernel'

/** The cookie that carries the session token: httpOnly, SameSite=Strict, Secure under TLS. */
export const sessionCookie = 'jw_session'

/** What a request shows about who sends it. A bearer token outweighs a cookie. */
export type Credentials = {
  readonly cookie?: string
  readonly bearer?: string
  readonly address: string
}

/** Who the request turned out to be; becomes part of the ctx. */
export type Authentication = {
  readonly actor: Actor
  readonly permissions: ReadonlySet<string>
  readonly purpose: Purpose
  /** Set when a cookie authenticated: unsafe methods must then show `csrfToken` in `x-csrf-token`. */
  readonly session?: { readonly id: string; readonly csrfToken: string }
  /** Set when only these routes are open for now, e.g. until a one-time password is changed; `error` is the code of the refusal. */
  readonly confinedTo?: { readonly routes: readonly string[]; readonly error: string }
}

export type RequestFacts = { readonly traceId: string; readonly locale: Locale; readonly clock: Clock; readonly logger: Logger }

/** The port to the identity module. Undefined means: not signed in, or no longer. */
export type Authenticate = (credentials: Credentials, facts: RequestFacts) => Promise<Authentication | undefined>

/** For servers without people, such as the health endpoint of a jobs process. */
export const nobody: Authenticate = async () => undefined
