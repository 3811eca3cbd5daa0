import { breather, type Ctx } from '@jingwei/kernel'
import { linkMentions, type LinkDecision, type Vocabulary } from '@jingwei/resolve'
import type { HubPlatform } from './platform.ts'
import { countPending, mentionOf, pendingMentions, saveDecisions, type MentionRow } from '../store/mentions.ts'
import { LinkIndex } from '../store/link-index.ts'
import { markStale } from '../store/golden.ts'
import { currentVocabulary } from './vocabulary.ts'
import { placeUnderHeads } from './place-under-heads.ts'

/** Mentions are decided in rounds, so they go together up to this many; their features and keys stay in memory that long. */
const linkChunk = 100_000
const saveChunk = 5_000

/** One link stage at a time: two would found the same enterprise twice. */
const lockKey = 7_204_511

/**
 * Links every mention nobody has decided about. Each chunk is one transaction: after a crash it has either happened
 * or not, and running it again gives the same links.
 */
export async function linkPending(hub: HubPlatform, ctx: Ctx, onProgress: (done: number, total: number) => Promise<void>, signal: AbortSignal): Promise<number> {
  const total = await countPending(hub.store, ctx)
  let done = 0
  for (;;) {
    signal.throwIfAborted()
    const linked = await hub.store.tx(ctx, async (inside) => {
      await hub.store.query('select pg_advisory_xact_lock($1)', [lockKey], inside)
      const vocabulary = await currentVocabulary(hub, inside)
      const rows = await pendingMentions(hub.store, inside, linkChunk)
      await linkRows(hub, inside, rows, vocabulary)
      return rows.length
    })
    if (linked === 0) break
    done += linked
    await onProgress(done, total)
  }
  // Also when nothing was pending: a run killed right here left its branches to the next.
  await placeUnderHeads(hub, ctx)
  return done
}

async function linkRows(hub: HubPlatform, ctx: Ctx, rows: readonly MentionRow[], vocabulary: Vocabulary): Promise<void> {
  if (rows.length === 0) return
  const index = new LinkIndex(hub.store, ctx, vocabulary)
  let pending: { id: bigint; decision: LinkDecision }[] = []
  const save = async (): Promise<void> => {
    const decided = pending
    pending = []
    await index.write(async () => {
      await saveDecisions(hub.store, ctx, decided)
      await markStale(hub.store, ctx, decided.flatMap(({ decision }) => (decision.band !== 'review' && decision.id !== undefined ? [decision.id] : [])))
    })
  }
  try {
    for await (const decision of linkMentions(rows.map(mentionOf), index, { vocabulary, pause: breather() })) {
      const row = rows[decision.mention]
      if (row) pending.push({ id: row.id, decision })
      if (pending.length >= saveChunk) await save()
    }
    await save()
    await index.settled()
  } finally {
    // A statement still waiting would run after the rollback, outside the transaction.
    await index.settled().catch(() => {})
  }
}
