import { limitsWith } from '../limits.ts'
import type { Source } from '../source/source.ts'
import { TableAssembler } from '../table/table-assembler.ts'
import { TabularError } from '../tabular-error.ts'
import type { ReadOptions, TableEvent } from '../types.ts'
import { chooseSheet } from './choose-sheet.ts'
import { MergedNames } from './merged-names.ts'
import { readMerges, readSheetRows } from './read-sheet.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readWorkbook } from './workbook-parts.ts'
import { damaged, openZipParts, type ZipParts } from './zip-parts.ts'

/** A rough size of a sheet's row, for bounding what waits in memory. */
const bytesPerRow = 512

/** One worksheet as events. */
export async function* readXlsx(source: Source, options: ReadOptions): AsyncGenerator<TableEvent> {
  const limits = limitsWith(options.limits)
  const parts = await openZipParts(source, limits)
  try {
    refuseOtherDocuments(parts)
    const workbook = await readWorkbook(parts)
    const strings = await readSharedStrings(parts, workbook.sharedStrings, limits.maxSharedStringBytes)
    const context = { strings, dateStyles: workbook.dateStyles, date1904: workbook.date1904, limits }
    const { sheet, firstRows } = await chooseSheet(parts, workbook.sheets, context, options)
    const merges = await readMerges(parts, sheet.path, firstRows.at(-1)?.line ?? 0)
    const names = new MergedNames(merges)
    const width = Math.max(...firstRows.map((row) => row.cells.length))
    const table = new TableAssembler(options, limits, () => ({ format: 'xlsx', sheet: sheet.name }), false)
    for await (const batch of readSheetRows(parts, sheet.path, context)) {
      for (const row of batch) {
        if (row.problem !== undefined) table.problem(row.problem)
        else if (table.wantsNames) table.record(row.line, row.cells, names.read(row.line, row.cells, width))
        else table.record(row.line, row.cells)
      }
      yield* table.take(batch.length * bytesPerRow)
    }
    yield* table.finish()
  } catch (cause) {
    throw cause instanceof TabularError ? cause : damaged(cause)
  } finally {
    parts.close()
  }
}

function refuseOtherDocuments(parts: ZipParts): void {
  if (parts.has('xl/workbook.xml')) return
  if (parts.has('xl/workbook.bin')) {
    throw new TabularError('is_xlsb', { zh: '这是二进制工作簿（xlsb），请另存为 xlsx 后再传', en: 'This is a binary workbook (xlsb). Save it as xlsx and send that.' })
  }
  if (parts.has('word/document.xml') || parts.has('ppt/presentation.xml')) {
    throw new TabularError('is_document', { zh: '这是 Word 或演示文档，请提供数据表本身（xlsx、CSV）', en: 'This is a Word or slide document. Send the table itself (xlsx, CSV).' })
  }
  if (parts.has('content.xml')) {
    throw new TabularError('is_ods', { zh: '这是 OpenDocument 表格（ods），请另存为 xlsx 后再传', en: 'This is an OpenDocument sheet (ods). Save it as xlsx and send that.' })
  }
  throw new TabularError('is_archive', { zh: '这是压缩包（zip），请解压后逐个上传', en: 'This is an archive (zip). Unpack it and send the files in it.' })
}
