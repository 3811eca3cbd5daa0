import type { Ctx } from '@jingwei/kernel'
import { blockingKeys, features, learnVocabulary, NO_VOCABULARY, type Vocabulary } from '@jingwei/resolve'
import type { HubPlatform } from './platform.ts'
import { countRegister, insertVocabulary, newestVocabulary } from '../store/vocabulary.ts'
import { mentionOf, type MentionRow } from '../store/mentions.ts'
import { insertKeys } from '../store/enterprise-keys.ts'

/** Enough names to learn a region's place words from; more change nothing but the time. */
const sample = 60_000

/** The vocabulary in use, for looking at links; only the link stage learns. */
export const vocabularyInUse = async (hub: HubPlatform, ctx: Ctx): Promise<Vocabulary> => (await newestVocabulary(hub.store, ctx))?.content ?? NO_VOCABULARY

/**
 * The vocabulary for the link stage, under its lock. It is learnt when the first register arrives and again when the register has grown by half;
 * then the keys of all enterprises are made anew, because they depend on it.
 */
export async function currentVocabulary(hub: HubPlatform, ctx: Ctx): Promise<Vocabulary> {
  const stored = await newestVocabulary(hub.store, ctx)
  const register = await countRegister(hub.store, ctx)
  if (stored ? register <= Number(stored.learnt_from) * 1.5 : register === 0) return stored?.content ?? NO_VOCABULARY
  const rows = await hub.store.query<MentionRow>('select * from hub.mention where register order by digest limit $1', [sample], ctx)
  const vocabulary = learnVocabulary(rows.map(mentionOf))
  await hub.store.tx(ctx, async (inside) => {
    await insertVocabulary(hub.store, inside, register, vocabulary)
    await rebuildKeys(hub, inside, vocabulary)
  })
  return vocabulary
}

async function rebuildKeys(hub: HubPlatform, ctx: Ctx, vocabulary: Vocabulary): Promise<void> {
  await hub.store.query('delete from hub.enterprise_key', [], ctx)
  let after = 0n
  for (;;) {
    const rows = await hub.store.query<MentionRow & { enterprise_id: string }>(
      `select * from hub.mention where id > $1 and enterprise_id is not null order by id limit 5000`, [after], ctx)
    const last = rows.at(-1)
    if (!last) return
    after = last.id
    await addKeys(hub, ctx, rows, vocabulary)
  }
}

/** Adds the keys of some mentions to the enterprises they are linked to. */
export async function addKeys(hub: HubPlatform, ctx: Ctx, rows: readonly (MentionRow & { readonly enterprise_id: string })[], vocabulary: Vocabulary): Promise<void> {
  const pairs = rows.flatMap((row) => blockingKeys(features(mentionOf(row), vocabulary)).map((key) => [key, row.enterprise_id] as const))
  await insertKeys(hub.store, ctx, pairs.map(([key]) => key), pairs.map(([, id]) => id))
}
