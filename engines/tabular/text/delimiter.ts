import { limitsWith } from '../limits.ts'
import { newlineOf } from './line-splitter.ts'
import { RecordReader } from './record-reader.ts'

const candidates = [',', '\t', ';', '|', '，']
const sampleCharacters = 256 * 1024

/** Finds the delimiter under which most sampled records have one and the same width. ',' when nothing separates. */
export function detectDelimiter(sample: string, expectedColumns: number | undefined): string {
  const told = /^"?sep=([^\r\n"])"?\r?\n/i.exec(sample)?.[1]
  if (told !== undefined) return told
  const text = wholeLines(sample)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of candidates) {
    const score = consistency(widths(text, delimiter), expectedColumns)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function wholeLines(sample: string): string {
  const text = sample.slice(0, sampleCharacters)
  const newline = newlineOf(text)
  const end = text.lastIndexOf(newline)
  return end > 0 && text.length < sample.length ? text.slice(0, end + 1) : text
}

function widths(text: string, delimiter: string): number[] {
  const found: number[] = []
  const blank = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '')
  const reader = new RecordReader(delimiter, newlineOf(text), limitsWith({ maxColumns: 1_000_000 }), {
    record: (_line, cells) => {
      if (!blank(cells)) found.push(cells.length)
    },
    problem: (bad) => {
      if (bad.cells !== undefined) found.push(bad.cells.length)
    },
  })
  reader.write(text)
  reader.end()
  return found
}

/** Share of records with the commonest width above one, squared so that chance hits of text commas fall off. */
function consistency(found: readonly number[], expectedColumns: number | undefined): number {
  const counts = new Map<number, number>()
  for (const width of found) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) {
    if (width < 2) continue
    const share = count / found.length
    const fits = width === expectedColumns ? 2 : 1
    best = Math.max(best, share * share * fits * (1 + Math.min(width, 40) / 40))
  }
  return best
}
