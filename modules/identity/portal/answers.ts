import type { Bilingual } from '@jingwei/ui'

export type Person = {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly state: 'active' | 'disabled'
  readonly roles: readonly string[]
  readonly organisation?: { readonly id: string; readonly name: string }
  /** Asked for by whoever made the account; they count once the security administrator grants them. */
  readonly requestedRoles: readonly string[]
  readonly secondFactor: boolean
}

/** How one's own second factor stands. */
export type FactorState = { readonly on: boolean; readonly required: boolean; readonly since?: string; readonly recoveryCodesLeft: number }

export type KeyRow = { readonly id: string; readonly name: string; readonly createdAt: string; readonly lastUsedAt?: string }

/** One's own security keys, and where they work: at `origin`, or why nowhere. */
export type KeysState = { readonly keys: readonly KeyRow[]; readonly origin?: string; readonly off?: 'unset' | 'insecure' }

export type Role = Bilingual & { readonly id: string; readonly permissions: readonly string[] }

export type OrganisationRow = { readonly id: string; readonly kind: string; readonly name: string; readonly creditCode?: string; readonly town?: string; readonly people?: number }

export type SessionRow = { readonly id: string; readonly createdAt: string; readonly lastSeenAt: string; readonly expiresAt: string; readonly address: string; readonly device: string; readonly current: boolean }

export type OpenSessionRow = SessionRow & { readonly account: string; readonly name: string; readonly personId: string }

/** One role of one person. */
export type AccessRow = {
  readonly personId: string
  readonly account: string
  readonly name: string
  readonly organisation?: string
  readonly state: 'active' | 'disabled'
  readonly role?: string
  readonly grantedAt?: string
  readonly grantedBy?: string
  readonly lastSignInAt?: string
  readonly secondFactor: boolean
}

/** One person's work in another's hands. */
export type DelegationRow = {
  readonly id: string
  readonly principalId: string
  readonly principal: string
  readonly delegate: string
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string
  readonly state: 'asked' | 'planned' | 'active' | 'over' | 'revoked'
  readonly allowedBy?: string
  readonly revokedBy?: string
}

export type Token = { readonly id: string; readonly name: string; readonly scopes: readonly string[]; readonly expiresAt?: string; readonly lastUsedAt?: string; readonly createdAt?: string }

export type AuditRow = { readonly at: string; readonly actor: string; readonly action: string; readonly target?: string; readonly detail: Readonly<Record<string, unknown>>; readonly traceId: string; readonly address?: string }

export const ORGANISATION_KINDS = ['department', 'town', 'enterprise', 'company'] as const
/** Lists may come bare or paged; both are read. */
export const itemsOf = <T,>(data: readonly T[] | { readonly items: readonly T[] } | undefined): readonly T[] => (data === undefined ? [] : 'items' in data ? data.items : data)
