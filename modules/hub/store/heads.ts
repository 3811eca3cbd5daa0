import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

// While a chunk is linked, what the planner knows of these tables is out of date: joins were seen to take minutes.
// Each statement here asks by a list of keys, which is quick under any plan.

/** The one enterprise registered by each name; a name that none or several bear is left out. */
export async function registeredAs(store: Store, ctx: Ctx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await store.query<{ name: string; enterprise_id: string }>(
    `select name, min(enterprise_id::text) as enterprise_id from hub.mention where register and name = any($1)
     group by name having count(distinct enterprise_id) = 1`, [names], ctx)
  return new Map(rows.map((row) => [row.name, row.enterprise_id]))
}

export async function enterprisesOfMentions(store: Store, ctx: Ctx, mentionIds: readonly bigint[]): Promise<ReadonlyMap<bigint, string>> {
  const rows = await store.query<{ id: bigint; enterprise_id: string }>('select id, enterprise_id from hub.mention where id = any($1) and enterprise_id is not null', [mentionIds], ctx)
  return new Map(rows.map((row) => [row.id, row.enterprise_id]))
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
