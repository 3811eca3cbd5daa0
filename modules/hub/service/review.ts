import { JingweiError, newId, type Ctx } from '@jingwei/kernel'
import { blockingKeys, compareWithAll, features, type Evidence, type Vocabulary } from '@jingwei/resolve'
import type { HubPlatform } from './platform.ts'
import { mentionOf, type MentionRow } from '../store/mentions.ts'
import { markStale } from '../store/golden.ts'
import { deleteKeys } from '../store/enterprise-keys.ts'
import { candidateMentions, countReview, insertDecision, lockMention, markUndone, newestDecision, reviewQueue, setLink, type CandidateRow, type LinkState, type ReviewRow } from '../store/review.ts'
import { hiddenSources } from './hidden-sources.ts'
import { vocabularyInUse, addKeys } from './vocabulary.ts'
import { requestFuse } from './request-fuse.ts'

export type ReviewCandidate = { readonly enterpriseId: string; readonly name: string; readonly creditCode: string; readonly address: string; readonly town: string; readonly evidence: Evidence }
export type ReviewItem = { readonly row: ReviewRow; readonly candidates: readonly ReviewCandidate[] }

/** A page of the queue, each mention with the enterprises it may be and the evidence for and against each. */
export async function listReview(hub: HubPlatform, ctx: Ctx, source: string | undefined, limit: number, offset: number): Promise<{ items: ReviewItem[]; total: number }> {
  const hidden = hiddenSources(ctx)
  const rows = await reviewQueue(hub.store, ctx, hidden, source, limit, offset)
  const vocabulary = await vocabularyInUse(hub, ctx)
  const wanted = new Map(rows.map((row) => [row.id, candidateIds(row)]))
  const mentions = await candidateMentions(hub.store, ctx, [...new Set([...wanted.values()].flat())], hidden)
  const byEnterprise = new Map<string, CandidateRow[]>()
  for (const mention of mentions) byEnterprise.set(mention.enterprise_id, [...(byEnterprise.get(mention.enterprise_id) ?? []), mention])
  const items = rows.map((row) => ({
    row,
    candidates: (wanted.get(row.id) ?? []).flatMap((id) => {
      const own = byEnterprise.get(id)
      return own ? [candidateOf(id, row, own, vocabulary)] : []
    }).toSorted((a, b) => b.evidence.total - a.evidence.total),
  }))
  return { items, total: await countReview(hub.store, ctx, hidden, source) }
}

const candidateIds = (row: ReviewRow): string[] => {
  const explanation = row.explanation
  return [...new Set([...(explanation?.proposed === undefined ? [] : [explanation.proposed]), ...(explanation?.runnersUp ?? []).map((other) => other.id)])]
}

function candidateOf(enterpriseId: string, row: MentionRow, own: readonly CandidateRow[], vocabulary: Vocabulary): ReviewCandidate {
  const evidence = compareWithAll(features(mentionOf(row), vocabulary), own.map((mention) => features(mentionOf(mention), vocabulary)), vocabulary)
  const first = own[0]
  return {
    enterpriseId, evidence,
    name: first?.golden_name ?? first?.name ?? '', creditCode: first?.golden_code ?? first?.code ?? '', address: first?.golden_address ?? first?.address ?? '', town: first?.town ?? '',
  }
}

export type ReviewDecision = { readonly kind: 'link'; readonly enterpriseId: string } | { readonly kind: 'new' }

/** Decides about one mention of the queue. @throws kernel.not_found, hub.already_decided */
export async function decideReview(hub: HubPlatform, ctx: Ctx, mentionId: string, decision: ReviewDecision): Promise<string> {
  return hub.store.tx(ctx, async (inside) => {
    const mention = await lockMention(hub.store, inside, mentionId, hiddenSources(ctx))
    if (!mention) throw new JingweiError('kernel.not_found', { what: 'mention', id: mentionId })
    if (mention.band !== 'review') throw new JingweiError('hub.already_decided')
    const enterpriseId = decision.kind === 'link' ? await existing(hub, inside, decision.enterpriseId) : await founded(hub, inside, mention)
    const before: LinkState = { band: 'review', ...(mention.score === null ? {} : { score: mention.score }), ...(mention.explanation === null ? {} : { explanation: mention.explanation }) }
    const after: LinkState = { band: decision.kind === 'link' ? 'auto' : 'new', enterpriseId }
    const undoId = newId()
    await setLink(hub.store, inside, mention.id, after)
    await insertDecision(hub.store, inside, undoId, mention.id, before, after, `review.${decision.kind}`)
    await addKeys(hub, inside, [{ ...mention, enterprise_id: enterpriseId }], await vocabularyInUse(hub, inside))
    await markStale(hub.store, inside, [enterpriseId])
    await requestFuse(hub, inside)
    return undoId
  })
}

async function existing(hub: HubPlatform, ctx: Ctx, enterpriseId: string): Promise<string> {
  const rows = await hub.store.query<{ id: string }>('select id from hub.enterprise where id = $1', [enterpriseId], ctx)
  if (rows.length === 0) throw new JingweiError('kernel.not_found', { what: 'enterprise', id: enterpriseId })
  return enterpriseId
}

async function founded(hub: HubPlatform, ctx: Ctx, mention: MentionRow): Promise<string> {
  const id = newId()
  await hub.store.query('insert into hub.enterprise (id, founder_key) values ($1, $2)', [id, `reviewed:${mention.id}`], ctx)
  return id
}

/**
 * Takes a link apart again: the newest decision of a person, or the rules' own link, which goes back to review.
 * Nothing is lost: records stay, decisions stay, the enterprise keeps its id.
 */
export async function undoLink(hub: HubPlatform, ctx: Ctx, mentionId: string): Promise<void> {
  await hub.store.tx(ctx, async (inside) => {
    const mention = await lockMention(hub.store, inside, mentionId, hiddenSources(ctx))
    if (!mention || mention.enterprise_id === null) throw new JingweiError('kernel.not_found', { what: 'link', id: mentionId })
    const decision = await newestDecision(hub.store, inside, mentionId)
    const before: LinkState = { band: mention.band ?? 'review', enterpriseId: mention.enterprise_id, ...(mention.score === null ? {} : { score: mention.score }) }
    const after: LinkState = decision?.before ?? { band: 'review', explanation: { proposed: mention.enterprise_id, runnersUp: [] } }
    if (decision) await markUndone(hub.store, inside, decision.id)
    else await insertDecision(hub.store, inside, newId(), mention.id, before, after, 'undo.rules')
    await setLink(hub.store, inside, mention.id, after)
    await forgetKeys(hub, inside, mention, mention.enterprise_id)
    await markStale(hub.store, inside, [mention.enterprise_id, ...(after.enterpriseId === undefined ? [] : [after.enterpriseId])])
    await requestFuse(hub, inside)
  })
}

/** An enterprise must no longer be found by what the taken-away mention taught. */
async function forgetKeys(hub: HubPlatform, ctx: Ctx, taken: MentionRow, enterpriseId: string): Promise<void> {
  const vocabulary = await vocabularyInUse(hub, ctx)
  await deleteKeys(hub.store, ctx, blockingKeys(features(mentionOf(taken), vocabulary)), enterpriseId)
  const rows = await hub.store.query<MentionRow & { enterprise_id: string }>(`select * from hub.mention where enterprise_id = $1 and band <> 'review'`, [enterpriseId], ctx)
  await addKeys(hub, ctx, rows, vocabulary)
}
