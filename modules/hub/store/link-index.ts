import type { Ctx, EnterpriseId } from '@jingwei/kernel'
import { newId } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { blockingKeys, features, type Candidate, type CandidateIndex, type Features, type Vocabulary } from '@jingwei/resolve'
import { mentionOf, type MentionRow } from './mentions.ts'
import { KeyTable } from './key-table.ts'

/**
 * The linker's index on PostgreSQL, within one transaction; the link stage's lock keeps others from linking beside it. The features of an
 * enterprise are read once from its mentions and then kept with what this transaction adds.
 */
export class LinkIndex implements CandidateIndex {
  private readonly known = new Map<string, Features[]>()
  private readonly keys: KeyTable
  private readonly store: Store
  private readonly ctx: Ctx
  private readonly vocabulary: Vocabulary

  constructor(store: Store, ctx: Ctx, vocabulary: Vocabulary) {
    this.store = store
    this.ctx = ctx
    this.vocabulary = vocabulary
    this.keys = new KeyTable(store, ctx)
  }

  async find(lists: readonly (readonly string[])[]): Promise<readonly (readonly Candidate[])[]> {
    await this.keys.learn(lists.flat())
    const found = lists.map((list) => this.keys.enterprises(list))
    await this.load([...new Set(found.flat())])
    return found.map((ids) => ids.map((id) => ({ id, features: this.known.get(id) ?? [] })))
  }

  async found(founders: readonly { readonly key: string; readonly features: Features }[]): Promise<readonly string[]> {
    if (founders.length === 0) return []
    const keys = founders.map((founder) => founder.key)
    const rows = await this.store.query<{ id: string; founder_key: string; fresh: boolean }>(
      `with fresh as (
         insert into hub.enterprise (id, founder_key) select id, key from unnest($1::uuid[], $2::text[]) with ordinality as f(id, key, place) order by place
         on conflict (founder_key) do nothing returning id, founder_key)
       select id, founder_key, true as fresh from fresh union all select id, founder_key, false from hub.enterprise where founder_key = any($2)`,
      [keys.map(() => newId<EnterpriseId>()), keys], this.ctx)
    for (const row of rows) if (row.fresh) this.known.set(row.id, [])
    const idOf = new Map(rows.map((row) => [row.founder_key, row.id]))
    const ids = keys.map((key) => idOf.get(key) ?? '')
    await this.add(founders.map((founder, place) => ({ id: ids[place] ?? '', features: founder.features })))
    return ids
  }

  async add(entries: readonly { readonly id: string; readonly features: Features }[]): Promise<void> {
    if (entries.length === 0) return
    await this.load([...new Set(entries.map((entry) => entry.id))])
    for (const { id, features: learnt } of entries) {
      this.known.get(id)?.push(learnt)
      for (const key of blockingKeys(learnt)) this.keys.put(key, id)
    }
    await this.keys.write()
  }

  /** When all that was added is stored. */
  settled(): Promise<void> {
    return this.keys.settled()
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
