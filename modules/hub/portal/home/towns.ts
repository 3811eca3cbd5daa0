import type { Town } from '../answers.ts'

/** The measures a town can be looked at by. */
export const TOWN_MEASURES = [
  { id: 'revenueWan', unit: '万元' },
  { id: 'enterprises', unit: '家' },
  { id: 'kwh', unit: '千瓦时' },
] as const
export type TownMeasure = (typeof TOWN_MEASURES)[number]['id']

export function townValue(town: Town, measure: TownMeasure): number | undefined {
  return Number.isFinite(town[measure]) ? town[measure] : undefined
}

/** Money of a region stands in 亿元; electricity in 万千瓦时. */
export function regional(value: number | undefined, measure: TownMeasure): number | undefined {
  if (value === undefined || measure === 'enterprises') return value
  return Number((value / 1e4).toFixed(2))
}
export const REGIONAL_UNITS: Readonly<Record<TownMeasure, string>> = { revenueWan: '亿元', enterprises: '家', kwh: '万千瓦时' }

export type TownFinding = { readonly first: string; readonly share: number; readonly half: number; readonly count: number }

/** Who is first with which share, and how many towns make up half. Undefined when nothing is known. */
export function townFinding(places: readonly { readonly name: string; readonly value: number | undefined }[]): TownFinding | undefined {
  const sorted = places.flatMap((place) => (place.value === undefined ? [] : [{ name: place.name, value: place.value }])).sort((a, b) => b.value - a.value)
  const total = sorted.reduce((sum, place) => sum + place.value, 0)
  const first = sorted[0]
  if (first === undefined || total <= 0) return undefined
  let [sum, half] = [0, 0]
  while (sum < total / 2 && half < sorted.length) sum += sorted[half++]?.value ?? 0
  return { first: first.name, share: Math.round((first.value / total) * 100), half, count: sorted.length }
}
