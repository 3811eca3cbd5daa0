import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** Makes enterprises findable by blocking keys; key and enterprise stand at the same place of both lists. */
export const insertKeys = (store: Store, ctx: Ctx, keys: readonly string[], enterpriseIds: readonly string[]): Promise<unknown> =>
  store.query('insert into hub.enterprise_key (key, enterprise_id) select distinct key collate "C", id from unnest($1::text[], $2::uuid[]) as e(key, id) order by 1, 2 on conflict do nothing', [keys, enterpriseIds], ctx)

export const deleteKeys = (store: Store, ctx: Ctx, keys: readonly string[], enterpriseId: string): Promise<unknown> =>
  store.query('delete from hub.enterprise_key where key = any($1) and enterprise_id = $2', [keys, enterpriseId], ctx)

/** More enterprises than this behind one key tell nothing; a credit code (`c`) always tells. */
const common = 80

/** The enterprises behind each key that has any; a list one longer than `common` stands for too many. */
export async function enterprisesBehind(store: Store, ctx: Ctx, keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await store.query<{ key: string; ids: string[] }>(
    `select w.key, hit.ids from unnest($1::text[]) as w(key)
       cross join lateral (select array(select enterprise_id from hub.enterprise_key k where k.key = w.key limit ${common + 1}) as ids) as hit
     where cardinality(hit.ids) > 0`, [keys], ctx)
  return new Map(rows.map((row) => [row.key, row.ids]))
}

export const tells = (key: string, sharing: number): boolean => sharing <= common || key.startsWith('c')

export async function nothingLinked(store: Store, ctx: Ctx): Promise<boolean> {
  const [row] = await store.query<{ linked: boolean }>('select exists (select 1 from hub.enterprise_key) or exists (select 1 from hub.enterprise) as linked', [], ctx)
  return row?.linked !== true
}
