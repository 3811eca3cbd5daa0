import { compareAddresses } from './compare-addresses.ts'
import { compareCodes } from './compare-codes.ts'
import { compareNames, type NameEvidence } from './compare-names.ts'
import { NO_VOCABULARY, placeIndex } from './places.ts'
import type { Evidence, EvidenceItem, Features, Vocabulary } from './types.ts'

/** A former name vouches a little less than the present one. */
const FORMER = -2

/** Below this a code says no, from here on it vouches by itself or together with a name. */
const CODE_VOUCHES = 12

const ADDRESS_VOUCHES = 5

const PLACELESS: ReadonlySet<string> = new Set(['same_name_without_place', 'same_name_place_misread'])

/** What speaks for and against two mentions being one enterprise. */
export function compare(a: Features, b: Features, vocabulary: Vocabulary = NO_VOCABULARY): Evidence {
  return compareWithAll(a, [b], vocabulary)
}

/**
 * The same against everything known of one enterprise: the best code, name and address evidence among its mentions,
 * since each was true of it once (former names, stale addresses, an old number of another year).
 */
export function compareWithAll(target: Features, known: readonly Features[], vocabulary: Vocabulary = NO_VOCABULARY): Evidence {
  const index = placeIndex(vocabulary)
  let heads: string[] | undefined
  for (const f of known) if (f.name.headBare !== undefined) (heads ??= []).push(f.name.headBare)
  let code: EvidenceItem | undefined
  let name: NameEvidence | undefined
  let address: EvidenceItem | undefined
  let town: EvidenceItem | undefined
  let elsewhere: NameEvidence | undefined
  const tryName = (n: NameEvidence): void => {
    if (n.item.finding === 'same_name_other_place') elsewhere = n
    if (name === undefined || strength(n) > strength(name)) name = n
  }
  for (const f of known) {
    code = better(code, compareCodes(target.code, f.code))
    // Once a branch has been written by its head's short name, that is still no name of its own.
    const borrowed = f.name.branch === undefined && f.name.form === 'none' && heads?.includes(f.name.bare) === true
    if (!borrowed) tryName(compareNames(target.name, f.name, index))
    if (f.former !== undefined) tryName(asFormer(compareNames(target.name, f.former, index)))
    if (target.former !== undefined) tryName(asFormer(compareNames(target.former, f.name, index)))
    if (target.address !== undefined && f.address !== undefined) address = better(address, compareAddresses(target.address, f.address))
    else if (target.town !== undefined && f.town !== undefined) town = better(town, compareTowns(target.town, f.town))
  }
  // Where one writing of its name says another place, writings that merely leave the place out prove nothing.
  if (elsewhere !== undefined && name !== undefined && PLACELESS.has(name.item.finding)) name = elsewhere
  const items: EvidenceItem[] = []
  if (code !== undefined) items.push(code)
  if (name !== undefined) items.push(name.item)
  if (name?.branchDiffers === true) items.push({ field: 'branch', finding: 'branch_of_head', weight: -25 })
  if (address !== undefined) items.push(address)
  else if (town !== undefined) items.push(town)
  return conclude(items, code, name, address)
}

function better(now: EvidenceItem | undefined, next: EvidenceItem | undefined): EvidenceItem | undefined {
  return next !== undefined && (now === undefined || next.weight > now.weight) ? next : now
}

function conclude(items: readonly EvidenceItem[], code: EvidenceItem | undefined, name: NameEvidence | undefined, address: EvidenceItem | undefined): Evidence {
  const total = items.reduce((sum, i) => sum + i.weight, 0)
  const byCode = code !== undefined && code.weight >= CODE_VOUCHES
  const byAddress = address !== undefined && address.weight >= ADDRESS_VOUCHES
  const agreement = name?.agreement ?? 'none'
  // A strong code and the address may carry a name that is badly written, never one that is wholly another.
  const carried = code !== undefined && code.weight >= 20 && byAddress && name?.item.finding !== 'unlike_name'
  const proof = carried || agreement === 'whole' || agreement === 'near' || (byCode && (agreement === 'weak' || byAddress)) || (agreement === 'weak' && byAddress && (name?.item.weight ?? 0) > 0)
  const forbids = name?.branchDiffers === true && !(byCode && code.weight >= 40) ? 'branch_of_head' : byCode && agreement === 'none' && !carried ? 'code_without_name' : undefined
  return { total, items, proof, nameAgrees: agreement, ...(forbids === undefined ? {} : { forbids }) }
}

function strength(n: NameEvidence): number {
  return n.item.weight - (n.branchDiffers ? 25 : 0)
}

function asFormer(n: NameEvidence): NameEvidence {
  return n.item.weight <= 0 ? n : { ...n, item: { ...n.item, finding: `former_${n.item.finding}`, weight: n.item.weight + FORMER } }
}

/** Town columns are often cut, so a town inside the other counts as the same. */
function compareTowns(a: string, b: string): EvidenceItem {
  const same = a === b || (a.length >= 2 && b.endsWith(a)) || (b.length >= 2 && a.endsWith(b))
  return { field: 'town', finding: same ? 'same_town' : 'other_town', weight: same ? 2 : -1, here: a, there: b }
}
