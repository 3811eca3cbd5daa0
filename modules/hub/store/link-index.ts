import type { Ctx, EnterpriseId } from '@jingwei/kernel'
import { newId } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { blockingKeys, features, type Candidate, type CandidateIndex, type Features, type Vocabulary } from '@jingwei/resolve'
import { mentionOf, type MentionRow } from './mentions.ts'
import { WriteBehind } from './write-behind.ts'
import { insertKeys } from './enterprise-keys.ts'

/** More enterprises than this behind one key tell nothing; the code itself always tells. */
const common = 80

/**
 * The linker's index on PostgreSQL, within one transaction. Keys live in hub.enterprise_key; the features of an
 * enterprise are read once from its mentions and then kept with what this transaction adds.
 */
export class LinkIndex implements CandidateIndex {
  private readonly known = new Map<string, Features[]>()
  /** Keys given to the store: most mentions of an enterprise repeat them. */
  private readonly stored = new Map<string, Set<string>>()
  private readonly writes = new WriteBehind()
  private readonly store: Store
  private readonly ctx: Ctx
  private readonly vocabulary: Vocabulary

  constructor(store: Store, ctx: Ctx, vocabulary: Vocabulary) {
    this.store = store
    this.ctx = ctx
    this.vocabulary = vocabulary
  }

  async find(lists: readonly (readonly string[])[]): Promise<readonly (readonly Candidate[])[]> {
    const places: number[] = []
    const keys: string[] = []
    lists.forEach((list, place) => list.forEach((key) => {
      places.push(place)
      keys.push(key)
    }))
    const rows = await this.store.query<{ place: number; ids: string[] }>(
      `select w.place, array_agg(hit.enterprise_id) as ids
       from unnest($1::int[], $2::text[]) as w(place, key)
         cross join lateral (select enterprise_id, count(*) over () as sharing
           from (select enterprise_id from hub.enterprise_key k where k.key = w.key limit ${common + 1}) as first) as hit
       where hit.sharing <= ${common} or left(w.key, 1) = 'c' group by w.place`, [places, keys], this.ctx)
    const found = new Map(rows.map((row) => [row.place, [...new Set(row.ids)].toSorted()]))
    await this.load([...new Set([...found.values()].flat())])
    return lists.map((_, place) => (found.get(place) ?? []).map((id) => ({ id, features: this.known.get(id) ?? [] })))
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
    const ids: string[] = []
    const keys: string[] = []
    for (const { id, features: learnt } of entries) {
      this.known.get(id)?.push(learnt)
      const stored = this.stored.get(id) ?? new Set()
      this.stored.set(id, stored)
      for (const key of blockingKeys(learnt)) {
        if (stored.has(key)) continue
        stored.add(key)
        ids.push(id)
        keys.push(key)
      }
    }
    if (keys.length > 0) await this.writes.add(() => insertKeys(this.store, this.ctx, keys, ids))
  }

  /** When all that was added is stored. */
  settled(): Promise<void> {
    return this.writes.settled()
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
