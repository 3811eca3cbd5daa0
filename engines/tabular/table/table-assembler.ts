import { problem } from '../problems.ts'
import { TabularError } from '../tabular-error.ts'
import type { Limits, RawRow, ReadOptions, RowProblem, TableEvent, TableHead } from '../types.ts'
import { parseUnitHint } from '../values/parse-unit-hint.ts'
import { empty } from '../source/file-kind.ts'
import { chooseHeader, headerCandidates } from './choose-header.ts'
import { EventBatch, patienceBytes } from './event-batch.ts'
import { isBlank, rowShape } from './row-shape.ts'

/** A row as a header would be read: merged cells filled, and whether it is the lower level of the row above. */
export type HeaderReading = { names: string[]; continues: boolean }

type Candidate = { line: number; cells: string[]; reading?: HeaderReading; problem?: RowProblem }

export type HeadFacts = () => Omit<TableHead, 'header' | 'headerLine' | 'preamble' | 'unitHint'>

/** Records in, events out: finds the header, fits rows to it, sets aside what is no record. */
export class TableAssembler {
  readonly #options: ReadOptions
  readonly #limits: Limits
  readonly #facts: HeadFacts
  readonly #batch: EventBatch
  /** A text record shorter than the header is worth telling; a sheet just does not store empty cells. */
  readonly #shortMatters: boolean
  #waiting: Candidate[] | undefined = []
  #header: string[] = []
  #bytesSeen = 0

  constructor(options: ReadOptions, limits: Limits, facts: HeadFacts, shortMatters: boolean) {
    this.#options = options
    this.#limits = limits
    this.#facts = facts
    this.#shortMatters = shortMatters
    this.#batch = new EventBatch(options.rowsPerEvent ?? 2000)
  }

  /** Still wanting rows that may be the header. */
  get wantsNames(): boolean {
    return this.#waiting !== undefined
  }

  record(line: number, cells: string[], reading?: HeaderReading): void {
    if (this.#waiting === undefined) this.#row(line, cells)
    else if (!cells.every(isBlank)) this.#wait(reading === undefined ? { line, cells } : { line, cells, reading })
  }

  problem(found: RowProblem): void {
    if (this.#waiting === undefined) this.#batch.problem(found)
    else this.#wait({ line: found.line, cells: found.cells ?? [], problem: found })
  }

  /** Events ready after `bytes` more were read. */
  take(bytes: number): TableEvent[] {
    this.#bytesSeen += bytes
    if (this.#bytesSeen > patienceBytes && (this.#waiting?.length ?? 0) > 0) this.#settle()
    return this.#batch.take(bytes)
  }

  finish(): TableEvent[] {
    this.#settle()
    return this.#batch.takeAll()
  }

  #wait(candidate: Candidate): void {
    this.#waiting?.push(candidate)
    if ((this.#waiting?.length ?? 0) >= headerCandidates) this.#settle()
  }

  #settle(): void {
    const rows = this.#waiting
    if (rows === undefined) return
    this.#waiting = undefined
    if (rows.length === 0) throw empty()
    const named = rows.map((row) => row.reading?.names ?? row.cells)
    let index = chooseHeader(named, this.#options.knownHeaders, this.#options.expectedColumns)
    while (rows[index + 1]?.reading?.continues === true) index += 1
    const tooWide = rows.slice(0, index + 1).find((row) => row.problem?.code === 'too_many_columns')
    if (tooWide !== undefined) throw tooManyColumns(tooWide.line, this.#limits.maxColumns)
    this.#header = headerNames(named[index] ?? [])
    const preamble = rows.slice(0, index).map(({ line, cells }) => ({ line, cells }))
    const head: TableHead = { ...this.#facts(), header: this.#header, headerLine: rows[index]?.line ?? 0, preamble }
    const unit = preamble.flatMap((row) => row.cells).map((cell) => parseUnitHint(cell)).find((hint) => hint.ok)
    if (unit?.ok === true) head.unitHint = unit.value
    this.#batch.head(head)
    for (const row of rows.slice(index + 1)) {
      if (row.problem !== undefined) this.#batch.problem(row.problem)
      else this.#row(row.line, row.cells)
    }
  }

  #row(line: number, cells: string[]): void {
    const shape = rowShape(cells, this.#header)
    if (shape === 'empty') return
    if (shape !== 'record') {
      this.#batch.problem(problem(shape, line, 'record', cells.find((cell) => !isBlank(cell)) ?? '', { cells }))
      return
    }
    const width = this.#header.length
    const row: RawRow = { line, cells }
    if (cells.length > width) {
      const extra = cells.slice(width).filter((cell) => !isBlank(cell))
      row.cells = cells.slice(0, width)
      if (extra.length > 0) row.extra = extra
    } else if (cells.length < width) {
      if (this.#shortMatters) row.short = true
      while (cells.length < width) cells.push('')
    }
    this.#batch.row(row)
  }
}

/** Trims names and drops empty columns at the right edge, which spreadsheet programs like to add. */
function headerNames(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.replace(/\s*[\r\n]+\s*/gu, '').trim())
  while (names.length > 0 && names.at(-1) === '') names.pop()
  return names
}

function tooManyColumns(line: number, allowed: number): TabularError {
  return new TabularError(
    'too_many_columns',
    { zh: `第 ${line} 行超过 ${allowed} 列，找不到可用的表头，请检查分隔符或拆分文件`, en: `Line ${line} has more than ${allowed} columns where the header should be. Check the delimiter or split the file.` },
    { line, allowed },
  )
}
