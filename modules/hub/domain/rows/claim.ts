/**
 * One source's value for one item and period (主张). Quantities are safe integers of 10^-decimals of the item's
 * unit (revenue: fen), so that sums are exact; texts are as the source wrote them, outer blanks removed.
 */
export type Claim = {
  readonly item: string
  /** Canonical text of a period; undefined for attributes. */
  readonly period?: string
  readonly amount?: number
  readonly text?: string
}

/** A cell that could not be used: the row stays, the cell claims nothing. */
export type CellNote = { readonly column: string; readonly found: string; readonly reason: 'absent' | 'not_a_number' | 'not_a_date' | 'unknown_unit' | 'correction_unused' | 'surplus_kept' }

/** What a row says about who it is: the distinct tuples are what gets linked. */
export type Identity = {
  readonly code: string
  /** A number of another kind that carries the code inside, such as a permit number. */
  readonly carrier: string
  readonly name: string
  readonly formerName: string
  readonly address: string
  readonly place: string
}
