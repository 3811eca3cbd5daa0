import type { Purpose } from '@jingwei/kernel'
import { builtInSources, items as dictionary, readableItems } from '@jingwei/hub'
import { derivedItems, type DerivedItem } from './derived-items.ts'

/** 无条件共享, 有条件共享, 不予共享. */
export type SharingType = 'unconditional' | 'conditional' | 'none'
/** 数据分级: how much harm a leak would do; L4 is never handed out item by item. */
export type Grade = 'L1' | 'L2' | 'L3' | 'L4'

/** An item of the catalogue, before what its owner says about sharing it. `source` is the source whose word counts first. */
export type ShareableItem = {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly definition: { readonly zh: string; readonly en: string }
  readonly unit?: string
  readonly source: string
  /** Values by period, or one that stands. */
  readonly byPeriod: boolean
  /** No setting, no owner and no leader can make it shareable (统计法 28). */
  readonly sealed: boolean
  /** Golden items it is made of; an item of the dictionary is made of itself. */
  readonly from: readonly string[]
}

/** What names the row in every view, so it is not chosen: both stand in the public register. */
const keys: ReadonlySet<string> = new Set(['credit_code', 'name'])

const readable = new Set(readableItems.map((item) => item.id))

const plain: readonly ShareableItem[] = dictionary.filter((item) => !keys.has(item.id) && (readable.has(item.id) || item.group === 'statistics')).map((item) => ({
  id: item.id, zh: item.zh, en: item.en, definition: item.definition, ...(item.unit === undefined ? {} : { unit: item.unit }), source: item.owners[0] ?? '',
  byPeriod: item.kind === 'quantity', sealed: !readable.has(item.id), from: [item.id],
}))

const derived = derivedItems.map(({ id, zh, en, definition, from, byPeriod }: DerivedItem): ShareableItem => ({
  id, zh, en, definition, byPeriod, from: [from], sealed: false, source: plain.find((item) => item.id === from)?.source ?? '',
}))

/** Everything the catalogue lists; survey items stand in it to say why they are not to be had. */
export const shareableItems: readonly ShareableItem[] = [...derived, ...plain]

const byId = new Map(shareableItems.map((item) => [item.id, item]))
export const shareable = (id: string): ShareableItem | undefined => byId.get(id)

export const sourceOf = (id: string) => builtInSources.find((source) => source.id === id)

/** Whether the item's source lets it be used for this purpose, and handed on. */
export const purposeAllowed = (item: ShareableItem, purpose: Purpose): boolean => sourceOf(item.source)?.purposes.includes(purpose) ?? false
export const onwardClosed = (item: ShareableItem): boolean => sourceOf(item.source)?.onward !== 'with_consent'
