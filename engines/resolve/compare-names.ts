import { confusion, type Confusion } from './confusable.ts'
import { difference } from './text-distance.ts'
import type { PlaceIndex } from './places.ts'
import type { EvidenceItem, NameFeatures } from './types.ts'

/** Characters that count or point: a difference in one names another plant, shop or phase, never a slip. */
const ORDINAL = /[0-9一二三四五六七八九十甲乙丙丁东南西北中上下前后大小新老A-Z]/

export type NameEvidence = {
  readonly item: EvidenceItem
  /** How far the name itself vouches for the link: whole name, near name (a slip), or not at all. */
  readonly agreement: 'whole' | 'near' | 'weak' | 'none'
  readonly branchDiffers: boolean
}

/** Bits of an equal bare name: every character beyond the second makes a chance meeting rarer. */
function weightOf(length: number): number {
  return Math.min(17, 4 + 2.2 * length)
}

type Places = 'equal' | 'missing' | 'overlap' | 'misread' | 'conflict'

function comparePlaces(a: readonly string[], b: readonly string[], index: PlaceIndex): Places {
  if (a.length === 0 && b.length === 0) return 'equal'
  if (a.length === 0 || b.length === 0) return 'missing'
  if (a.length === b.length && a.every((w, i) => w === b[i])) return 'equal'
  if (a.some((w) => b.includes(w))) return 'overlap'
  return a.some((w) => b.some((v) => misread(w, v, index))) ? 'misread' : 'conflict'
}

/** One place word for another that looks or sounds like it: 嘉星 for 嘉兴, but never one known place for another. */
function misread(a: string, b: string, index: PlaceIndex): boolean {
  if (a.length !== b.length || (index.words.has(a) && index.words.has(b))) return false
  const gap = difference(a, b)
  return gap.kind === 'substituted' && gap.pairs.every(([x, y]) => confusion(x, y) !== 'none')
}

const PLACE_WEIGHT: Readonly<Record<Places, number>> = { equal: 2, missing: 0, overlap: 1, misread: -1, conflict: -10 }

const SLIP: Readonly<Record<Exclude<Confusion, 'none'>, number>> = { look: -3, sound: -3, near_sound: -5 }

/** Evidence of two names; the index brings known places and the pairs of characters that tell real enterprises apart. Symmetric. */
export function compareNames(a: NameFeatures, b: NameFeatures, index: PlaceIndex): NameEvidence {
  const { contrasts } = index
  const branchDiffers = (a.branch === undefined) !== (b.branch === undefined)
  const found = (finding: string, weight: number, agreement: NameEvidence['agreement']): NameEvidence => ({
    item: { field: 'name', finding, weight, here: a.full, there: b.full }, agreement, branchDiffers,
  })
  const base = weightOf(a.bare.length)
  if (a.full === b.full || (a.whole ?? a.full) === (b.whole ?? b.full)) return { ...found('same_name', base + (a.places.length > 0 ? 4 : 2), 'whole'), branchDiffers: false }
  const formGap = (a.form === 'joint_stock') !== (b.form === 'joint_stock') && a.form !== 'none' && b.form !== 'none' && a.form !== 'company' && b.form !== 'company' ? -3 : 0
  if (a.core === b.core) return found('same_name_other_form', base + 2 + formGap, 'whole')
  const places = comparePlaces(a.places, b.places, index)
  if (a.bare === b.bare) {
    const finding = places === 'missing' ? 'same_name_without_place' : places === 'conflict' ? 'same_name_other_place' : places === 'misread' ? 'same_name_place_misread' : 'same_name_place_written_otherwise'
    return found(finding, base + PLACE_WEIGHT[places] + formGap, places === 'conflict' || places === 'misread' ? 'near' : 'whole')
  }
  if (a.placeMisread === b.bare || b.placeMisread === a.bare) return found('same_name_place_misread', Math.min(weightOf(a.bare.length), weightOf(b.bare.length)) + formGap, 'near')
  if (branchDiffers) {
    const [branch, other] = a.branch === undefined ? [b, a] : [a, b]
    // A short name at a branch's own address is the branch as often as its head; a full legal name is the head's.
    if (branch.headBare === other.bare && other.form === 'none') return { ...found('short_name_of_branch', weightOf(other.bare.length), 'weak'), branchDiffers: false }
  }
  const gap = difference(a.bare, b.bare)
  const shift = (places === 'missing' ? -1 : PLACE_WEIGHT[places]) + formGap
  const shorter = weightOf(Math.min(a.bare.length, b.bare.length))
  if (gap.kind === 'substituted') {
    const kinds = gap.pairs.map(([x, y]) => slip(x, y, contrasts))
    if (kinds.every((k) => k !== undefined)) {
      const loss = kinds.reduce((sum, k) => sum + (k ?? 0), 0) - (kinds.length > 1 ? 3 : 0)
      return found(kinds.length > 1 ? 'two_characters_misread' : 'one_character_misread', base + loss + shift, loss >= -5 ? 'near' : 'weak')
    }
    const [[x, y] = ['', '']] = gap.pairs
    if (gap.pairs.length === 1) {
      const ordinal = ORDINAL.test(x) && ORDINAL.test(y)
      // Nobody would misread it, yet in a long name and at the same address a slip is likelier than a sister firm.
      const weight = ordinal ? -6 : a.bare.length < 5 ? -3 : contrasts.has(x < y ? x + y : y + x) ? -1 : 5
      return found('one_character_differs', weight + Math.min(0, shift), 'weak')
    }
    return found('two_characters_differ', -9 + Math.min(0, shift), 'none')
  }
  if (gap.kind === 'swapped') return found('characters_swapped', shorter - 5 + shift, 'near')
  if (gap.kind === 'missing' && !ORDINAL.test(gap.character)) return found('character_missing', shorter - 7 + shift, 'weak')
  if (gap.kind === 'contained' && gap.shorter >= 3 && !branchDiffers) {
    if (gap.where === 'head') return found('short_name', Math.min(shorter - 7, 5) + Math.min(0, shift), 'weak')
    return found('part_of_name', (gap.where === 'scattered' ? -2 : 0) + Math.min(0, shift), 'weak')
  }
  const likeness = gap.kind === 'other' ? gap.likeness : 0.5
  return found(likeness >= 0.6 ? 'similar_name' : likeness >= 0.3 ? 'other_name' : 'unlike_name', likeness >= 0.6 ? -6 : likeness >= 0.3 ? -10 : -14, 'none')
}

/** Bits lost by reading one character for another; undefined when nobody would. */
function slip(x: string, y: string, contrasts: ReadonlySet<string>): number | undefined {
  if (ORDINAL.test(x) && ORDINAL.test(y)) return undefined
  const kind = confusion(x, y)
  if (kind === 'none') return undefined
  return SLIP[kind] - (contrasts.has(x < y ? x + y : y + x) ? 6 : 0)
}
