import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { items } from '../../domain/items/dictionary.ts'
import { builtInSources } from '../../domain/sources/built-in.ts'
import { listArrangements } from '../../store/arrangements.ts'

/** What the figures of this moment mean: items with their owners, sources with their columns, what was agreed. */
export async function definitionsNow(hub: HubPlatform, ctx: Ctx): Promise<unknown> {
  return {
    items: items.map(({ id, zh, en, definition, unit, decimals, owners, combine }) => ({ id, zh, en, definition, unit, decimals, owners, combine })),
    sources: builtInSources.map(({ id, zh, en, owner, basis, purposes, columns }) => ({ id, zh, en, owner, basis, purposes, columns: columns.map(({ header, pattern, item, unit }) => ({ header, pattern, item, unit })) })),
    arrangements: await listArrangements(hub.store, ctx),
  }
}
