import type { Ctx, Locale, Role } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import type { OrganisationKind } from '../domain/organisation.ts'
import type { Home } from '../domain/role-rules.ts'
import { homeOf, permissionsOf } from '../domain/role-rules.ts'
import { personById } from '../store/people.ts'
import type { Parts } from './platform.ts'

/** What the portal needs to know of who is signed in. */
export type Me = {
  personId: string
  name: string
  account: string
  roles: Role[]
  permissions: string[]
  organisation?: { id: string; name: string; kind: OrganisationKind; creditCode?: string; town?: string }
  home: Home
  csrfToken: string
  mustChangePassword: boolean
  /** The role asks for a second factor and there is none yet: nothing else opens. */
  mustSetUpFactor: boolean
  idleTimeoutSeconds: number
  locale: Locale
}

/** @param csrfToken empty for a caller with an API token, who needs none */
export async function describeMe({ store, settings, permissions, needsFactor }: Parts, ctx: Ctx, personId: string, csrfToken: string): Promise<Me> {
  const person = await personById(store, ctx, personId)
  if (!person) throw new JingweiError('kernel.unauthenticated')
  const { organisation } = person
  return {
    personId: person.id, name: person.name, account: person.account, roles: [...person.roles],
    permissions: [...permissionsOf(person.roles, permissions)].toSorted(),
    ...(organisation ? { organisation: { id: organisation.id, name: organisation.name, kind: organisation.kind, ...(organisation.creditCode ? { creditCode: organisation.creditCode } : {}), ...(organisation.town ? { town: organisation.town } : {}) } } : {}),
    home: homeOf(person.roles), csrfToken, mustChangePassword: person.mustChangePassword, mustSetUpFactor: needsFactor(person.roles) && !person.secondFactor, idleTimeoutSeconds: settings.idleMinutes * 60, locale: ctx.locale,
  }
}
