import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

// After a large import what the planner knows of these tables is out of date: joins were seen to take minutes.
// Each statement here asks one table, or by a list of keys, which is quick under any plan.

export type RegisteredRow = { readonly name: string; readonly enterprise_id: string }

/** Registered names that match a pattern, with the enterprise that bears them. */
export const registeredLike = (store: Store, ctx: Ctx, pattern: string): Promise<RegisteredRow[]> =>
  store.query<RegisteredRow>(`select distinct name, enterprise_id from hub.mention where register and enterprise_id is not null and band <> 'review' and name ~ $1`, [pattern], ctx)

/** Registered names that are one of some folded names, whatever the width of their brackets. */
export const registeredAs = (store: Store, ctx: Ctx, folded: readonly string[]): Promise<RegisteredRow[]> =>
  store.query<RegisteredRow>(`select distinct name, enterprise_id from hub.mention where register and normalize(name, NFKC) = any($1) and enterprise_id is not null and band <> 'review'`, [folded], ctx)

/** Those of some enterprises that hang under none. */
export async function headless(store: Store, ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await store.query<{ id: string }>('select id from hub.enterprise where id = any($1) and head_id is null', [ids], ctx)
  return new Set(rows.map((row) => row.id))
}

const together = 1_000

/** Hangs each enterprise under its head, unless it hangs already. */
export async function hangUnder(store: Store, ctx: Ctx, headOf: ReadonlyMap<string, string>): Promise<void> {
  const pairs = [...headOf]
  for (let start = 0; start < pairs.length; start += together) {
    const some = pairs.slice(start, start + together)
    await store.query('update hub.enterprise set head_id = ($2::uuid[])[array_position($1::uuid[], id)] where id = any($1) and head_id is null',
      [some.map(([id]) => id), some.map(([, head]) => head)], ctx)
  }
}
