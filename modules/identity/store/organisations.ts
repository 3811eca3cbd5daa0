import type { Ctx } from '@jingwei/kernel'
import { JingweiError, newId } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { NewOrganisation, Organisation, OrganisationKind } from '../domain/organisation.ts'

export type OrganisationRow = { id: string; kind: OrganisationKind; name: string; credit_code: string | null; town: string | null; state: 'active' | 'merged' }

const columns = 'id, kind, name, credit_code, town, state'

export const organisationOf = (row: OrganisationRow): Organisation => ({
  id: row.id, kind: row.kind, name: row.name, state: row.state,
  ...(row.credit_code === null ? {} : { creditCode: row.credit_code }), ...(row.town === null ? {} : { town: row.town }),
})

/** @throws identity.organisation_taken */
export async function insertOrganisation(store: Store, ctx: Ctx, organisation: NewOrganisation, predecessorId?: string): Promise<Organisation> {
  const rows = await store.query<OrganisationRow>(
    `insert into identity.organisation (id, kind, name, credit_code, town, predecessor_id, created_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning ${columns}`,
    [newId(), organisation.kind, organisation.name, organisation.creditCode, organisation.town, predecessorId, ctx.clock.now()], ctx)
  const [row] = rows
  if (!row) throw new JingweiError('identity.organisation_taken', { name: organisation.name })
  return organisationOf(row)
}

export async function updateOrganisation(store: Store, ctx: Ctx, id: string, { name, town }: { readonly name: string; readonly town?: string }): Promise<void> {
  await store.query('update identity.organisation set name = $2, town = coalesce($3, town) where id = $1', [id, name, town], ctx)
}

export async function organisationById(store: Store, ctx: Ctx, id: string): Promise<Organisation | undefined> {
  const [row] = await store.query<OrganisationRow>(`select ${columns} from identity.organisation where id = $1`, [id], ctx)
  return row && organisationOf(row)
}

export async function organisationByCode(store: Store, ctx: Ctx, creditCode: string): Promise<Organisation | undefined> {
  const [row] = await store.query<OrganisationRow>(`select ${columns} from identity.organisation where credit_code = $1 for update`, [creditCode], ctx)
  return row && organisationOf(row)
}

/** By name; of several with one name none, since a guess would give somebody another firm's rows. */
export async function organisationByName(store: Store, ctx: Ctx, name: string, kind?: OrganisationKind): Promise<Organisation | undefined> {
  const rows = await store.query<OrganisationRow>(`select ${columns} from identity.organisation where name = $1 and state = 'active' and ($2::text is null or kind = $2) limit 2`, [name, kind], ctx)
  const [row] = rows
  return row && rows.length === 1 ? organisationOf(row) : undefined
}

export type OrganisationFilter = { readonly q?: string; readonly kind?: OrganisationKind }

export async function listOrganisations(store: Store, ctx: Ctx, filter: OrganisationFilter, limit: number, offset: number): Promise<{ items: (Organisation & { people: number })[]; total: number }> {
  const where = `where ($1::text is null or o.kind = $1) and ($2::text is null or position($2 in o.name) > 0 or o.credit_code = $2)`
  const parameters = [filter.kind, filter.q]
  const [count] = await store.query<{ total: bigint }>(`select count(*) as total from identity.organisation o ${where}`, parameters, ctx)
  const rows = await store.query<OrganisationRow & { people: bigint }>(
    `select ${columns}, (select count(*) from identity.person p where p.organisation_id = o.id) as people
     from identity.organisation o ${where} order by o.kind, o.name, o.id limit $3 offset $4`, [...parameters, limit, offset], ctx)
  return { items: rows.map((row) => ({ ...organisationOf(row), people: Number(row.people) })), total: Number(count?.total ?? 0n) }
}

/** The firm goes on under another code. */
export async function changeCreditCode(store: Store, ctx: Ctx, id: string, creditCode: string): Promise<void> {
  await store.query('update identity.organisation set credit_code = $2 where id = $1', [id, creditCode], ctx)
}

/** Closes an organisation that went up in another and moves its people there. Returns how many moved. */
export async function mergeOrganisation(store: Store, ctx: Ctx, id: string, successorId: string): Promise<number> {
  const moved = await store.query('update identity.person set organisation_id = $2 where organisation_id = $1 returning 1', [id, successorId], ctx)
  await store.query(`update identity.organisation set state = 'merged', successor_id = $2 where id = $1`, [id, successorId], ctx)
  return moved.length
}
