import type { Ctx } from '@jingwei/kernel'
import { json, type Store } from '@jingwei/store'
import type { GoldenSummary } from '../domain/fusion/summary.ts'

/** Before every id, for walks in the order of ids. */
export const beforeAll = '00000000-0000-0000-0000-000000000000'

/** The next enterprises to fuse, in the order of their ids. */
export async function staleEnterprises(store: Store, ctx: Ctx, after: string, limit: number): Promise<string[]> {
  const rows = await store.query<{ enterprise_id: string }>('select enterprise_id from hub.stale where enterprise_id > $1 order by enterprise_id limit $2', [after, limit], ctx)
  return rows.map((row) => row.enterprise_id)
}

export async function countStale(store: Store, ctx: Ctx): Promise<number> {
  const [row] = await store.query<{ count: bigint }>('select count(*) from hub.stale', [], ctx)
  return Number(row?.count ?? 0n)
}

export const markStale = (store: Store, ctx: Ctx, enterpriseIds: readonly string[]): Promise<unknown> =>
  store.query('insert into hub.stale select distinct unnest($1::uuid[]) on conflict do nothing', [enterpriseIds], ctx)

export async function knownGolden(store: Store, ctx: Ctx, enterpriseIds: readonly string[]): Promise<string[]> {
  const rows = await store.query<{ enterprise_id: string }>('select enterprise_id from hub.golden where enterprise_id = any($1)', [enterpriseIds], ctx)
  return rows.map((row) => row.enterprise_id)
}

const columns = ['enterprise_id', 'credit_code', 'name', 'former_name', 'address', 'town', 'industry', 'status', 'land_mu', 'staff', 'revenue_wan', 'revenue_year', 'sources', 'flagged', 'figures', 'flags'] as const

/** Writes the golden rows of a chunk and takes its enterprises off the stale list, in the caller's transaction. */
export async function saveGolden(store: Store, ctx: Ctx, chunk: readonly string[], rows: readonly GoldenSummary[]): Promise<void> {
  await store.query(
    `create temp table if not exists fused (enterprise_id uuid, credit_code text, name text, former_name text, address text, town text, industry text,
       status text, land_mu numeric, staff integer, revenue_wan numeric, revenue_year integer, sources smallint, flagged boolean, figures jsonb, flags jsonb)
     on commit delete rows`, [], ctx)
  await store.copyIn('fused', columns, rows.map((row) => [
    row.enterpriseId, row.creditCode, row.name, row.formerName, row.address, row.town, row.industry, row.status, row.landMu, row.staff,
    row.revenueWan, row.revenueYear, row.sources, row.flags.length > 0, json(row.figures), json(row.flags),
  ]), ctx)
  const list = columns.slice(0, 14)
  const updates = list.slice(1).map((column) => `${column} = excluded.${column}`).join(', ')
  await store.query(
    `insert into hub.golden (${list.join(', ')}) select ${list.join(', ')} from fused
     on conflict (enterprise_id) do update set ${updates}, updated_at = now()`, [], ctx)
  await store.query(
    `insert into hub.golden_detail select enterprise_id, figures, flags from fused
     on conflict (enterprise_id) do update set figures = excluded.figures, flags = excluded.flags`, [], ctx)
  // An enterprise whose last record was linked elsewhere keeps its id but no golden row.
  const empty = chunk.filter((id) => !rows.some((row) => row.enterpriseId === id))
  if (empty.length > 0) {
    await store.query('delete from hub.golden where enterprise_id = any($1)', [empty], ctx)
    await store.query('delete from hub.golden_detail where enterprise_id = any($1)', [empty], ctx)
  }
  await store.query('delete from hub.stale where enterprise_id = any($1)', [chunk], ctx)
  await store.query('update hub.golden_version set version = version + 1', [], ctx)
}

export async function goldenVersion(store: Store, ctx: Ctx): Promise<bigint> {
  const [row] = await store.query<{ version: bigint }>('select version from hub.golden_version', [], ctx)
  return row?.version ?? 0n
}
