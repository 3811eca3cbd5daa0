/** A reading of additions: from which mark (exclusive; undefined for the beginning) to which (inclusive), and whether what it brought still counts. */
export type Reading = { readonly from?: string; readonly upTo: string; readonly counts: boolean }

/**
 * Up to which mark the rows are in hand without a gap: readings that were sent back or taken back count for nothing, so
 * their rows are read again. Marks are compared for equality alone, since only the source knows their order. Readings come
 * oldest first.
 */
export function inHandUpTo(readings: readonly Reading[]): string | undefined {
  const live = readings.filter((each) => each.counts && each.upTo !== each.from)
  const used = new Set<Reading>()
  let mark: string | undefined
  for (;;) {
    const next = live.findLast((each) => !used.has(each) && each.from === mark)
    if (!next) return mark
    used.add(next)
    mark = next.upTo
  }
}
