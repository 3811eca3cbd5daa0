import { limitsWith } from '../limits.ts'
import { problem } from '../problems.ts'
import { empty } from '../source/file-kind.ts'
import type { Source } from '../source/source.ts'
import { EventBatch, patienceBytes } from '../table/event-batch.ts'
import { TabularError } from '../tabular-error.ts'
import type { Limits, RawRow, ReadOptions, TableEvent } from '../types.ts'
import { type FlatRecord, flattenJsonLine } from './json-line.ts'
import { LineSplitter } from './line-splitter.ts'
import { TextDecoding } from './text-decoding.ts'

/** Records whose keys make the header; keys first met later go to `extra`. */
const sampledRecords = 1000

/** JSON Lines as events: one object a line, its flattened keys the columns. */
export async function* readJsonLines(source: Source, options: ReadOptions): AsyncGenerator<TableEvent> {
  const limits = limitsWith(options.limits)
  const decoding = new TextDecoding(options.encoding)
  const batch = new EventBatch(options.rowsPerEvent ?? 2000)
  let header: string[] | undefined
  let columns = new Map<string, number>()
  let waiting: { line: number; record: FlatRecord }[] = []
  let broken = 0
  let bytes = 0

  const settle = (): void => {
    if (header !== undefined) return
    if (waiting.length === 0) throw broken > 0 ? notLines() : empty()
    header = [...new Set(waiting.flatMap(({ record }) => [...record.keys()]))]
    columns = new Map(header.map((name, index) => [name, index]))
    checkWidth(header.length, limits)
    batch.head({ header, headerLine: 0, preamble: [], format: 'jsonl', encoding: decoding.encoding })
    for (const { line, record } of waiting) batch.row(rowOf(line, record, columns))
    waiting = []
  }

  const take = (line: number, text: string): void => {
    if (text.trim() === '') return
    const record = flattenJsonLine(text)
    if (record === undefined) {
      broken += 1
      batch.problem(problem('json_invalid', line, '{...}', text.trim().slice(0, 40), { raw: text }))
    } else if (record.size > limits.maxColumns) {
      batch.problem(problem('too_many_columns', line, `<= ${limits.maxColumns}`, String(record.size), { raw: text }))
    } else if (text.includes('\ufffd')) batch.problem(problem('encoding', line, 'text', 'U+FFFD', { raw: text }))
    else if (header !== undefined) batch.row(rowOf(line, record, columns))
    else if (waiting.push({ line, record }) >= sampledRecords) settle()
  }

  const lines = new LineSplitter('\n', limits.maxLineBytes, {
    line: take,
    tooLong: (line, beginning, length) =>
      batch.problem(problem('line_too_long', line, `<= ${limits.maxLineBytes}`, String(length), { raw: beginning })),
  })
  for await (const chunk of source.chunks) {
    lines.write(decoding.write(chunk))
    bytes += chunk.length
    if (bytes > patienceBytes) settle()
    yield* batch.take(chunk.length)
  }
  lines.write(decoding.end())
  lines.end()
  settle()
  yield* batch.takeAll()
}

function rowOf(line: number, record: FlatRecord, columns: ReadonlyMap<string, number>): RawRow {
  const cells = Array.from({ length: columns.size }, () => '')
  const extra: string[] = []
  for (const [key, value] of record) {
    const index = columns.get(key)
    if (index !== undefined) cells[index] = value
    else if (value !== '') extra.push(`${key}=${value}`)
  }
  return extra.length > 0 ? { line, cells, extra } : { line, cells }
}

function notLines(): TabularError {
  return new TabularError('is_json', { zh: '这是 JSON，但不是每行一个对象，请导出为 JSON Lines', en: 'This is JSON, but not one object a line. Export it as JSON Lines.' })
}

function checkWidth(found: number, limits: Limits): void {
  if (found <= limits.maxColumns) return
  throw new TabularError(
    'too_many_columns',
    { zh: `各行共有 ${found} 个不同的键，上限为 ${limits.maxColumns}`, en: `The records have ${found} different keys, at most ${limits.maxColumns} are allowed.` },
    { found, allowed: limits.maxColumns },
  )
}
