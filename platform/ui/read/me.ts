import { createContext, useContext } from 'react'

export type HomeKind = 'leader' | 'officer' | 'enterprise' | 'auditor' | 'operator' | 'town' | 'administrator'

export type Organisation = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly creditCode?: string
  readonly town?: string
}

export type Acting = { readonly delegationId: string; readonly name: string; readonly endsOn: string }

/** Who is signed in, as `/api/identity/me` says. */
export type Me = {
  readonly personId: string
  readonly name: string
  readonly account: string
  readonly roles: readonly string[]
  readonly permissions: readonly string[]
  readonly organisation?: Organisation
  readonly home: HomeKind
  /** For whom this session acts, and for whom it might; absent where nobody lent his desk. */
  readonly actingFor?: Acting
  readonly mayActFor?: readonly Acting[]
  readonly csrfToken: string
  readonly mustChangePassword: boolean
  /** The role asks for a second factor that is not set up yet. */
  readonly mustSetUpFactor: boolean
  readonly idleTimeoutSeconds: number
  readonly locale?: string
}

/** What the installation says about itself to anybody. */
export type Meta = {
  readonly product: string
  readonly version: string
  readonly region: { readonly zh: string; readonly en: string }
  readonly sample: boolean
}

export type Session = { readonly me: Me; readonly meta: Meta | undefined }
export const SessionContext = createContext<Session | undefined>(undefined)

/** @throws Error outside a signed-in page: a page that needs a person cannot be shown to nobody. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession: no person is signed in; render the page inside SessionContext')
  return session
}

/** May the signed-in person do one of these? No condition means every signed-in person may. */
export const mayAny = (me: Me, permissions: readonly string[] | undefined): boolean =>
  permissions === undefined || permissions.length === 0 || permissions.some((permission) => me.permissions.includes(permission))
