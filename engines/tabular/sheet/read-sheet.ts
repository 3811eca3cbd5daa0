import { TabularError } from '../tabular-error.ts'
import { type Merge, mergeOf } from './cell-reference.ts'
import { type SheetContext, type SheetRow, SheetRows } from './sheet-rows.ts'
import { XmlReader } from './xml-reader.ts'
import { damaged, type ZipParts } from './zip-parts.ts'

/** The rows of one worksheet, in batches as they are inflated. */
export async function* readSheetRows(parts: ZipParts, path: string, context: SheetContext): AsyncGenerator<SheetRow[]> {
  const rows = new SheetRows(context)
  const xml = new XmlReader({
    open: (name, attributes) => rows.open(name, attributes),
    close: (name) => rows.close(name),
    text: (text) => rows.text(text),
  })
  let size = 0
  let sizeAtRow = 0
  let line = 0
  for await (const chunk of parts.read(path)) {
    size += chunk.length
    if (size > context.limits.maxSheetBytes) throw tooLarge(context.limits.maxSheetBytes)
    guarded(() => xml.write(chunk), path, line)
    const batch = rows.take()
    line = batch.at(-1)?.line ?? line
    if (batch.length > 0) {
      sizeAtRow = size
      yield batch
    }
    if (rows.done) return
    // One row of this size is no data; the parser would hold it all.
    if (size - sizeAtRow > 4 * context.limits.maxLineBytes) throw tooLarge(4 * context.limits.maxLineBytes)
  }
  guarded(() => xml.end(), path, line)
}

const endOfCells = /<\/(?:\w+:)?sheetData>|sheetData\s*\/>/u

/** More merged ranges around a header are no header any more. */
const mostMerges = 5000

/** Merged ranges that start above `lastRow`. They stand behind all cells, so the part is inflated once for them alone. */
export async function readMerges(parts: ZipParts, path: string, lastRow: number): Promise<Merge[]> {
  const merges: Merge[] = []
  const wanted = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"/gu
  let tail = ''
  let behindCells = false
  for await (const chunk of parts.read(path)) {
    const text = tail + chunk.toString('latin1')
    behindCells ||= endOfCells.test(text)
    tail = text.slice(-256)
    if (!behindCells) continue
    let end = 0
    for (const found of text.matchAll(wanted)) {
      const merge = mergeOf(found[1] ?? '')
      if (merge !== undefined && merge.top <= lastRow && merges.length < mostMerges) merges.push(merge)
      end = found.index + found[0].length
    }
    tail = text.slice(Math.max(end, text.length - 256))
  }
  return merges
}

function guarded(step: () => void, path: string, line: number): void {
  try {
    step()
  } catch (cause) {
    throw cause instanceof TabularError ? cause : damaged(cause, `${path}, after row ${line}`)
  }
}

function tooLarge(allowed: number): TabularError {
  return new TabularError('xlsx_too_large', { zh: '工作表过大，请拆分或改用 CSV', en: 'The sheet is too large. Split it or send CSV.' }, { allowed })
}
