import type { Column } from '../../domain/columns.ts'

/** Which rows are asked for. */
export type Asked = {
  readonly columns: readonly string[]
  /** Rows of one period alone. */
  readonly period?: { readonly column: string; readonly value: string }
  /** Rows beyond a mark, up to one; marks are texts only the source understands. */
  readonly beyond?: { readonly column: string; readonly from?: string; readonly upTo: string }
  /** For a look: no more than these. */
  readonly limit?: number
}

/** One open conversation with a source: everything in it is seen as of one moment where the source can do that. */
export type Reader = {
  columns(): Promise<readonly Column[]>
  /** The newest mark of a column whose rows have settled; undefined when there is none. */
  newest(column: string, settleMinutes: number): Promise<string | undefined>
  /** Rows in batches, cells as text in the order asked for, '' for nothing. */
  rows(asked: Asked): AsyncGenerator<readonly (readonly string[])[]>
  close(): Promise<void>
}

/** Limits and the means to stop. */
export type Bounds = { readonly statementSeconds: number; readonly signal: AbortSignal; readonly pageBytes: number }
