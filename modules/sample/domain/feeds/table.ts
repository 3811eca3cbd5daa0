/** A cell as a department writes it: text, a number (xlsx only), or nothing. */
export type Cell = string | number | undefined

/** The kinds of mess planted on purpose; a row lists what was done to it. */
export type Mess =
  | 'place_dropped' | 'suffix_changed' | 'bracket_width' | 'look_alike' | 'former_name' | 'short_name' | 'spaces'
  | 'code_missing' | 'code_lower_case' | 'code_split' | 'code_confused' | 'code_old' | 'code_nine_digits'
  | 'address_stale' | 'address_shortened'
  | 'thousands' | 'wan_suffix' | 'yuan_in_wan' | 'unit_error' | 'date_form' | 'other_unit'
  | 'surplus_field' | 'duplicate' | 'no_reading' | 'at_headquarters'

export interface Row {
  readonly cells: readonly Cell[]
  /** Whose row it truly is; the feed itself may not say. */
  readonly creditCode: string
  readonly mess: readonly Mess[]
}

export type FeedName =
  | 'market_regulation' | 'taxation' | 'power_supply' | 'natural_resources' | 'social_insurance' | 'environment'
  | 'science_technology' | 'statistics' | 'declaration'

/** One file of one feed, before it is encoded. */
export interface FeedTable {
  readonly feed: FeedName
  readonly file: string
  /** Rows above the header: a title, a unit line. The first is merged across the sheet. */
  readonly title: readonly (readonly Cell[])[]
  readonly header: readonly string[]
  readonly rows: readonly Row[]
  /** Rows below the data, e.g. 合计. */
  readonly footer: readonly (readonly Cell[])[]
  readonly delivery: Delivery
}

/** How the file came: on time, late, or as a correction of an earlier one. */
export interface Delivery {
  readonly kind: 'regular' | 'late' | 'correction'
  /** ISO dates. */
  readonly dueOn: string
  readonly deliveredOn: string
}
