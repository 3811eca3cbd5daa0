import type { Actor, OrganisationId, PersonId } from '@jingwei/kernel'
import type { Person } from '../domain/person.ts'

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
