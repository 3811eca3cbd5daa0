import { fold } from './fold.ts'
import { parseName } from './name.ts'
import { NO_VOCABULARY, placeIndex } from './places.ts'
import type { Mention, Vocabulary } from './types.ts'

const DIVISION = /(\p{Script=Han}{2,3}?)(?:市(?!场|政|民|郊)|县(?!城)|区(?!域|块|内|间)|省|自治[州县])/u

/** Words leading an address: at most three divisions, each directly behind the last. */
function divisionsOf(address: string): string[] {
  const words: string[] = []
  let rest = address
  for (let i = 0; i < 3; i++) {
    const match = DIVISION.exec(rest)
    if (match === null || match.index !== 0) break
    words.push(match[1] as string)
    rest = rest.slice(match[0].length)
  }
  return words
}

/**
 * Learns a region's place words and contrasts from its registry feed. A word that leads at least `0.2 %` of addresses
 * (and ten) as a division and also leads names is a place. Independent of the order of mentions.
 */
export function learnVocabulary(mentions: Iterable<Mention>): Vocabulary {
  const heads = new Map<string, number>()
  const names: string[] = []
  let seen = 0
  for (const m of mentions) {
    seen++
    names.push(fold(m.name))
    for (const word of divisionsOf(fold(m.address ?? ''))) heads.set(word, (heads.get(word) ?? 0) + 1)
  }
  const enough = Math.max(10, seen * 0.002)
  const leads = new Map<string, number>()
  for (const name of names) {
    // A county word may stand behind the city's: 嘉兴市南湖区...
    let rest = name
    for (let turn = 0; turn < 3; turn++) {
      const word = [3, 2].map((n) => rest.slice(0, n)).find((w) => (heads.get(w) ?? 0) >= enough)
      if (word === undefined) break
      leads.set(word, (leads.get(word) ?? 0) + 1)
      rest = rest.slice(word.length).replace(/^[省市县区]/u, '')
    }
  }
  const often = [...heads].filter(([word, n]) => n >= enough && (leads.get(word) ?? 0) >= 3).map(([word]) => word).sort()
  // 嘉兴港区 leads addresses too, but 嘉兴港源 is 嘉兴 and a mark.
  const places = often.filter((word) => !often.some((other) => other !== word && word.startsWith(other)))
  return { places, contrasts: contrasts(names, { places, contrasts: [] }) }
}

/** Pairs of characters in the first part of bare names by which two different names of the registry differ. */
function contrasts(names: readonly string[], vocabulary: Vocabulary): string[] {
  const index = placeIndex(vocabulary)
  const byHole = new Map<string, Set<string>>()
  for (const name of new Set(names)) {
    const { bare } = parseName(name, index)
    for (let i = 0; i < bare.length; i++) {
      const hole = `${bare.slice(0, i)}\0${bare.slice(i + 1)}`
      const filled = byHole.get(hole)
      if (filled === undefined) byHole.set(hole, new Set([bare[i] as string]))
      else filled.add(bare[i] as string)
    }
  }
  const pairs = new Set<string>()
  for (const filled of byHole.values()) {
    if (filled.size < 2) continue
    const characters = [...filled].sort()
    for (let i = 0; i < characters.length; i++) for (let j = i + 1; j < characters.length; j++) pairs.add(`${characters[i]}${characters[j]}`)
  }
  return [...pairs].sort()
}

export { NO_VOCABULARY }
