/**
 * One record with quotes in it, fed line by line (RFC 4180, with tolerance): a quote opens a cell only as its first
 * character; a quote inside a quoted cell that is neither doubled nor followed by a delimiter is kept as text.
 */
export class QuotedRecord {
  readonly #delimiter: string
  readonly cells: string[] = []
  /** A quote was kept as text, so the cells may be cut in the wrong places. */
  doubtful = false
  #cell = ''
  #inside = false

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** 'stray' only for a line after the first: there a stray quote means that the first one was stray too. */
  feed(text: string, first: boolean): 'complete' | 'open' | 'stray' {
    let at = 0
    if (!first) this.#cell += '\n'
    for (;;) {
      if (!this.#inside) {
        if (text.charAt(at) === '"') {
          this.#inside = true
          at += 1
          continue
        }
        const end = text.indexOf(this.#delimiter, at)
        if (end < 0) {
          this.cells.push(withoutReturn(text.slice(at)))
          return 'complete'
        }
        this.cells.push(text.slice(at, end))
        at = end + 1
        continue
      }
      const quote = text.indexOf('"', at)
      if (quote < 0) {
        this.#cell += text.slice(at)
        return 'open'
      }
      if (text.charAt(quote + 1) === '"') {
        this.#cell += text.slice(at, quote + 1)
        at = quote + 2
        continue
      }
      const after = skipBlanks(text, quote + 1)
      if (after >= text.length || text.startsWith(this.#delimiter, after)) {
        this.cells.push(this.#cell + text.slice(at, quote))
        this.#cell = ''
        this.#inside = false
        if (after >= text.length) return 'complete'
        at = after + 1
        continue
      }
      if (!first) return 'stray'
      this.doubtful = true
      this.#cell += text.slice(at, quote + 1)
      at = quote + 1
    }
  }
}

export function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}

/** Blanks between a closing quote and the delimiter, and the CR of a CRLF; a tab may be the delimiter itself. */
function skipBlanks(text: string, from: number): number {
  let at = from
  while (text.charAt(at) === ' ' || (text.charAt(at) === '\r' && at === text.length - 1)) at += 1
  return at
}
