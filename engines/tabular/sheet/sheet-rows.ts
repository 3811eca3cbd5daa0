import { problem } from '../problems.ts'
import type { Limits, RowProblem } from '../types.ts'
import { serialToIso } from '../values/parse-date.ts'
import { columnOf } from './cell-reference.ts'
import { StringItem, unescape } from './string-item.ts'

export type SheetRow = { line: number; cells: string[]; problem?: RowProblem }
export type SheetContext = { strings: readonly string[]; dateStyles: ReadonlySet<number>; date1904: boolean; limits: Limits }

/** Turns the XML events of a worksheet into rows of text. Numbers keep the digits the file holds. */
export class SheetRows {
  readonly #context: SheetContext
  readonly #item = new StringItem()
  #rows: SheetRow[] = []
  #line = 0
  #cells: string[] = []
  #column = -1
  #type = 'n'
  #style = 0
  #value = ''
  #formula = ''
  #hasFormula = false
  #into: 'value' | 'formula' | 'inline' | undefined
  #unvalued: string | undefined
  #tooWide = false
  /** The last cell of the sheet has been read. */
  done = false

  constructor(context: SheetContext) {
    this.#context = context
  }

  take(): SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v') this.#into = 'value'
    else if (name === 'f') {
      this.#into = 'formula'
      this.#hasFormula = true
    } else if (name === 'is') this.#into = 'inline'
    else if (name === 'row') this.#openRow(attributes)
    else if (this.#into === 'inline') this.#item.open(name)
  }

  text(text: string): void {
    if (this.#into === 'value') this.#value += text
    else if (this.#into === 'inline') this.#item.text(text)
    else if (this.#into === 'formula') this.#formula += text
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
    else if (name === 'sheetData') this.done = true
    else if (name === 'v' || name === 'f') this.#into = undefined
    else if (name === 'is') {
      this.#into = undefined
      this.#value = this.#item.take()
    } else if (this.#into === 'inline') this.#item.close(name)
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    const stated = Number(attributes['r'])
    this.#line = stated > this.#line ? stated : this.#line + 1
    this.#cells = []
    this.#column = -1
    this.#unvalued = undefined
    this.#tooWide = false
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes['r']
    const stated = reference === undefined ? -1 : columnOf(reference)
    this.#column = stated > this.#column ? stated : this.#column + 1
    this.#type = attributes['t'] ?? 'n'
    this.#style = Number(attributes['s'] ?? 0)
    this.#value = ''
    this.#formula = ''
    this.#hasFormula = false
  }

  #closeCell(): void {
    const text = this.#cellText()
    const missing = text === '' && this.#hasFormula && this.#type !== 'str'
    if (missing) this.#unvalued ??= `=${this.#formula}`
    if (text === '' && !missing) return
    if (this.#column >= this.#context.limits.maxColumns) {
      this.#tooWide = true
      return
    }
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = missing ? `=${this.#formula}` : text
  }

  #cellText(): string {
    const value = this.#value
    switch (this.#type) {
      case 's':
        return this.#context.strings[Number(value)] ?? ''
      case 'inlineStr':
        return value
      case 'str':
        return unescape(value)
      case 'b':
        return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
      case 'n':
        if (value === '' || !this.#context.dateStyles.has(this.#style)) return value
        return serialToIso(Number(value), this.#context.date1904) ?? value
      default:
        return value
    }
  }

  #closeRow(): void {
    const line = this.#line
    const cells = this.#cells
    if (this.#tooWide) {
      const allowed = this.#context.limits.maxColumns
      this.#rows.push({ line, cells: [], problem: problem('too_many_columns', line, `<= ${allowed}`, `> ${allowed}`) })
    } else if (this.#unvalued !== undefined) {
      this.#rows.push({ line, cells, problem: problem('formula_without_value', line, 'value', this.#unvalued, { cells }) })
    } else this.#rows.push({ line, cells })
  }
}
