import { JingweiError, type Ctx } from '@jingwei/kernel'
import type ExcelJS from 'exceljs'
import type { HubPlatform } from '../platform.ts'
import { annotationHeaders } from '../../domain/sources/recognise.ts'
import { shiftsOf, type ItemShift } from '../../domain/precheck/shifts.ts'
import { listArrangements } from '../../store/arrangements.ts'
import { findSubmission, type SubmissionRow } from '../../store/submissions.ts'
import { hiddenSources } from '../hidden-sources.ts'
import { newWorkbook } from '../workbook.ts'
import { annotatedRows, type Annotation } from './annotations.ts'
import { figuresBefore, figuresOfFile } from './run-precheck.ts'

/** Larger workbooks are not opened whole: their flagged rows are returned in a new one. */
const mostXlsxBytes = 16 * 1024 * 1024
const mostRows = 200_000

const columns = annotationHeaders.slice(0, 3)
const yellow: ExcelJS.FillPattern = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF4CE' } }

/**
 * A file handed in, as it came, with 问题, 建议 and 更正值 beside its rows. Corrected in its cells or in 更正值 it may be handed
 * in again as it is. A text file comes back as a workbook. @throws kernel.not_found
 */
export async function annotatedDelivery(hub: HubPlatform, ctx: Ctx, id: string): Promise<{ fileName: string; content: Buffer }> {
  const submission = await findSubmission(hub.store, ctx, hiddenSources(ctx), id)
  if (!submission || submission.kind !== 'file') throw new JingweiError('kernel.not_found', { what: '交付文件 delivered file', id })
  const shifts = await shiftsBefore(hub, ctx, submission)
  const name = submission.file_name ?? ''
  const original = /\.xlsx$/iu.test(name) && Number(submission.size) <= mostXlsxBytes
  const workbook = original ? await annotateOriginal(hub, ctx, submission, shifts) : await annotateCopy(hub, ctx, submission, shifts)
  return { fileName: `${name.replace(/\.[^.]+(\.gz)?$/u, '')}-批注.xlsx`, content: Buffer.from(await workbook.xlsx.writeBuffer()) }
}

async function shiftsBefore(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow): Promise<ItemShift[]> {
  const manner = (await listArrangements(hub.store, ctx)).find((of) => of.sourceId === submission.source_id)?.manner ?? 'increment'
  const never = new AbortController().signal
  const file = await figuresOfFile(hub, ctx, submission, () => {}, never)
  return shiftsOf(await figuresBefore(hub, ctx, { sourceId: submission.source_id, period: submission.period, manner }, never), file.figures)
}

/** Three columns to the right of the table, in the sheet and form the provider knows. */
async function annotateOriginal(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow, shifts: readonly ItemShift[]): Promise<ExcelJS.Workbook> {
  const workbook = await newWorkbook()
  await workbook.xlsx.readFile(await hub.blobs.path(submission.digest ?? ''))
  let sheet = workbook.worksheets[0]
  let first = 1
  for await (const { line, header, sheet: named, annotation } of annotatedRows(hub, ctx, submission, shifts)) {
    if (header) {
      sheet = workbook.worksheets.find((each) => each.name === named) ?? sheet
      first = header.findIndex((cell) => columns.includes(cell)) + 1 || header.length + 1
      columns.forEach((column, place) => write(sheet, line, first + place, column))
    } else if (annotation) annotate(sheet, line, first, annotation)
  }
  columns.forEach((_, place) => {
    if (sheet) sheet.getColumn(first + place).width = 28
  })
  return workbook
}

/** A table of text as a workbook; of a very long one the rows that have something to say. */
async function annotateCopy(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow, shifts: readonly ItemShift[]): Promise<ExcelJS.Workbook> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet('批注')
  let width = 0
  let rows = 0
  const whole = (submission.findings?.rows.now ?? 0) <= mostRows
  for await (const { header, cells, annotation } of annotatedRows(hub, ctx, submission, shifts)) {
    if (header) {
      const own = header.filter((cell) => !columns.includes(cell))
      width = own.length
      sheet.addRow([...own, ...columns]).font = { bold: true }
    } else if (cells && (annotation || (whole && rows < mostRows))) {
      rows += 1
      const row = sheet.addRow(cells.slice(0, width))
      if (annotation) annotate(sheet, row.number, width + 1, annotation)
    }
  }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  return workbook
}

function annotate(sheet: ExcelJS.Worksheet | undefined, line: number, first: number, { problem, advice }: Annotation): void {
  write(sheet, line, first, problem)
  write(sheet, line, first + 1, advice)
  write(sheet, line, first + 2, '')
}

function write(sheet: ExcelJS.Worksheet | undefined, line: number, column: number, text: string): void {
  const cell = sheet?.getRow(line).getCell(column)
  if (!cell) return
  if (text !== '') cell.value = text
  cell.fill = yellow
}
