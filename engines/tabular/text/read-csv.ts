import { limitsWith } from '../limits.ts'
import { empty } from '../source/file-kind.ts'
import type { Source } from '../source/source.ts'
import { TableAssembler } from '../table/table-assembler.ts'
import type { ReadOptions, TableEvent } from '../types.ts'
import { detectDelimiter } from './delimiter.ts'
import { newlineOf } from './line-splitter.ts'
import { RecordReader } from './record-reader.ts'
import { TextDecoding } from './text-decoding.ts'

/** Delimited text as events. The first chunk is the sample from which delimiter and line ends are told. */
export async function* readCsv(source: Source, options: ReadOptions): AsyncGenerator<TableEvent> {
  const limits = limitsWith(options.limits)
  const decoding = new TextDecoding(options.encoding)
  let delimiter = options.delimiter
  let reader: RecordReader | undefined
  const facts = () => ({ format: 'csv' as const, encoding: decoding.encoding, delimiter: delimiter ?? ',' })
  const table = new TableAssembler(options, limits, facts, true)

  const feed = (text: string): void => {
    if (reader === undefined) {
      if (text === '') return
      delimiter ??= detectDelimiter(text, options.expectedColumns)
      reader = new RecordReader(delimiter, newlineOf(text), limits, {
        record: (line, cells) => table.record(line, cells),
        problem: (found) => table.problem(found),
      })
    }
    reader.write(text)
  }

  for await (const chunk of source.chunks) {
    feed(decoding.write(chunk))
    yield* table.take(chunk.length)
  }
  feed(decoding.end())
  if (reader === undefined) throw empty()
  reader.end()
  yield* table.finish()
}
