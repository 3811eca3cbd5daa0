import type { Ctx, Locale, Role } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import type { OrganisationKind } from '../domain/organisation.ts'
import type { Home } from '../domain/role-rules.ts'
import { homeOf, permissionsOf } from '../domain/role-rules.ts'
import { delegationsToday } from '../store/delegations.ts'
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
  /** For whom this session acts; undefined as oneself. */
  actingFor?: { delegationId: string; name: string; endsOn: string }
  /** For whom one may act today. */
  mayActFor: { delegationId: string; name: string; endsOn: string }[]
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
  const lent = (await delegationsToday(store, ctx, person.id)).map(({ id, principalId, principal, endsOn }) => ({ principalId, delegationId: id, name: principal, endsOn }))
  const { onBehalfOf } = ctx.actor
  const acting = onBehalfOf && lent.find((each) => each.principalId === onBehalfOf.personId)
  const roles = acting ? ctx.actor.roles : person.roles
  const organisation = acting ? (await personById(store, ctx, acting.principalId))?.organisation : person.organisation
  return {
    personId: person.id, name: person.name, account: person.account, roles: [...roles],
    permissions: [...permissionsOf(roles, permissions)].toSorted(),
    ...(organisation ? { organisation: { id: organisation.id, name: organisation.name, kind: organisation.kind, ...(organisation.creditCode ? { creditCode: organisation.creditCode } : {}), ...(organisation.town ? { town: organisation.town } : {}) } } : {}),
    mayActFor: lent.map(({ principalId: _id, ...each }) => each), ...(acting ? { actingFor: { delegationId: acting.delegationId, name: acting.name, endsOn: acting.endsOn } } : {}),
    home: homeOf(roles), csrfToken, mustChangePassword: person.mustChangePassword, mustSetUpFactor: needsFactor(person.roles) && !person.secondFactor, idleTimeoutSeconds: settings.idleMinutes * 60, locale: ctx.locale,
  }
}
