import type { EnterpriseValues } from '@jingwei/hub'
import { derivedItem } from './derived-items.ts'
import { shareable } from './shareable.ts'

/** One line of what a grant shows: an enterprise, a period when there is one, a cell for each item in their order. */
export type Line = { readonly creditCode: string; readonly name: string; readonly period: string; readonly cells: readonly string[] }

type Value = { readonly period: string; readonly value: string }

/** The golden items that have to be read for these. */
export const rawItems = (items: readonly string[]): string[] => [...new Set(items.flatMap((id) => shareable(id)?.from ?? []))]

function valuesOf(firm: EnterpriseValues, id: string): readonly Value[] {
  const raw = shareable(id)?.from[0] ?? id
  const figures = firm.figures.filter((figure) => figure.item === raw)
  const derived = derivedItem(id)
  if (derived) return derived.derive({ town: firm.town, attribute: firm.attributes[raw] ?? '', figures })
  const attribute = firm.attributes[raw]
  return attribute === undefined ? figures : [{ period: '', value: attribute }]
}

/**
 * The lines of one enterprise: one per period of which something is known, what stands repeated on each; a single line
 * when nothing hangs on a period. Only the items of the grant appear, whatever was read to make them.
 */
export function linesOf(firm: EnterpriseValues, items: readonly string[]): Line[] {
  const columns = items.map((id) => valuesOf(firm, id))
  const periods = [...new Set(columns.flat().map((value) => value.period))].filter((period) => period !== '').toSorted()
  const line = (period: string): Line => ({
    creditCode: firm.creditCode, name: firm.name, period,
    cells: columns.map((values) => values.find((value) => value.period === period)?.value ?? values.find((value) => value.period === '')?.value ?? ''),
  })
  return periods.length === 0 ? [line('')] : periods.map(line)
}
