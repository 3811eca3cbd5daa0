import type { Static } from 'typebox'
import type { Person as PersonFacts } from '../domain/person.ts'
import type { Person } from './schemas.ts'

/** A person as the API shows him. */
export function personView(person: PersonFacts): Static<typeof Person> {
  const { organisation, mustChangePassword: _internal, ...facts } = person
  return { ...facts, roles: [...person.roles], requestedRoles: [...person.requestedRoles], ...(organisation ? { organisation: { ...organisation } } : {}) }
}
