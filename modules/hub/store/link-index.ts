import { breather, newId, type Ctx, type EnterpriseId } from '@jingwei/kernel'
import { WriteBehind, type Store } from '@jingwei/store'
import { blockingKeys, features, type Candidate, type CandidateIndex, type Features, type Vocabulary } from '@jingwei/resolve'
import { mentionOf, type MentionRow } from './mentions.ts'
import { foundersOf, insertFounders } from './founders.ts'
import { KeyTable } from './key-table.ts'

/** Decisions come in bursts, a round of comparing at a time: so many writes may wait for the server while we compare on. */
const writesBehind = 32

/** New enterprises that wait before they are written together. */
const foundedTogether = 2_000

/**
 * The linker's index on PostgreSQL, within one transaction; the link stage's lock keeps others from linking beside it. The features of an
 * enterprise are read once from its mentions and then kept with what this transaction adds. Nothing is asked of the
 * store that is known here: a question would wait for all that is still being written.
 */
export class LinkIndex implements CandidateIndex {
  private readonly known = new Map<string, Features[]>()
  private readonly founded = new Map<string, string>()
  private fresh: { readonly id: string; readonly key: string }[] = []
  private readonly writes = new WriteBehind(writesBehind)
  private readonly keys: KeyTable
  private readonly store: Store
  private readonly ctx: Ctx
  private readonly vocabulary: Vocabulary

  constructor(store: Store, ctx: Ctx, vocabulary: Vocabulary) {
    this.store = store
    this.ctx = ctx
    this.vocabulary = vocabulary
    this.keys = new KeyTable(store, ctx, this.writes)
  }

  async find(lists: readonly (readonly string[])[]): Promise<readonly (readonly Candidate[])[]> {
    await this.keys.learn(lists.flat())
    const found = lists.map((list) => this.keys.enterprises(list))
    await this.load([...new Set(found.flat())])
    return found.map((ids) => ids.map((id) => ({ id, features: this.known.get(id) ?? [] })))
  }

  async found(founders: readonly { readonly key: string; readonly features: Features }[]): Promise<readonly string[]> {
    const asked = founders.map((founder) => founder.key).filter((key) => !this.founded.has(key))
    const stored = (await this.keys.storeIsEmpty()) ? new Map<string, string>() : await foundersOf(this.store, this.ctx, asked)
    for (const key of asked) {
      if (this.founded.has(key)) continue
      const before = stored.get(key)
      const id = before ?? newId<EnterpriseId>()
      this.founded.set(key, id)
      if (before !== undefined) continue
      this.known.set(id, [])
      this.fresh.push({ id, key })
    }
    await this.writeFounders(foundedTogether)
    const entries = founders.map((founder) => ({ id: this.founded.get(founder.key) ?? '', features: founder.features }))
    await this.add(entries)
    return entries.map((entry) => entry.id)
  }

  async add(entries: readonly { readonly id: string; readonly features: Features }[]): Promise<void> {
    if (entries.length === 0) return
    await this.load([...new Set(entries.map((entry) => entry.id))])
    const pause = breather()
    for (const [place, { id, features: learnt }] of entries.entries()) {
      if (place % 100 === 0) await pause()
      this.known.get(id)?.push(learnt)
      for (const key of blockingKeys(learnt)) this.keys.put(key, id)
      await this.keys.write()
    }
  }

  /** Writes behind what the caller decided, in its place among the index's own writes. */
  write(what: () => Promise<unknown>): Promise<void> {
    return this.writes.add(what)
  }

  /** When all that was added is stored; also after an error no write is left behind. */
  async settled(): Promise<void> {
    try {
      await this.writeFounders(1)
      await this.keys.write(1)
    } finally {
      await this.writes.settled()
    }
  }

  private async writeFounders(atLeast: number): Promise<void> {
    const { fresh } = this
    if (fresh.length < atLeast) return
    this.fresh = []
    await this.writes.add(() => insertFounders(this.store, this.ctx, fresh))
  }

  private async load(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.known.has(id))
    if (unknown.length === 0) return
    for (const id of unknown) this.known.set(id, [])
    const rows = await this.store.query<MentionRow & { enterprise_id: string }>(
      `select * from hub.mention where enterprise_id = any($1) and band <> 'review' order by id`, [unknown], this.ctx)
    for (const row of rows) this.known.get(row.enterprise_id)?.push(features(mentionOf(row), this.vocabulary))
  }
}
