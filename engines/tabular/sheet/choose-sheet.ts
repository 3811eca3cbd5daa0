import { bestKnown, headerCandidates } from '../table/choose-header.ts'
import { isBlank } from '../table/row-shape.ts'
import { TabularError } from '../tabular-error.ts'
import type { ReadOptions } from '../types.ts'
import { readSheetRows } from './read-sheet.ts'
import type { SheetContext, SheetRow } from './sheet-rows.ts'
import type { SheetPart } from './workbook-parts.ts'
import type { ZipParts } from './zip-parts.ts'

/** A sheet with its first non-empty rows. */
export type ChosenSheet = { sheet: SheetPart; firstRows: SheetRow[] }

/** The named sheet; else the visible one that fits a declared header best; else the first that is not empty. */
export async function chooseSheet(parts: ZipParts, sheets: readonly SheetPart[], context: SheetContext, options: ReadOptions): Promise<ChosenSheet> {
  if (options.sheet !== undefined) {
    const named = sheets.find((sheet) => sheet.name === options.sheet)
    if (named === undefined) throw notFound(options.sheet, sheets)
    return { sheet: named, firstRows: await firstRows(parts, named, context) }
  }
  const visible = sheets.filter((sheet) => !sheet.hidden)
  let best: (ChosenSheet & { share: number }) | undefined
  for (const sheet of visible.length > 0 ? visible : sheets) {
    const rows = await firstRows(parts, sheet, context)
    if (rows.length === 0) continue
    const { share } = bestKnown(rows.map((row) => row.cells), options.knownHeaders ?? [])
    if (best === undefined || share > best.share) best = { sheet, firstRows: rows, share }
    if (options.knownHeaders === undefined || share === 1) break
  }
  if (best === undefined) {
    throw new TabularError('empty_file', { zh: '表格中没有任何数据，请检查导出是否成功', en: 'The workbook has no data. Check whether the export succeeded.' })
  }
  return best
}

async function firstRows(parts: ZipParts, sheet: SheetPart, context: SheetContext): Promise<SheetRow[]> {
  const found: SheetRow[] = []
  for await (const batch of readSheetRows(parts, sheet.path, context)) {
    for (const row of batch) {
      if (!row.cells.every(isBlank)) found.push(row)
      if (found.length >= headerCandidates) return found
    }
  }
  return found
}

function notFound(name: string, sheets: readonly SheetPart[]): TabularError {
  const present = sheets.map((sheet) => sheet.name).join('、')
  return new TabularError('sheet_not_found', { zh: `没有名为“${name}”的工作表，现有：${present}`, en: `There is no sheet named "${name}"; there are: ${present}` }, { name, present })
}
