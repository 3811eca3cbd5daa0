import { problem } from '../problems.ts'
import type { Limits, RowProblem } from '../types.ts'
import { LineSplitter } from './line-splitter.ts'
import { QuotedRecord, withoutReturn } from './quoted-record.ts'

export type RecordSink = {
  record: (line: number, cells: string[]) => void
  problem: (problem: RowProblem) => void
}

type Line = { line: number; text: string }
type OpenRecord = { lines: Line[]; record: QuotedRecord; length: number }

/** After so many unclosed quotes the file is not worth further lookahead, which keeps hostile files linear. */
const unclosedBeforeGivingUp = 100

/** Streamed text to records of cells, each with the physical line it starts on. */
export class RecordReader {
  readonly #delimiter: string
  readonly #limits: Limits
  readonly #sink: RecordSink
  readonly #lines: LineSplitter
  #open: OpenRecord | undefined
  #unclosed = 0
  /** Width of the last record without doubt; what a doubtful one is held to. */
  #width = 0
  /** Set once damage was seen anywhere; clean files skip the check of every record. */
  #damaged = false

  constructor(delimiter: string, newline: '\n' | '\r', limits: Limits, sink: RecordSink) {
    this.#delimiter = delimiter
    this.#limits = limits
    this.#sink = sink
    this.#lines = new LineSplitter(newline, limits.maxLineBytes, {
      line: (line, text) => this.#take({ line, text }),
      tooLong: (line, beginning, length) => {
        this.#giveUpOpen()
        sink.problem(problem('line_too_long', line, `<= ${limits.maxLineBytes}`, String(length), { raw: beginning }))
      },
    })
  }

  write(text: string): void {
    this.#damaged ||= text.includes('\ufffd') || text.includes('\0')
    this.#lines.write(text)
  }

  end(): void {
    this.#lines.end()
    this.#giveUpOpen()
  }

  #giveUpOpen(): void {
    while (this.#open !== undefined) this.#replay(this.#unclosedLines(this.#open))
  }

  #take(first: Line): void {
    if (this.#open === undefined && !first.text.includes('"')) this.#plain(first)
    else this.#replay([first])
  }

  /** Lines read again because the quote before them turned out to be stray go to the front of the queue. */
  #replay(lines: Line[]): void {
    let queue = lines
    let at = 0
    while (at < queue.length) {
      const line = queue[at]
      at += 1
      if (line === undefined) continue
      const again = this.#step(line)
      if (again.length > 0) {
        queue = [...again, ...queue.slice(at)]
        at = 0
      }
    }
  }

  #step(line: Line): Line[] {
    const open = this.#open
    if (open === undefined) {
      if (!line.text.includes('"')) {
        this.#plain(line)
        return []
      }
      const record = new QuotedRecord(this.#delimiter)
      const state = record.feed(line.text, true)
      if (state === 'complete' && record.doubtful && this.#width > 0 && record.cells.length !== this.#width) this.#reportQuote(line)
      else if (state === 'complete') this.#emit(line.line, record.cells, line.text)
      else this.#open = { lines: [line], record, length: line.text.length }
      return []
    }
    open.lines.push(line)
    open.length += line.text.length
    const state = open.record.feed(line.text, false)
    if (state === 'complete') {
      this.#open = undefined
      this.#emit(open.lines[0]?.line ?? line.line, open.record.cells, open.lines.map((each) => each.text).join('\n'))
      return []
    }
    const lookahead = this.#unclosed > unclosedBeforeGivingUp ? 1 : this.#limits.maxQuotedLines
    const exhausted = open.lines.length > lookahead || open.length > this.#limits.maxLineBytes
    return state === 'stray' || exhausted ? this.#unclosedLines(open) : []
  }

  #unclosedLines(open: OpenRecord): Line[] {
    this.#open = undefined
    this.#unclosed += 1
    const [first, ...others] = open.lines
    if (first !== undefined) this.#reportQuote(first)
    return others
  }

  #reportQuote(line: Line): void {
    const text = withoutReturn(line.text)
    const cells = text.split(this.#delimiter, this.#limits.maxColumns)
    this.#sink.problem(problem('unclosed_quote', line.line, '"..."', '"...', { cells, raw: text }))
  }

  #plain({ line, text }: Line): void {
    const whole = withoutReturn(text)
    this.#emit(line, whole.split(this.#delimiter, this.#limits.maxColumns + 1), whole)
  }

  #emit(line: number, cells: string[], text: string): void {
    if (cells.length > this.#limits.maxColumns) {
      this.#sink.problem(problem('too_many_columns', line, `<= ${this.#limits.maxColumns}`, `> ${this.#limits.maxColumns}`, { raw: text }))
    } else if (this.#damaged && text.includes('\0')) {
      this.#sink.problem(problem('nul', line, 'text', 'U+0000', { cells }))
    } else if (this.#damaged && text.includes('\ufffd')) {
      this.#sink.problem(problem('encoding', line, 'text', 'U+FFFD', { cells }))
    } else {
      this.#width = cells.length
      this.#sink.record(line, cells)
    }
  }
}
