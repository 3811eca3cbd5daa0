import { v7 } from 'uuid'

/** A branded string: a plain string is refused where an id of this kind is asked for. */
export type Branded<Name extends string> = string & { readonly __brand: Name }

export type EnterpriseId = Branded<'EnterpriseId'>
export type PersonId = Branded<'PersonId'>
export type OrganisationId = Branded<'OrganisationId'>
export type BatchId = Branded<'BatchId'>

/** UUID version 7 (RFC 9562): ordered by time, so B-tree inserts stay local. */
export const newId = <T extends string = string>(): T => v7() as T
