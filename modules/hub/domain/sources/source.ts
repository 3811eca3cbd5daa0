import type { Governance } from '../items/item.ts'

/**
 * What one column of a feed means. `header` is the name as the department writes it, `also` other spellings,
 * `pattern` stands for a family of columns (one a month).
 */
export type SourceColumn = {
  readonly header?: string
  readonly also?: readonly string[]
  readonly pattern?: string
  readonly role: 'code' | 'name' | 'former_name' | 'address' | 'place' | 'key' | 'year' | 'quarter' | 'unit' | 'item' | 'remark'
  readonly item?: string
  readonly type?: 'text' | 'number' | 'date'
  /** Unit of the cells when neither the cell nor the header says otherwise. */
  readonly unit?: string
  /** The column that carries the unit of this one, row by row. */
  readonly unitFrom?: string
  /** The number contains the enterprise's code (a permit number: code plus serial). */
  readonly carriesCode?: boolean
  /** Optional columns do not count against a file when its source is recognised. */
  readonly optional?: boolean
}

/** Where the period of a row's figures is read. */
export type PeriodRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'year_column' }
  | { readonly kind: 'quarter_columns' }
  /** Year in the title above the table (or the file name), months in the column headers (1月 ...). */
  | { readonly kind: 'title_year' }
  /** The column headers end with an ISO month (insured.2025-01). */
  | { readonly kind: 'header_month' }
  /** A year inside the column headers (2025年研发投入). */
  | { readonly kind: 'header_year' }

/** The declared contract of one feed: who sends it, on what basis, what its columns mean. */
export type SourceDefinition = Governance & {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly owner: { readonly zh: string; readonly en: string }
  readonly cadence: 'month' | 'quarter' | 'year' | 'irregular'
  /** A register is the legal owner of identity: its rows found enterprises. */
  readonly register: boolean
  readonly columns: readonly SourceColumn[]
  readonly period: PeriodRule
}
