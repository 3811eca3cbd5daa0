import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type UndeclaredRow = { readonly id: string; readonly credit_code: string; readonly name: string; readonly address: string; readonly land_mu: string | null; readonly revenue_wan: string | null }

/** Makers of a town that hold land and still exist: those the yearly declaration of land use asks. */
const asked = `from hub.golden g join hub.golden_detail d using (enterprise_id) where g.town = $1 and g.industry like 'C%' and g.land_mu > 0 and g.status !~ '注销|吊销'`
/** Only the declaration itself carries these items. */
const silent = 'and not (d.figures ?| $2::text[])'
const keys = (year: number): string[] => ['value_added', 'profit', 'energy'].map((item) => `${item}:${year}`)

export async function countUndeclared(store: Store, ctx: Ctx, town: string, year: number): Promise<{ asked: number; missing: number }> {
  const [row] = await store.query<{ asked: number; missing: number }>(`select count(*)::int as asked, (count(*) filter (where true ${silent}))::int as missing ${asked}`, [town, keys(year)], ctx)
  return row ?? { asked: 0, missing: 0 }
}

export const listUndeclared = (store: Store, ctx: Ctx, town: string, year: number, limit: number, offset: number): Promise<UndeclaredRow[]> =>
  store.query<UndeclaredRow>(
    `select g.enterprise_id as id, g.credit_code, g.name, g.address, g.land_mu, g.revenue_wan ${asked} ${silent} order by g.land_mu desc, g.enterprise_id limit $3 offset $4`, [town, keys(year), limit, offset], ctx)

/** Firms of a town, and how many of them still exist. */
export async function countTown(store: Store, ctx: Ctx, town: string): Promise<{ firms: number; existing: number }> {
  const [row] = await store.query<{ firms: number; existing: number }>(
    `select count(*)::int as firms, (count(*) filter (where status !~ '注销|吊销'))::int as existing from hub.golden where town = $1`, [town], ctx)
  return row ?? { firms: 0, existing: 0 }
}
