import type { AddressFeatures, EvidenceItem } from './types.ts'

function item(finding: string, weight: number, a: AddressFeatures, b: AddressFeatures): EvidenceItem {
  return { field: 'address', finding, weight, here: a.short, there: b.short }
}

/** Evidence of two addresses: strong for road and number, weak for a town, mildly against when nothing agrees, since addresses go stale. Symmetric. */
export function compareAddresses(a: AddressFeatures, b: AddressFeatures): EvidenceItem {
  const [short, long] = a.short.length <= b.short.length ? [a.short, b.short] : [b.short, a.short]
  if (a.short === b.short) return item('same_address', 8, a, b)
  if (short.length >= 5 && (long.endsWith(short) || long.startsWith(short))) return item('shortened_address', 6, a, b)
  const townsDiffer = a.town !== undefined && b.town !== undefined && a.town !== b.town
  if (a.road !== undefined && b.road !== undefined && sameRoad(a.road, b.road)) {
    if (a.number !== undefined && a.number === b.number) return item('same_road_and_number', townsDiffer ? 3 : 6, a, b)
    if (a.number !== undefined && b.number !== undefined) return item('same_road_other_number', townsDiffer ? -1 : 1, a, b)
    return item('same_road', townsDiffer ? 0 : 2, a, b)
  }
  if (a.village !== undefined && a.village === b.village) return item('same_village', townsDiffer ? 1 : 3, a, b)
  if (a.town !== undefined && a.town === b.town) return item('same_town', 1, a, b)
  if (a.county !== undefined && b.county !== undefined && a.county !== b.county) return item('other_county', -2, a, b)
  return item('other_address', townsDiffer ? -2 : -1, a, b)
}

/** One road may drag a village or estate name in front that the other left out. */
function sameRoad(a: string, b: string): boolean {
  return a === b || (a.length >= 3 && b.endsWith(a)) || (b.length >= 3 && a.endsWith(b))
}
