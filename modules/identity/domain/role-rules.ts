import type { Permission, Purpose, Role } from '@jingwei/kernel'
import { JingweiError, roles, rolesExclude } from '@jingwei/kernel'
import type { Organisation, OrganisationKind } from './organisation.ts'
import { kindNames } from './organisation.ts'

const known = new Map<string, Role>(roles.flatMap((role) => [[role.id, role.id], [role.zh, role.id], [role.en.toLowerCase(), role.id]]))

/** A role by its id or by its Chinese or English name. @throws identity.unknown_role */
export function readRole(text: string): Role {
  const role = known.get(text.trim()) ?? known.get(text.trim().toLowerCase())
  if (!role) throw new JingweiError('identity.unknown_role', { role: text, known: roles.map((entry) => entry.zh).join('、') })
  return role
}

// What limits the rows such a person sees comes from the organisation, so the organisation must be there.
const needed: Partial<Record<Role, OrganisationKind>> = { enterprise: 'enterprise', town: 'town' }

/** @throws identity.roles_exclude, identity.role_needs_organisation */
export function demandRolesFit(held: readonly Role[], organisation: Organisation | undefined): void {
  if (rolesExclude(held)) throw new JingweiError('identity.roles_exclude')
  for (const role of held) {
    const kind = needed[role]
    if (kind && organisation?.kind !== kind) throw new JingweiError('identity.role_needs_organisation', { role, kind: kindNames[kind].zh })
  }
}

export const isAdministrator = (held: readonly Role[]): boolean => held.some((role) => role === 'system' || role === 'security' || role === 'audit')

/** Permissions of roles as the modules declare them; what no module grants is denied. */
export function permissionsOf(held: readonly Role[], permissions: readonly Permission[]): ReadonlySet<string> {
  return new Set(permissions.filter((permission) => permission.roles.some((role) => held.includes(role))).map((permission) => permission.id))
}

const purposeOfRole: Readonly<Record<Role, Purpose>> = {
  leader: 'duty', officer: 'duty', town: 'duty', statistics: 'statistics', enterprise: 'self', data_user: 'service',
  auditor: 'audit', audit: 'audit', operator: 'maintenance', system: 'maintenance', security: 'maintenance',
}

/** The purpose under which the office's ordinary pages are read; the first role in the kernel's order decides. */
export function purposeOf(held: readonly Role[]): Purpose {
  const first = roles.find((role) => held.includes(role.id))
  return first ? purposeOfRole[first.id] : 'public'
}

export const homes = ['leader', 'officer', 'enterprise', 'auditor', 'operator', 'town', 'administrator'] as const
export type Home = (typeof homes)[number]

const homeOfRole: Readonly<Record<Role, Home>> = {
  leader: 'leader', officer: 'officer', statistics: 'officer', town: 'town', enterprise: 'enterprise', data_user: 'officer',
  auditor: 'auditor', operator: 'operator', system: 'administrator', security: 'administrator', audit: 'administrator',
}

/** The page that opens after signing in; somebody without a role sees what an officer sees, emptied by his permissions. */
export function homeOf(held: readonly Role[]): Home {
  const first = roles.find((role) => held.includes(role.id))
  return first ? homeOfRole[first.id] : 'officer'
}
