import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** Makes enterprises findable by blocking keys; key and enterprise stand at the same place of both lists. */
export const insertKeys = (store: Store, ctx: Ctx, keys: readonly string[], enterpriseIds: readonly string[]): Promise<unknown> =>
  store.query('insert into hub.enterprise_key (key, enterprise_id) select distinct key, id from unnest($1::text[], $2::uuid[]) as e(key, id) on conflict do nothing', [keys, enterpriseIds], ctx)
