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

/** A claim with the record that makes it. */
export type ClaimAt = {
  readonly item: string
  readonly period: string | undefined
  readonly amount: number | undefined
  readonly text: string | undefined
  readonly record: LinkedRecord
}

/** All fields always there: half a million of these are made in one import, and one shape keeps that fast. */
export const claimAt = (claim: Claim, record: LinkedRecord): ClaimAt => ({ item: claim.item, period: claim.period, amount: claim.amount, text: claim.text, record })

/** One cell of the golden record: the value, the claims it was made of, and the ones that lost. */
export type GoldenCell = {
  readonly item: string
  readonly period: string | undefined
  readonly amount: number | undefined
  readonly text: string | undefined
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
      const key = claim.period === undefined ? claim.item : `${claim.item}|${claim.period}`
      const group = groups.get(key)
      if (group) group.push(claimAt(claim, record))
      else groups.set(key, [claimAt(claim, record)])
    }
  }
  return [...groups.values()].map((claims) => decide(itemOf(claims[0]?.item ?? ''), claims))
}

function decide(item: Item, claims: readonly ClaimAt[]): GoldenCell {
  if (claims.length === 1) return cellOf(item, claims, [])
  const rank = (claim: ClaimAt) => {
    const position = item.owners.indexOf(claim.record.sourceId)
    return position < 0 ? item.owners.length : position
  }
  const best = Math.min(...claims.map(rank))
  const owners = claims.filter((claim) => rank(claim) === best)
  const chosen = item.kind === 'quantity' && item.combine === 'sum' ? newestOfEachObject(owners) : [item.kind === 'quantity' ? newestAmount(owners) : bestText(item.id, owners)]
  return cellOf(item, chosen, claims.length === chosen.length ? [] : claims.filter((claim) => !chosen.includes(claim)))
}

function cellOf(item: Item, chosen: readonly ClaimAt[], lost: readonly ClaimAt[]): GoldenCell {
  const first = chosen[0]
  const quantity = item.kind === 'quantity'
  let amount = 0
  for (const claim of chosen) amount += claim.amount ?? 0
  return { item: item.id, period: first?.period, amount: quantity ? amount : undefined, text: quantity ? undefined : (first?.text ?? ''), chosen, lost }
}

/** The newest delivery speaks for the source; within it the value most rows agree on, then the first line. */
function newestAmount(claims: readonly ClaimAt[]): ClaimAt {
  const newest = Math.max(...claims.map((claim) => claim.record.order))
  const votes = new Map<number, number>()
  const current = claims.filter((claim) => claim.record.order === newest)
  for (const claim of current) votes.set(claim.amount ?? 0, (votes.get(claim.amount ?? 0) ?? 0) + 1)
  return current.toSorted((a, b) => (votes.get(b.amount ?? 0) ?? 0) - (votes.get(a.amount ?? 0) ?? 0) || a.record.line - b.record.line)[0] as ClaimAt
}

/** One claim for each object (account, parcel): a repeated or redelivered row counts once. */
function newestOfEachObject(claims: readonly ClaimAt[]): ClaimAt[] {
  const byObject = new Map<string, ClaimAt>()
  for (const claim of claims) {
    const { key, order, line } = claim.record
    const known = byObject.get(key)?.record
    if (!known || order > known.order || (order === known.order && line < known.line)) byObject.set(key, claim)
  }
  return [...byObject.values()].toSorted((a, b) => a.record.line - b.record.line)
}
