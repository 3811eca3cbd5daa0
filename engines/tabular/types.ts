/** One record of a table. Every record of a file is either one RawRow or one RowProblem, never both and never neither. */
export type RawRow = {
  /** 1-based: physical line where the record starts (text), sheet row (xlsx), line (JSON Lines). */
  line: number
  /** As they came, nothing trimmed, '' for empty; always as many as the header has. */
  cells: string[]
  /** Non-empty cells beyond the header's width; for JSON Lines `key=value` of keys the head did not know. */
  extra?: string[]
  /** The text record had fewer cells than the header; the missing ones are ''. */
  short?: true
}

export type Bilingual = { zh: string; en: string }

export type RowProblem = {
  line: number
  code: string
  /** Short, language-neutral: what should have stood here. */
  expected: string
  /** Short, language-neutral: what stood here. */
  found: string
  advice: Bilingual
  cells?: string[]
  /** The first part of the record's text, when it could not be cut into cells. */
  raw?: string
}

export type TableFormat = 'csv' | 'jsonl' | 'xlsx'

export type TableHead = {
  sheet?: string
  /** Names without surrounding blanks and line breaks; levels of a merged header joined by '.'. */
  header: string[]
  /** 0 for JSON Lines, which have none. */
  headerLine: number
  /** Non-empty rows above the header: titles, units, who made the table. */
  preamble: { line: number; cells: string[] }[]
  format: TableFormat
  encoding?: string
  delimiter?: string
  /** Unit stated above the table, as in 单位：千瓦时. */
  unitHint?: string
}

export type TableEvent =
  | { kind: 'head'; head: TableHead }
  | { kind: 'rows'; rows: RawRow[] }
  | { kind: 'problems'; problems: RowProblem[] }
  | { kind: 'end'; rows: number; problems: number }

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** A file by its path, or bytes as they arrive. */
export type TableInput = string | AsyncIterable<Uint8Array>

export type Limits = {
  /** Cells in one record. */
  maxColumns: number
  /** Length of one line of text, and of one quoted record. */
  maxLineBytes: number
  /** Lines a quoted cell may span before its opening quote is taken for a stray one. */
  maxQuotedLines: number
  /** Bytes all parts of an xlsx may inflate to, declared or actual. */
  maxUncompressedBytes: number
  /** Bytes one sheet may inflate to. */
  maxSheetBytes: number
  /** Bytes the shared strings of an xlsx may inflate to: they are the one part held in memory. */
  maxSharedStringBytes: number
  /** Inflated to packed size of a part; looked at from 64 MiB inflated on. */
  maxInflationRatio: number
  /** An xlsx that arrives as a stream is held in memory up to this size. */
  maxStreamedXlsxBytes: number
}

export type ReadOptions = {
  /** Sheet name; default: the sheet that fits knownHeaders best, else the first that is not empty. */
  sheet?: string
  /** Overrules detection. */
  encoding?: Encoding
  /** Overrules detection. */
  delimiter?: string
  /** Headers declared by the sources that may have sent this file. */
  knownHeaders?: readonly (readonly string[])[]
  /** How many columns the sender promised; steers detection where the file is ambiguous. */
  expectedColumns?: number
  /** Default 2000. */
  rowsPerEvent?: number
  limits?: Partial<Limits>
}
