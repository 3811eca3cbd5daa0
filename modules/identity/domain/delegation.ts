import { JingweiError, type Day, type Role } from '@jingwei/kernel'
import type { Person } from './person.ts'
import { isAdministrator } from './role-rules.ts'

/** One person's work in another's hands. Days are inclusive, in China. */
export type Delegation = {
  readonly id: string
  readonly principalId: string
  readonly principal: string
  readonly delegateId: string
  readonly delegate: string
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string
  readonly state: DelegationState
  readonly allowedBy?: string
  readonly revokedBy?: string
}

export const delegationStates = ['asked', 'planned', 'active', 'over', 'revoked'] as const
export type DelegationState = (typeof delegationStates)[number]

/**
 * What both hold: a delegation lends a desk, never a permission, for permissions are the security administrator's to give.
 * The three administrators (三员) lend nothing and borrow nothing.
 */
export function sharedRoles(principal: readonly Role[], delegate: readonly Role[]): readonly Role[] {
  if (isAdministrator(principal) || isAdministrator(delegate)) return []
  return delegate.filter((role) => principal.includes(role))
}

/** @throws identity.no_delegate, identity.no_shared_role */
export function demandFit(principal: Person, delegate: Person | undefined, asked: string): Person {
  if (!delegate || delegate.state !== 'active' || delegate.id === principal.id) throw new JingweiError('identity.no_delegate', { who: asked })
  if (sharedRoles(principal.roles, delegate.roles).length === 0) throw new JingweiError('identity.no_shared_role')
  // A firm's people act for their own firm alone, whoever would allow it.
  if (!isSameOffice(principal, delegate) && [principal, delegate].some((person) => person.organisation?.kind === 'enterprise')) throw new JingweiError('identity.no_delegate', { who: asked })
  return delegate
}

export const isSameOffice = (one: Person, other: Person): boolean => one.organisation !== undefined && one.organisation.id === other.organisation?.id

/** @throws identity.delegation_dates */
export function demandDates(startsOn: string, endsOn: string, today: Day, days: number): void {
  const span = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1
  if (startsOn < today || span < 1 || span > days) throw new JingweiError('identity.delegation_dates', { days, start: startsOn, end: endsOn })
}
