import { newId, type OrganisationId, type Permission, type PersonId, type Purpose, type Role } from '@jingwei/kernel'
import type { Authenticate } from '@jingwei/http'

/** Who knocks: a role, the purpose stated, the firm or town it is confined to, and, where it matters, which person of which office. */
export type Visitor = {
  readonly role: Role
  readonly purpose?: Purpose
  readonly creditCode?: string
  readonly town?: string
  readonly name?: string
  readonly personId?: string
  readonly organisationId?: string
  readonly organisationName?: string
  readonly onBehalfOf?: { readonly personId: string; readonly name: string }
}

/** Headers that sign a visitor in on a server whose `authenticate` is `anybody(...)`. */
export const as = (role: Role, more: Omit<Visitor, 'role'> = {}): { readonly authorization: string } => ({
  authorization: `Bearer ${Buffer.from(JSON.stringify({ role, ...more })).toString('base64url')}`,
})

/** Believes every visitor, and gives just the permissions its role holds by declaration. */
export const anybody = (permissions: readonly Permission[]): Authenticate => async ({ bearer }) => {
  if (bearer === undefined) return undefined
  const { role, purpose = 'duty', creditCode, town, name = role, personId = newId(), organisationId, organisationName, onBehalfOf } = JSON.parse(Buffer.from(bearer, 'base64url').toString()) as Visitor
  return {
    actor: {
      kind: 'person', personId: personId as PersonId, name, roles: [role],
      ...(organisationId === undefined ? {} : { organisationId: organisationId as OrganisationId }), ...(organisationName === undefined ? {} : { organisationName }),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf: onBehalfOf as { personId: PersonId; name: string } }),
      ...(creditCode === undefined ? {} : { creditCode }), ...(town === undefined ? {} : { town }),
    },
    permissions: new Set(permissions.filter((permission) => permission.roles.includes(role)).map((permission) => permission.id)),
    purpose,
  }
}
