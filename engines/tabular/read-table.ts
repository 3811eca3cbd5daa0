import { readXlsx } from './sheet/read-xlsx.ts'
import { fileKind } from './source/file-kind.ts'
import { openSource } from './source/source.ts'
import { readCsv } from './text/read-csv.ts'
import { readJsonLines } from './text/read-jsonl.ts'
import type { ReadOptions, TableEvent, TableHead, TableInput } from './types.ts'

/**
 * Reads a table from a path or a stream of bytes. First a head, then rows and problems as they come, last an end with
 * their counts: every non-empty record below the header is in exactly one of the two. Memory stays bounded whatever
 * the size. Throws TabularError when the file cannot be read at all, or not any further; rows given before stand.
 */
export async function* readTable(input: TableInput, options: ReadOptions = {}): AsyncGenerator<TableEvent> {
  const source = await openSource(input)
  try {
    const kind = fileKind(source.sample)
    if (kind === 'xlsx') yield* readXlsx(source, options)
    else if (kind === 'jsonl') yield* readJsonLines(source, options)
    else yield* readCsv(source, options)
  } finally {
    await source.close()
  }
}

/** Only the head: by its header the source of a file is recognised. Throws TabularError like readTable. */
export async function sniff(input: TableInput, options: ReadOptions = {}): Promise<TableHead> {
  for await (const event of readTable(input, options)) {
    if (event.kind === 'head') return event.head
  }
  throw new Error('a table has no head')
}
