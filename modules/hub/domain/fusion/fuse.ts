import { statisticsOnly } from '@jingwei/kernel'
import type { Claim } from '../rows/claim.ts'
import type { Item } from '../items/item.ts'
import { itemOf } from '../items/dictionary.ts'
import { sourceOf } from '../sources/built-in.ts'
import { bestText } from './best-text.ts'

/** A record linked to the enterprise, with what it claims. `order` grows with each later delivery. */
export type LinkedRecord = {
  readonly recordId: string
  readonly sourceId: string
  readonly order: number
  readonly line: number
  readonly key: string
  readonly claims: readonly Claim[]
}

export type ClaimAt = Claim & { readonly recordId: string; readonly sourceId: string; readonly order: number; readonly line: number; readonly key: string }

/** One cell of the golden record: the value, the claims it was made of, and the ones that lost. */
export type GoldenCell = {
  readonly item: string
  readonly period?: string
  readonly amount?: number
  readonly text?: string
  readonly chosen: readonly ClaimAt[]
  readonly lost: readonly ClaimAt[]
}

/**
 * Owner-first survivorship (一数一源): for each item and period the first owner that said anything decides; others
 * are kept as losing claims. Statistics-only records never take part.
 */
export function fuse(records: readonly LinkedRecord[]): readonly GoldenCell[] {
  const groups = new Map<string, ClaimAt[]>()
  for (const record of records) {
    if (statisticsOnly(sourceOf(record.sourceId).basis)) continue
    for (const claim of record.claims) {
      const key = `${claim.item}|${claim.period ?? ''}`
      const at = { ...claim, recordId: record.recordId, sourceId: record.sourceId, order: record.order, line: record.line, key: record.key }
      const group = groups.get(key)
      if (group) group.push(at)
      else groups.set(key, [at])
    }
  }
  return [...groups.values()].map((claims) => decide(itemOf(claims[0]?.item ?? ''), claims))
}

function decide(item: Item, claims: readonly ClaimAt[]): GoldenCell {
  const rank = (claim: ClaimAt) => {
    const position = item.owners.indexOf(claim.sourceId)
    return position < 0 ? item.owners.length : position
  }
  const best = Math.min(...claims.map(rank))
  const owners = claims.filter((claim) => rank(claim) === best)
  const chosen = item.kind === 'quantity' && item.combine === 'sum' ? newestOfEachObject(owners) : [item.kind === 'quantity' ? newestAmount(owners) : bestText(item.id, owners)]
  const taken = new Set(chosen)
  const first = chosen[0]
  return {
    item: item.id,
    ...(first?.period === undefined ? {} : { period: first.period }),
    ...(item.kind === 'quantity' ? { amount: chosen.reduce((sum, claim) => sum + (claim.amount ?? 0), 0) } : { text: first?.text ?? '' }),
    chosen,
    lost: claims.filter((claim) => !taken.has(claim)),
  }
}

/** The newest delivery speaks for the source; within it the value most rows agree on, then the first line. */
function newestAmount(claims: readonly ClaimAt[]): ClaimAt {
  const newest = Math.max(...claims.map((claim) => claim.order))
  const votes = new Map<number, number>()
  const current = claims.filter((claim) => claim.order === newest)
  for (const claim of current) votes.set(claim.amount ?? 0, (votes.get(claim.amount ?? 0) ?? 0) + 1)
  return current.toSorted((a, b) => (votes.get(b.amount ?? 0) ?? 0) - (votes.get(a.amount ?? 0) ?? 0) || a.line - b.line)[0] as ClaimAt
}

/** One claim for each object (account, parcel): a repeated or redelivered row counts once. */
function newestOfEachObject(claims: readonly ClaimAt[]): ClaimAt[] {
  const byObject = new Map<string, ClaimAt>()
  for (const claim of claims) {
    const known = byObject.get(claim.key)
    if (!known || claim.order > known.order || (claim.order === known.order && claim.line < known.line)) byObject.set(claim.key, claim)
  }
  return [...byObject.values()].toSorted((a, b) => a.line - b.line)
}
