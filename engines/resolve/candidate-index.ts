import { blockingKeys } from './blocking.ts'
import type { Candidate, Features } from './types.ts'

/** Where enterprises and the blocking keys of their mentions are kept; a store implements it, the engine only asks. */
export type CandidateIndex = {
  /** For each list of keys the enterprises that share one, with the features of their mentions. Keys shared by very many enterprises may be left out, `c` keys never. */
  find(keys: readonly (readonly string[])[]): Promise<readonly (readonly Candidate[])[]>
  /** Makes an enterprise for each founder and returns its id; the same key twice, also in a later run, gives the same id. */
  found(founders: readonly { readonly key: string; readonly features: Features }[]): Promise<readonly string[]>
  /** Adds what a mention teaches about an enterprise. */
  add(entries: readonly { readonly id: string; readonly features: Features }[]): Promise<void>
}

/** More enterprises than this behind one name or address key tell nothing. */
const COMMON = 80

/** An index in memory, for tests, small jobs and as the model of what a store does. Ids are the founders' keys. */
export function memoryIndex(common: number = COMMON): CandidateIndex & { readonly size: () => number } {
  const byKey = new Map<string, Set<string>>()
  const known = new Map<string, Map<string, Features>>()
  const put = (id: string, features: Features): void => {
    const mentions = known.get(id) ?? new Map<string, Features>()
    known.set(id, mentions)
    mentions.set(JSON.stringify(features), features)
    for (const key of blockingKeys(features)) {
      const ids = byKey.get(key)
      if (ids === undefined) byKey.set(key, new Set([id]))
      else ids.add(id)
    }
  }
  return {
    size: () => known.size,
    find: async (lists) => lists.map((keys) => {
      const ids = new Set<string>()
      for (const key of keys) {
        const sharing = byKey.get(key)
        if (sharing !== undefined && (sharing.size <= common || key.startsWith('c'))) for (const id of sharing) ids.add(id)
      }
      return [...ids].map((id) => ({ id, features: [...(known.get(id)?.values() ?? [])] }))
    }),
    found: async (founders) => founders.map(({ key, features }) => {
      put(key, features)
      return key
    }),
    add: async (entries) => {
      for (const { id, features } of entries) put(id, features)
    },
  }
}
