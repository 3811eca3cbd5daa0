import type { Ctx, Role } from '@jingwei/kernel'
import { JingweiError, newId } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Person } from '../domain/person.ts'
import type { OrganisationRow } from './organisations.ts'
import { organisationOf } from './organisations.ts'

type PersonRow = { id: string; account: string; name: string; state: 'active' | 'disabled'; roles: Role[]; requested_roles: Role[]; must_change: boolean; second_factor: boolean; organisation: OrganisationRow | null }

const selectPerson = `
  select p.id, p.account, p.name, p.state, p.requested_roles,
    array(select r.role from identity.person_role r where r.person_id = p.id order by r.role) as roles,
    exists (select 1 from identity.credential c where c.person_id = p.id and c.one_time) as must_change,
    exists (select 1 from identity.totp f where f.person_id = p.id and f.confirmed_at is not null) or exists (select 1 from identity.security_key k where k.person_id = p.id) as second_factor,
    case when o.id is null then null else jsonb_build_object('id', o.id, 'kind', o.kind, 'name', o.name, 'credit_code', o.credit_code, 'town', o.town, 'state', o.state) end as organisation
  from identity.person p left join identity.organisation o on o.id = p.organisation_id`

const personOf = (row: PersonRow): Person => ({
  id: row.id, account: row.account, name: row.name, state: row.state, roles: row.roles, requestedRoles: row.requested_roles, mustChangePassword: row.must_change, secondFactor: row.second_factor,
  ...(row.organisation === null ? {} : { organisation: organisationOf(row.organisation) }),
})

export type NewPerson = { readonly account: string; readonly name: string; readonly organisationId?: string; readonly requestedRoles: readonly Role[] }

/** @throws identity.account_taken */
export async function insertPerson(store: Store, ctx: Ctx, person: NewPerson): Promise<string> {
  const [row] = await store.query<{ id: string }>(
    `insert into identity.person (id, account, name, organisation_id, requested_roles, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (account) do nothing returning id`,
    [newId(), person.account, person.name, person.organisationId, person.requestedRoles, ctx.clock.now()], ctx)
  if (!row) throw new JingweiError('identity.account_taken', { account: person.account })
  return row.id
}

/** Locks the person's row, so that two administrators change it one after the other. @throws kernel.not_found */
export async function personForChange(store: Store, ctx: Ctx, id: string): Promise<Person> {
  await store.query('select 1 from identity.person where id = $1 for update', [id], ctx)
  const person = await personById(store, ctx, id)
  if (!person) throw new JingweiError('kernel.not_found', { what: '人员', id })
  return person
}

export async function personById(store: Store, ctx: Ctx, id: string): Promise<Person | undefined> {
  const [row] = await store.query<PersonRow>(`${selectPerson} where p.id = $1`, [id], ctx)
  return row && personOf(row)
}

export async function personByAccount(store: Store, ctx: Ctx, account: string): Promise<Person | undefined> {
  const [row] = await store.query<PersonRow>(`${selectPerson} where p.account = $1`, [account], ctx)
  return row && personOf(row)
}

export type PeopleFilter = { readonly q?: string; readonly role?: Role; readonly state?: 'active' | 'disabled' }

export async function listPeople(store: Store, ctx: Ctx, filter: PeopleFilter, limit: number, offset: number): Promise<{ items: Person[]; total: number }> {
  const where = `where ($1::text is null or position(lower($1) in p.account) > 0 or position($1 in p.name) > 0
      or exists (select 1 from identity.organisation x where x.id = p.organisation_id and position($1 in x.name) > 0))
    and ($2::text is null or exists (select 1 from identity.person_role r where r.person_id = p.id and r.role = $2))
    and ($3::text is null or p.state = $3)`
  const parameters = [filter.q, filter.role, filter.state]
  const [count] = await store.query<{ total: bigint }>(`select count(*) as total from identity.person p ${where}`, parameters, ctx)
  const rows = await store.query<PersonRow>(`${selectPerson} ${where} order by p.account limit $4 offset $5`, [...parameters, limit, offset], ctx)
  return { items: rows.map(personOf), total: Number(count?.total ?? 0n) }
}

/** Remembered beside the trail, so that a review of access need not read all of it. */
export async function noteSignIn(store: Store, ctx: Ctx, id: string): Promise<void> {
  await store.query('update identity.person set last_sign_in_at = $2 where id = $1', [id, ctx.clock.now()], ctx)
}

export async function updatePerson(store: Store, ctx: Ctx, id: string, change: { readonly name?: string; readonly state?: string; readonly organisationId?: string }): Promise<void> {
  await store.query(
    'update identity.person set name = coalesce($2, name), state = coalesce($3, state), organisation_id = coalesce($4::uuid, organisation_id) where id = $1',
    [id, change.name, change.state, change.organisationId], ctx)
}

/** Replaces the roles and settles what was asked for. */
export async function replaceRoles(store: Store, ctx: Ctx, id: string, roles: readonly Role[]): Promise<void> {
  await store.query('delete from identity.person_role where person_id = $1 and role <> all($2)', [id, roles], ctx)
  await store.query(
    'insert into identity.person_role (person_id, role, granted_at, granted_by) select $1, role, $3, $4 from unnest($2::text[]) role on conflict do nothing',
    [id, roles, ctx.clock.now(), ctx.actor.name], ctx)
  await store.query(`update identity.person set requested_roles = '{}' where id = $1`, [id], ctx)
}
