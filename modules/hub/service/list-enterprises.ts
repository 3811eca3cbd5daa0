import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { rowScope } from '../domain/scope.ts'
import { countEnterprises, enterpriseFacets, listEnterprises, type AsClosed, type EnterpriseFilter, type EnterpriseListRow, type Facets, type Sort } from '../store/enterprise-list.ts'
import { recordUse } from '../store/uses.ts'

/** One page of enterprises, as known today or as a closing holds them, with the total over all of them; leaves one use record with the filters. */
export async function pageOfEnterprises(hub: HubPlatform, ctx: Ctx, filter: EnterpriseFilter, sort: Sort, limit: number, offset: number, closing?: AsClosed): Promise<{ rows: EnterpriseListRow[]; total: number }> {
  const scope = rowScope(ctx)
  const [rows, total] = await Promise.all([
    listEnterprises(hub.store, ctx, filter, scope, sort, limit, offset, closing),
    countEnterprises(hub.store, ctx, filter, scope, closing),
  ])
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.enterprises', filters: { ...filter, sort: sort.key, offset, ...(closing === undefined ? {} : { closing }) }, rows: rows.length }))
  return { rows, total }
}

export const facetsOfEnterprises = (hub: HubPlatform, ctx: Ctx, closing?: AsClosed): Promise<Facets> => enterpriseFacets(hub.store, ctx, rowScope(ctx), closing)
