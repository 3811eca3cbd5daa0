export type LineSink = {
  line: (line: number, text: string) => void
  /** A line over the limit; only its beginning was kept. */
  tooLong: (line: number, beginning: string, length: number) => void
}

const keptOfLongLine = 500

/** Cuts streamed text into physical lines in bounded memory. A CR before the LF stays on the line. */
export class LineSplitter {
  readonly #newline: string
  readonly #maxLength: number
  readonly #sink: LineSink
  #line = 1
  #carry = ''
  #skipped = 0

  constructor(newline: '\n' | '\r', maxLength: number, sink: LineSink) {
    this.#newline = newline
    this.#maxLength = maxLength
    this.#sink = sink
  }

  write(text: string): void {
    let start = 0
    for (let end = text.indexOf(this.#newline); end >= 0; end = text.indexOf(this.#newline, start)) {
      this.#append(text.slice(start, end))
      this.#finish()
      start = end + 1
    }
    if (start < text.length) this.#append(text.slice(start))
  }

  end(): void {
    if (this.#carry !== '') this.#finish()
  }

  #append(piece: string): void {
    if (this.#skipped > 0) this.#skipped += piece.length
    else if (this.#carry.length + piece.length > this.#maxLength) {
      this.#skipped = this.#carry.length + piece.length
      this.#carry = (this.#carry + piece).slice(0, keptOfLongLine)
    } else this.#carry = this.#carry === '' ? piece : this.#carry + piece
  }

  #finish(): void {
    const text = this.#carry
    const skipped = this.#skipped
    const line = this.#line
    this.#carry = ''
    this.#skipped = 0
    this.#line += 1
    if (skipped > 0) this.#sink.tooLong(line, text, skipped)
    else this.#sink.line(line, text)
  }
}

/** Old Macintosh files end lines with CR alone; elsewhere a lone CR is part of a cell. */
export function newlineOf(sample: string): '\n' | '\r' {
  return !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n'
}
