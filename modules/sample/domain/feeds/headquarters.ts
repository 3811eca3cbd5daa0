import type { County, Enterprise } from '../enterprise.ts'

/** For each headquarters, the firms whose heads and meters it keeps. */
export function keptAtHeadquarters(county: County): ReadonlyMap<string, readonly Enterprise[]> {
  const kept = new Map<string, Enterprise[]>()
  for (const firm of county.enterprises) {
    if (firm.dataAt !== undefined) kept.set(firm.dataAt, [...(kept.get(firm.dataAt) ?? []), firm])
  }
  return kept
}

/** A month of a firm as a department sees it: its own and that of the firms whose data sit with it. */
export const seenInMonth = (firm: Enterprise, kept: readonly Enterprise[], item: 'kwh' | 'insured', month: number): number =>
  kept.reduce((total, other) => total + (other[item][month] ?? 0), firm[item][month] ?? 0)
