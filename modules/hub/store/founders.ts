import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** The enterprises already founded under some keys. */
export async function foundersOf(store: Store, ctx: Ctx, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await store.query<{ id: string; founder_key: string }>('select id, founder_key from hub.enterprise where founder_key = any($1)', [keys], ctx)
  return new Map(rows.map((row) => [row.founder_key, row.id]))
}

/** Founds enterprises in the order given; a key founded before is an error, for the link stage's lock keeps others from it. */
export const insertFounders = (store: Store, ctx: Ctx, founders: readonly { readonly id: string; readonly key: string }[]): Promise<unknown> =>
  store.query('insert into hub.enterprise (id, founder_key) select id, key from unnest($1::uuid[], $2::text[]) with ordinality as f(id, key, place) order by place',
    [founders.map((founder) => founder.id), founders.map((founder) => founder.key)], ctx)
