import type { Actor, OrganisationId, PersonId } from '@jingwei/kernel'
import { sharedRoles } from '../domain/delegation.ts'
import type { Person } from '../domain/person.ts'

/**
 * Somebody acting for a colleague on leave: himself, with what both may do, over the rows the colleague sees. The name
 * says both, so that every record does.
 */
export function actingActor(delegate: Person, principal: Person): Actor {
  const { name: _name, personId: _id, roles: _roles, ...desk } = actorOf(principal)
  return { ...desk, personId: delegate.id as PersonId, name: `${delegate.name} 代 ${principal.name}`, roles: sharedRoles(principal.roles, delegate.roles), onBehalfOf: { personId: principal.id as PersonId, name: principal.name } }
}

/** The actor a person is: an enterprise's people see its credit code's rows, a town's people its town's. */
export function actorOf(person: Person, scopes?: readonly string[]): Actor {
  const { organisation } = person
  const creditCode = organisation?.kind === 'enterprise' ? organisation.creditCode : undefined
  const town = organisation?.kind === 'town' ? (organisation.town ?? organisation.name) : undefined
  return {
    kind: 'person', personId: person.id as PersonId, name: person.name, roles: person.roles,
    ...(organisation ? { organisationId: organisation.id as OrganisationId, organisationName: organisation.name } : {}),
    ...(creditCode === undefined ? {} : { creditCode }), ...(town === undefined ? {} : { town }), ...(scopes ? { scopes } : {}),
  }
}
