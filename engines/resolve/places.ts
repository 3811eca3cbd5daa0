import { confusion } from './confusable.ts'
import type { Vocabulary } from './types.ts'

/** Provinces by the short name that leads names and addresses. */
const PROVINCES = [
  '北京', '天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江', '上海', '江苏', '浙江', '安徽', '福建', '江西', '山东', '河南', '湖北',
  '湖南', '广东', '广西', '海南', '重庆', '四川', '贵州', '云南', '西藏', '陕西', '甘肃', '青海', '宁夏', '新疆', '香港', '澳门', '台湾',
]

export const NO_VOCABULARY: Vocabulary = { places: [], contrasts: [] }

/** The words of a vocabulary in the form the parsers want, made once per vocabulary. */
export type PlaceIndex = { readonly words: ReadonlySet<string>; readonly longest: number; readonly byLength: readonly (readonly string[])[]; readonly contrasts: ReadonlySet<string> }

const indexes = new WeakMap<Vocabulary, PlaceIndex>()

export function placeIndex(vocabulary: Vocabulary): PlaceIndex {
  const known = indexes.get(vocabulary)
  if (known !== undefined) return known
  const words = new Set([...PROVINCES, ...vocabulary.places])
  const longest = Math.max(...[...words].map((w) => w.length))
  const byLength = Array.from({ length: longest + 1 }, (_, n) => vocabulary.places.filter((w) => w.length === n))
  const made: PlaceIndex = { words, longest, byLength, contrasts: new Set(vocabulary.contrasts) }
  indexes.set(vocabulary, made)
  return made
}

/** The suffix of an administrative word, unless it belongs to the word that follows (嘉兴市政工程, 中山县城). */
const SUFFIX = /^(?:(?:特别行政|自治|新)?区(?!域|块)|市(?!政|场|郊|区|民|容|北|南)|省(?!级)|县(?!城|级)|自治[州县])/

export type Heads = { readonly places: readonly string[]; readonly rest: string }

/**
 * Takes the leading place words off a folded name. A word is known from the vocabulary, or generic: two or three
 * characters and 省, 市 or 县. At least two characters stay.
 */
export function takePlaces(name: string, index: PlaceIndex): Heads {
  const places: string[] = []
  let rest = name
  for (let turn = 0; turn < 4; turn++) {
    const taken = takeOne(rest, index, turn)
    if (taken === undefined || rest.length - taken.length < 2) break
    places.push(taken.word)
    rest = rest.slice(taken.length)
  }
  return { places, rest }
}

function takeOne(text: string, index: PlaceIndex, turn: number): { word: string; length: number } | undefined {
  for (let n = Math.min(index.longest, text.length - 1); n >= 2; n--) {
    const word = text.slice(0, n)
    if (!index.words.has(word)) continue
    const suffix = SUFFIX.exec(text.slice(n))?.[0] ?? ''
    return { word, length: n + suffix.length }
  }
  const generic = turn > 1 ? null : /^(\p{Script=Han}{2,3}?)(?:省(?!级)|市(?!政|场|郊|区|民|容|北|南)|县(?!城|级))/u.exec(text)
  return generic === null ? undefined : { word: generic[1] as string, length: generic[0].length }
}

/** The rest of a name whose first characters are a known place with one character misread; undefined when they are none. */
export function takeMisreadPlace(name: string, index: PlaceIndex): string | undefined {
  for (let n = Math.min(index.longest, name.length - 2); n >= 2; n--) {
    for (const word of index.byLength[n] ?? []) {
      let wrong = -1
      let count = 0
      for (let i = 0; i < n && count < 2; i++) if (name[i] !== word[i]) { wrong = i; count++ }
      if (count !== 1 || confusion(name[wrong] as string, word[wrong] as string) === 'none') continue
      const behind = name.slice(n)
      const rest = takePlaces(behind.slice(SUFFIX.exec(behind)?.[0].length ?? 0), index).rest
      return rest.length >= 2 ? rest : undefined
    }
  }
  return undefined
}
