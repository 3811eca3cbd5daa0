/** An amount with the number of firms behind it. */
export type Counted = { readonly amount: number; readonly firms: number }

/** Fewer firms than this behind an amount would tell what one of them has. */
export const fewestFirms = 3

/**
 * Amounts of one column that may be shown beside its total: those of too few firms are left out, and with a single one
 * left out the smallest other too, so that the total gives nothing back. Undefined where nothing is shown.
 */
export function suppress(column: readonly Counted[]): readonly (number | undefined)[] {
  const hidden = new Set(column.flatMap(({ firms }, place) => (firms > 0 && firms < fewestFirms ? [place] : [])))
  if (hidden.size === 1) {
    const [smallest] = column.map((each, place) => ({ ...each, place })).filter(({ place, firms }) => firms > 0 && !hidden.has(place)).toSorted((one, other) => one.amount - other.amount)
    if (smallest) hidden.add(smallest.place)
  }
  return column.map(({ amount, firms }, place) => (firms === 0 || hidden.has(place) ? undefined : amount))
}
