import { newId, type Permission, type PersonId, type Purpose, type Role } from '@jingwei/kernel'
import type { Authenticate } from '@jingwei/http'

/** Who knocks: a role, the purpose stated, the firm or town it is confined to, and which person of which office where that matters. */
export type Visitor = { readonly role: Role; readonly purpose?: Purpose; readonly creditCode?: string; readonly town?: string; readonly person?: string; readonly organisation?: string }

/** Headers that sign a visitor in on a server whose `authenticate` is `anybody(...)`. */
export const as = (role: Role, more: Omit<Visitor, 'role'> = {}): { readonly authorization: string } => ({
  authorization: `Bearer ${Buffer.from(JSON.stringify({ role, ...more })).toString('base64url')}`,
})

/** Believes every visitor, and gives just the permissions its role holds by declaration. */
export const anybody = (permissions: readonly Permission[]): Authenticate => async ({ bearer }) => {
  if (bearer === undefined) return undefined
  const { role, purpose = 'duty', creditCode, town, person, organisation } = JSON.parse(Buffer.from(bearer, 'base64url').toString()) as Visitor
  return {
    actor: {
      kind: 'person', personId: (person ?? newId()) as PersonId, name: person ?? role, roles: [role],
      ...(creditCode === undefined ? {} : { creditCode }), ...(town === undefined ? {} : { town }), ...(organisation === undefined ? {} : { organisationName: organisation }),
    },
    permissions: new Set(permissions.filter((permission) => permission.roles.includes(role)).map((permission) => permission.id)),
    purpose,
  }
}
