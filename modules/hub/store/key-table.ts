import type { Ctx } from '@jingwei/kernel'
import { WriteBehind, type Store } from '@jingwei/store'
import { enterprisesBehind, insertKeys, nothingLinked, tells } from './enterprise-keys.ts'

/** New keys that wait before they are written together, in the order of the index. */
const writtenTogether = 20_000

/**
 * hub.enterprise_key as one transaction sees it. Nobody else links meanwhile, so that a key is asked of the store once,
 * and what was put is known without asking. A person may take a link apart beside it: what was put is therefore
 * written even where the store had it.
 */
export class KeyTable {
  private readonly stored = new Map<string, readonly string[]>()
  /** Most keys have one enterprise: it stands alone until there is a second. */
  private readonly added = new Map<string, string | Set<string>>()
  private waiting: { keys: string[]; ids: string[] } = { keys: [], ids: [] }
  private readonly writes: WriteBehind
  private readonly store: Store
  private readonly ctx: Ctx
  private empty: boolean | undefined

  constructor(store: Store, ctx: Ctx, writes: WriteBehind) {
    this.store = store
    this.ctx = ctx
    this.writes = writes
  }

  /** Whether nothing had been linked before this transaction. */
  async storeIsEmpty(): Promise<boolean> {
    return (this.empty ??= await nothingLinked(this.store, this.ctx))
  }

  /** Asks the store for the keys it has not been asked for. */
  async learn(keys: readonly string[]): Promise<void> {
    if (await this.storeIsEmpty()) return
    const unknown = [...new Set(keys)].filter((key) => !this.stored.has(key))
    if (unknown.length === 0) return
    const found = await enterprisesBehind(this.store, this.ctx, unknown)
    for (const key of unknown) this.stored.set(key, found.get(key) ?? [])
  }

  /** The enterprises behind some learnt keys, sorted; a key that very many share tells nothing. */
  enterprises(keys: readonly string[]): readonly string[] {
    const ids = new Set<string>()
    for (const key of keys) {
      const added = this.added.get(key) ?? []
      const sharing = new Set([...(this.stored.get(key) ?? []), ...(typeof added === 'string' ? [added] : added)])
      if (tells(key, sharing.size)) for (const id of sharing) ids.add(id)
    }
    return [...ids].toSorted()
  }

  put(key: string, id: string): void {
    const ids = this.added.get(key)
    if (ids === id || (typeof ids === 'object' && ids.has(id))) return
    if (ids === undefined) this.added.set(key, id)
    else if (typeof ids === 'string') this.added.set(key, new Set([ids, id]))
    else ids.add(id)
    this.waiting.keys.push(key)
    this.waiting.ids.push(id)
  }

  /** Writes behind what was put when enough has come together. */
  async write(atLeast = writtenTogether): Promise<void> {
    const { keys, ids } = this.waiting
    if (keys.length < Math.max(atLeast, 1)) return
    this.waiting = { keys: [], ids: [] }
    await this.writes.add(() => insertKeys(this.store, this.ctx, keys, ids))
  }
}
