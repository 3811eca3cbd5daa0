import type { Ctx, Role } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { OrganisationKind } from '../domain/organisation.ts'

/** What other modules may know of an office or a person: what it is called, and where it belongs. */
export type OfficeEntry = { readonly id: string; readonly kind: OrganisationKind; readonly name: string }
export type PersonEntry = { readonly id: string; readonly name: string; readonly organisationId?: string; readonly active: boolean }

/** Departments and towns that exist, in the order of their names. */
export const offices = (store: Store, ctx: Ctx): Promise<OfficeEntry[]> =>
  store.query<OfficeEntry>(`select id, kind, name from identity.organisation where kind in ('department', 'town') and state = 'active' order by kind, name collate zh_pinyin, id`, [], ctx)

/** Those of the ids that are departments or towns and exist. */
export const officesById = (store: Store, ctx: Ctx, ids: readonly string[]): Promise<OfficeEntry[]> =>
  store.query<OfficeEntry>(`select id, kind, name from identity.organisation where id = any($1::uuid[]) and kind in ('department', 'town') and state = 'active'`, [ids], ctx)

/** A department or town by its name; undefined when there is none, or more than one. */
export async function officeByName(store: Store, ctx: Ctx, name: string): Promise<OfficeEntry | undefined> {
  const rows = await store.query<OfficeEntry>(`select id, kind, name from identity.organisation where name = $1 and kind in ('department', 'town') and state = 'active' limit 2`, [name], ctx)
  return rows.length === 1 ? rows[0] : undefined
}

/** Active people of an office. */
export async function peopleOf(store: Store, ctx: Ctx, officeId: string): Promise<PersonEntry[]> {
  const rows = await store.query<{ id: string; name: string }>(`select id, name from identity.person where organisation_id = $1 and state = 'active' order by name collate zh_pinyin, id`, [officeId], ctx)
  return rows.map((row) => ({ ...row, organisationId: officeId, active: true }))
}

/** Active people who hold a role, wherever they work. */
export async function peopleWithRole(store: Store, ctx: Ctx, role: Role): Promise<PersonEntry[]> {
  const rows = await store.query<{ id: string; name: string; organisation_id: string | null }>(
    `select p.id, p.name, p.organisation_id from identity.person p join identity.person_role r on r.person_id = p.id where r.role = $1 and p.state = 'active' order by p.name collate zh_pinyin, p.id`, [role], ctx)
  return rows.map((row) => ({ id: row.id, name: row.name, active: true, ...(row.organisation_id === null ? {} : { organisationId: row.organisation_id }) }))
}

/** A person, also one whose account has ended. */
export async function personEntry(store: Store, ctx: Ctx, id: string): Promise<PersonEntry | undefined> {
  const [row] = await store.query<{ id: string; name: string; organisation_id: string | null; state: string }>('select id, name, organisation_id, state from identity.person where id = $1', [id], ctx)
  return row && { id: row.id, name: row.name, active: row.state === 'active', ...(row.organisation_id === null ? {} : { organisationId: row.organisation_id }) }
}
