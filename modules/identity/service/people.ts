import type { Ctx, Role } from '@jingwei/kernel'
import { JingweiError, demand } from '@jingwei/kernel'
import type { Organisation } from '../domain/organisation.ts'
import type { Person } from '../domain/person.ts'
import { checkedAccount } from '../domain/person.ts'
import { demandRolesFit } from '../domain/role-rules.ts'
import { record } from '../store/audit.ts'
import { organisationById } from '../store/organisations.ts'
import { insertPerson, personForChange, replaceRoles, updatePerson } from '../store/people.ts'
import { revokeSessionsOf } from '../store/sessions.ts'
import { revokeTokensOf } from '../store/tokens.ts'
import { giveOneTimePassword } from './passwords.ts'
import type { Parts } from './platform.ts'

export type PersonRequest = { readonly account: string; readonly name: string; readonly organisationId?: string; readonly roles: readonly Role[] }

/**
 * Makes an account. Roles are a request: they count once the security administrator grants them, for who makes
 * accounts does not decide what they may do.
 */
export async function createPerson(parts: Parts, ctx: Ctx, request: PersonRequest): Promise<{ person: Person; oneTimePassword: string }> {
  demand(ctx, 'identity.accounts')
  const { store } = parts
  const account = checkedAccount(request.account)
  return store.tx(ctx, async (inside) => {
    const organisation = await demandOrganisation(parts, inside, request.organisationId)
    demandRolesFit(request.roles, organisation)
    const id = await insertPerson(store, inside, { account, name: request.name.trim(), requestedRoles: request.roles, ...(organisation ? { organisationId: organisation.id } : {}) })
    const oneTimePassword = await giveOneTimePassword(parts, inside, id)
    await record(store, inside, 'identity.person.created', account, { name: request.name, organisation: organisation?.name, requestedRoles: request.roles })
    return { person: await personForChange(store, inside, id), oneTimePassword }
  })
}

export type PersonChange = { readonly name?: string; readonly state?: 'active' | 'disabled'; readonly organisationId?: string; readonly roles?: readonly Role[] }

/**
 * Changes a person: name, state and organisation are the system administrator's duty, roles the security administrator's.
 * @throws identity.own_account, identity.roles_exclude, identity.role_needs_organisation, kernel.forbidden, kernel.not_found
 */
export async function changePerson(parts: Parts, ctx: Ctx, id: string, change: PersonChange): Promise<Person> {
  const { roles, ...facts } = change
  if (roles) demand(ctx, 'identity.grant')
  if (Object.keys(facts).length > 0) demand(ctx, 'identity.accounts')
  if (id === ctx.actor.personId) throw new JingweiError('identity.own_account')
  const { store } = parts
  return store.tx(ctx, async (inside) => {
    const before = await personForChange(store, inside, id)
    const organisation = change.organisationId === undefined ? before.organisation : await demandOrganisation(parts, inside, change.organisationId)
    demandRolesFit(roles ?? before.roles, organisation)
    if (Object.keys(facts).length > 0) {
      await updatePerson(store, inside, id, facts)
      await record(store, inside, 'identity.person.changed', before.account, { ...facts })
    }
    if (change.state === 'disabled') {
      await revokeSessionsOf(store, inside, id)
      await revokeTokensOf(store, inside, id)
    }
    if (roles) {
      await replaceRoles(store, inside, id, roles)
      await record(store, inside, 'identity.roles.granted', before.account, { before: before.roles, after: roles })
    }
    return personForChange(store, inside, id)
  })
}

/** @throws kernel.not_found for an id that names none, or one that went up in another */
async function demandOrganisation({ store }: Parts, ctx: Ctx, id: string | undefined): Promise<Organisation | undefined> {
  if (id === undefined) return undefined
  const organisation = await organisationById(store, ctx, id)
  if (!organisation || organisation.state !== 'active') throw new JingweiError('kernel.not_found', { what: '组织', id })
  return organisation
}
