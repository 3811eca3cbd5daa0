import { claimAt, type GoldenCell, type LinkedRecord } from './fuse.ts'

/** Survey rows as cells of their own, for their owner's eyes: side by side with the golden record, never part of it. */
export function surveyCells(records: readonly LinkedRecord[]): readonly GoldenCell[] {
  const cells = new Map<string, GoldenCell>()
  for (const record of records) {
    for (const claim of record.claims) {
      if (claim.amount === undefined) continue
      const at = claimAt(claim, record)
      const key = `${claim.item}|${claim.period ?? ''}`
      const known = cells.get(key)
      if (known && record.order < (known.chosen[0]?.record.order ?? 0)) continue
      cells.set(key, { item: claim.item, period: claim.period, amount: claim.amount, text: undefined, chosen: [at], lost: known ? [...known.chosen, ...known.lost] : [] })
    }
  }
  return [...cells.values()]
}
