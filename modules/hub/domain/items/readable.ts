import { statisticsOnly, type Purpose } from '@jingwei/kernel'
import { builtInSources } from '../sources/built-in.ts'
import { items } from './dictionary.ts'
import type { Item } from './item.ts'

/** Attributes kept beside every golden row, and the column that holds each. */
export const readableAttributes: Readonly<Record<string, string>> = {
  credit_code: 'credit_code', name: 'name', former_name: 'former_name', address: 'address', industry: 'industry', status: 'status',
}

const surveys: ReadonlySet<string> = new Set(builtInSources.filter((source) => statisticsOnly(source.basis)).map((source) => source.id))

/** An item that a statistical survey owns, or shares, is never read for others per firm (统计法 28). */
export const ofSurvey = (item: Item): boolean => item.group === 'statistics' || item.owners.some((owner) => surveys.has(owner))

/** Items whose golden values can be read for many enterprises at once; the others stand on the page of one enterprise alone. */
export const readableItems: readonly Item[] = items.filter((item) => !ofSurvey(item) && (item.kind === 'quantity' || item.id in readableAttributes))

/** Whether the legal owner of an item lets it be read for this purpose. */
export function allowsPurpose(item: Item, purpose: Purpose): boolean {
  const owner = builtInSources.find((source) => source.id === item.owners[0])
  return owner !== undefined && owner.purposes.includes(purpose)
}
