/** What a query may be told besides its SQL. `maxMs` bounds its time, `readonly` forbids writes and changed settings. */
export type QueryOptions = { readonly abort?: AbortSignal; readonly maxMs?: number; readonly maxBytes?: number; readonly readonly?: boolean }

/** Values for `{name:Type}`: Int64 and Decimal may be given as text or bigint, days as `YYYY-MM-DD`. */
export type QueryParams = Readonly<Record<string, unknown>>

/** One row for an insert, by column name. bigints become digits; undefined becomes the column's default. */
export type ColumnarRow = Readonly<Record<string, unknown>>

/**
 * The columnar store: ClickHouse SQL, whichever server answers it. 64-bit integers and decimals come as text, days and
 * times as text in Asia/Shanghai. Every error is a JingweiError of the family `columnar.*`.
 */
export interface Columnar {
  /** Rows of a SELECT without FORMAT, all in memory; over 256 MB it is refused: use `stream`. */
  query<Row>(sql: string, params?: QueryParams, options?: QueryOptions): Promise<Row[]>
  /** Rows of a SELECT without FORMAT one after the other, memory bounded on both sides. */
  stream<Row>(sql: string, params?: QueryParams, options?: QueryOptions): AsyncIterable<Row>
  /** DDL, INSERT ... SELECT, OPTIMIZE and the like. Not repeated when the server dies, unless `again` says it may be. */
  command(sql: string, params?: QueryParams, options?: QueryOptions & { readonly again?: boolean }): Promise<void>
  /** Appends rows; memory stays bounded however many there are. Not repeated when the server dies: the caller knows whether twice is harmless. */
  insert(table: string, rows: Iterable<ColumnarRow> | AsyncIterable<ColumnarRow>, columns: readonly string[], options?: QueryOptions): Promise<void>
  /** True when the server answers. */
  ping(): Promise<boolean>
  close(): Promise<void>
}
