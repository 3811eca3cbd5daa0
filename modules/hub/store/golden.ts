import type { Ctx } from '@jingwei/kernel'
import { json, type Store } from '@jingwei/store'
import type { GoldenSummary } from '../domain/fusion/summary.ts'

/** Before every id, for walks in the order of ids. */
export const beforeAll = '00000000-0000-0000-0000-000000000000'

/** An enterprise to be fused again; `mark` changes whenever something about it does. */
export type StaleEnterprise = { readonly enterprise_id: string; readonly mark: bigint }

/** The next enterprises to fuse, in the order of their ids. */
export const staleEnterprises = (store: Store, ctx: Ctx, after: string, limit: number): Promise<StaleEnterprise[]> =>
  store.query<StaleEnterprise>('select enterprise_id, mark from hub.stale where enterprise_id > $1 order by enterprise_id limit $2', [after, limit], ctx)

/**
 * Takes enterprises off the stale list in the caller's transaction and returns those taken. What was marked again
 * since it was read, or is being marked, stays on the list: its reading is out of date.
 */
export async function claimStale(store: Store, ctx: Ctx, stale: readonly StaleEnterprise[]): Promise<ReadonlySet<string>> {
  const rows = await store.query<{ enterprise_id: string }>(
    `delete from hub.stale where enterprise_id in (
       select s.enterprise_id from hub.stale s join unnest($1::uuid[], $2::bigint[]) as read(id, mark) on read.id = s.enterprise_id and read.mark = s.mark
       for update of s skip locked) returning enterprise_id`, [stale.map((entry) => entry.enterprise_id), stale.map((entry) => entry.mark)], ctx)
  return new Set(rows.map((row) => row.enterprise_id))
}

export async function countStale(store: Store, ctx: Ctx): Promise<number> {
  const [row] = await store.query<{ count: bigint }>('select count(*) from hub.stale', [], ctx)
  return Number(row?.count ?? 0n)
}

/** Ends an insert into hub.stale: an enterprise already on the list gets a new mark. */
export const markAgain = 'on conflict (enterprise_id) do update set mark = default'

export const markStale = (store: Store, ctx: Ctx, enterpriseIds: readonly string[]): Promise<unknown> =>
  store.query(`insert into hub.stale (enterprise_id) select distinct unnest($1::uuid[]) as id order by id ${markAgain}`, [enterpriseIds], ctx)

export async function knownGolden(store: Store, ctx: Ctx, enterpriseIds: readonly string[]): Promise<string[]> {
  const rows = await store.query<{ enterprise_id: string }>('select enterprise_id from hub.golden where enterprise_id = any($1)', [enterpriseIds], ctx)
  return rows.map((row) => row.enterprise_id)
}

const columns = ['enterprise_id', 'credit_code', 'name', 'former_name', 'address', 'town', 'industry', 'status', 'land_mu', 'staff', 'revenue_wan', 'revenue_year', 'sources', 'flagged', 'figures', 'flags'] as const

/** Writes the golden rows of a chunk, in the caller's transaction. */
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
  await store.query('update hub.golden_version set version = version + 1', [], ctx)
}

export async function goldenVersion(store: Store, ctx: Ctx): Promise<bigint> {
  const [row] = await store.query<{ version: bigint }>('select version from hub.golden_version', [], ctx)
  return row?.version ?? 0n
}
