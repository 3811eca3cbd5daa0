import type { Item } from './item.ts'
import { figureItems } from './figure-items.ts'
import { identityItems } from './identity-items.ts'
import { statisticsItems } from './statistics-items.ts'

export const items: readonly Item[] = [...identityItems, ...figureItems, ...statisticsItems]

const byId = new Map(items.map((item) => [item.id, item]))

/** @throws Error for an id no source may use: a definition with a misspelt item must not load. */
export function itemOf(id: string): Item {
  const item = byId.get(id)
  if (!item) throw new Error(`no item ${id} in the dictionary`)
  return item
}
