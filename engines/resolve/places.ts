import { confusion } from './confusable.ts'
import type { Vocabulary } from './types.ts'

/** Provinces by the short name that leads names and addresses. */
const PROVINCES = [
  '北京', '天津', '河北', '山西', '内蒙古', '辽宁', '吉林', '黑龙江', '上海', '江苏', '浙江', '安徽', '福建', '江西', '山东', '河南', '湖北',
  '湖南', '广东', '广西', '海南', '重庆', '四川', '贵州', '云南', '西藏', '陕西', '甘肃', '青海', '宁夏', '新疆', '香港', '澳门', '台湾',
]

export const NO_VOCABULARY: Vocabulary = { places: [], contrasts: [] }

/** The words of a vocabulary in the form the parsers want, made once per vocabulary. */
export type PlaceIndex = { readonly words: ReadonlySet<string>; readonly longest: number; readonly nearby: ReadonlyMap<string, readonly string[]>; readonly contrasts: ReadonlySet<string> }

const indexes = new WeakMap<Vocabulary, PlaceIndex>()

export function placeIndex(vocabulary: Vocabulary): PlaceIndex {
  const known = indexes.get(vocabulary)
  if (known !== undefined) return known
  const words = new Set([...PROVINCES, ...vocabulary.places])
  const longest = Math.max(...[...words].map((w) => w.length))
  const nearby = new Map<string, string[]>()
  for (const word of words) for (let i = 0; i < word.length; i++) {
    const hole = withHole(word, i)
    nearby.set(hole, [...(nearby.get(hole) ?? []), word])
  }
  const made: PlaceIndex = { words, longest, nearby, contrasts: new Set(vocabulary.contrasts) }
  indexes.set(vocabulary, made)
  return made
}

/** The suffix of an administrative word, unless it belongs to the word that follows (嘉兴市政工程). */
const SUFFIX = /^(?:(?:特别行政|自治|新)?区(?!域|块)|市(?!政|场|郊|容)|省(?!级)|县(?!级)|自治[州县])/

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

function withHole(word: string, at: number): string {
  return `${word.slice(0, at)}?${word.slice(at + 1)}`
}

/** The rest of a name whose first characters are a known place with one character misread; undefined when they are none. */
export function takeMisreadPlace(name: string, index: PlaceIndex): string | undefined {
  for (let n = Math.min(index.longest, 3, name.length - 2); n >= 2; n--) {
    const head = name.slice(0, n)
    if (index.words.has(head)) return undefined
    for (let i = 0; i < n; i++) {
      const near = index.nearby.get(withHole(head, i))
      if (near === undefined || !near.some((word) => confusion(head[i] as string, word[i] as string) !== 'none')) continue
      const behind = name.slice(n)
      const { rest } = takePlaces(behind.slice(SUFFIX.exec(behind)?.[0].length ?? 0), index)
      return rest.length >= 2 ? rest : undefined
    }
  }
  return undefined
}
