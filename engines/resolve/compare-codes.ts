import type { CodeFeatures, EvidenceItem } from './types.ts'

function item(finding: string, weight: number, here?: string, there?: string): EvidenceItem {
  return { field: 'code', finding, weight, ...(here === undefined ? {} : { here }), ...(there === undefined ? {} : { there }) }
}

/** Places in which two codes of equal length differ; stops counting after `most`. */
function differences(a: string, b: string, most: number): number {
  let n = 0
  for (let i = 0; i < a.length && n <= most; i++) if (a[i] !== b[i]) n++
  return n
}

/** Evidence of two sets of codes; undefined when they have no kind in common. Order of the two does not matter. */
export function compareCodes(a: CodeFeatures, b: CodeFeatures): EvidenceItem | undefined {
  if (a.credit !== undefined && b.credit !== undefined) {
    if (a.credit === b.credit) return item('same_code', a.creditHolds === true ? 40 : 26, a.credit, b.credit)
    const damaged = a.creditHolds === true ? (b.creditHolds === true ? undefined : b) : a
    if (damaged !== undefined) {
      const other = damaged === a ? b : a
      if (damaged.repaired?.includes(other.credit as string) === true) return item('repaired_code', 20, a.credit, b.credit)
      const apart = a.credit.length === b.credit.length ? differences(a.credit, b.credit, 4) : 5
      if (apart <= 2) return item('near_code', 12, a.credit, b.credit)
      if (apart > 4 && damaged.repaired !== undefined) return item('other_code', -10, a.credit, b.credit)
      return apart > 4 ? item('other_damaged_code', -6, a.credit, b.credit) : undefined
    }
    return differences(a.credit, b.credit, 2) <= 2 ? item('near_valid_code', -8, a.credit, b.credit) : item('other_code', -30, a.credit, b.credit)
  }
  if (a.organisation !== undefined && b.organisation !== undefined) {
    return a.organisation === b.organisation ? item('same_organisation_code', 24, a.organisation, b.organisation) : item('other_organisation_code', -20, a.organisation, b.organisation)
  }
  const [ofA, ofB] = [a.organisation ?? a.taxOrganisation, b.organisation ?? b.taxOrganisation]
  if (ofA !== undefined && ofA === ofB) return item('same_organisation_code_in_tax_number', 14, ofA, ofB)
  if (a.registration !== undefined && a.registration === b.registration) return item('same_old_number', 18, a.registration, b.registration)
  return undefined
}
