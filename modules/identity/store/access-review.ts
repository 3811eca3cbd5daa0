import type { Ctx, Role } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** One role of one person; somebody without a role has one row without one. */
export type AccessRow = {
  readonly personId: string
  readonly account: string
  readonly name: string
  readonly organisation?: string
  readonly state: 'active' | 'disabled'
  readonly role?: Role
  readonly grantedAt?: string
  readonly grantedBy?: string
  readonly lastSignInAt?: string
  readonly secondFactor: boolean
}

/** `unusedDays`: only who has not signed in for so many days, or never. */
export type AccessFilter = { readonly q?: string; readonly role?: Role; readonly state?: 'active' | 'disabled'; readonly unusedDays?: number }

type Row = { id: string; account: string; name: string; organisation: string | null; state: 'active' | 'disabled'; role: Role | null; granted_at: Date | null; granted_by: string | null; last_sign_in_at: Date | null; second_factor: boolean }

const from = `
  from identity.person p
  left join identity.person_role r on r.person_id = p.id
  left join identity.organisation o on o.id = p.organisation_id
  where ($1::text is null or position(lower($1) in p.account) > 0 or position($1 in p.name) > 0 or position($1 in o.name) > 0)
    and ($2::text is null or r.role = $2)
    and ($3::text is null or p.state = $3)
    and ($4::int is null or p.last_sign_in_at is null or p.last_sign_in_at < $5::timestamptz - make_interval(days => $4))`

const accessRowOf = (row: Row): AccessRow => ({
  personId: row.id, account: row.account, name: row.name, state: row.state, secondFactor: row.second_factor,
  ...(row.organisation === null ? {} : { organisation: row.organisation }), ...(row.role === null ? {} : { role: row.role }),
  ...(row.granted_at === null ? {} : { grantedAt: row.granted_at.toISOString() }), ...(row.granted_by === null ? {} : { grantedBy: row.granted_by }),
  ...(row.last_sign_in_at === null ? {} : { lastSignInAt: row.last_sign_in_at.toISOString() }),
})

/** Who has which role, by account. @param limit undefined: all of them */
export async function accessRows(store: Store, ctx: Ctx, filter: AccessFilter, limit: number | undefined, offset: number): Promise<{ items: AccessRow[]; total: number }> {
  const parameters = [filter.q, filter.role, filter.state, filter.unusedDays, ctx.clock.now()]
  const [count] = await store.query<{ total: bigint }>(`select count(*) as total ${from}`, parameters, ctx)
  const rows = await store.query<Row>(
    `select p.id, p.account, p.name, o.name as organisation, p.state, r.role, r.granted_at, r.granted_by, p.last_sign_in_at,
       exists (select 1 from identity.totp f where f.person_id = p.id and f.confirmed_at is not null) or exists (select 1 from identity.security_key k where k.person_id = p.id) as second_factor
     ${from} order by p.account, r.role limit $6 offset $7`, [...parameters, limit, offset], ctx)
  return { items: rows.map(accessRowOf), total: Number(count?.total ?? 0n) }
}
