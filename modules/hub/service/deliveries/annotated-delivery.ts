import { JingweiError, type Ctx } from '@jingwei/kernel'
import type ExcelJS from 'exceljs'
import type { HubPlatform } from '../platform.ts'
import { returnedHeaders } from '../../domain/sources/recognise.ts'
import { sourceOf } from '../../domain/sources/built-in.ts'
import { shiftsOf, type ItemShift } from '../../domain/precheck/shifts.ts'
import { findSubmission, type SubmissionRow } from '../../store/submissions.ts'
import { recordUse } from '../../store/uses.ts'
import { hiddenSources } from '../hidden-sources.ts'
import { newWorkbook } from '../workbook.ts'
import { annotatedRows, type Annotation } from './annotations.ts'
import { deliveredBy, figuresBefore, figuresOfFile } from './run-precheck.ts'

/** Workbooks are opened and made in memory, some 400 bytes a cell: a longer table is answered by the list of what is wrong. */
const mostCells = 400_000
const mostProblems = 20_000

const yellow: ExcelJS.FillPattern = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF4CE' } }

/**
 * A file handed in, as it came, with 问题, 建议, 更正值 and 说明 beside its rows. Corrected in its cells or in 更正值 it may be
 * handed in again as it is; a text file comes back as a workbook. Of a table too long for that comes a list of lines and
 * problems, which nothing takes for the table. Leaves a use record. @throws kernel.not_found also when it was never looked over
 */
export async function annotatedDelivery(hub: HubPlatform, ctx: Ctx, id: string): Promise<{ fileName: string; content: Buffer }> {
  const submission = await findSubmission(hub.store, ctx, hiddenSources(ctx), id)
  if (!submission?.findings) throw new JingweiError('kernel.not_found', { what: '预检过的交付文件 delivered file that was looked over', id })
  const { findings, file_name: name, source_id: source, period } = submission
  const rows = findings.rows.now + findings.rows.setAside
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.delivery', filters: { source, period, submission: id }, rows }))
  const shifts = await shiftsBefore(hub, ctx, submission)
  const short = rows * (sourceOf(source).columns.length + 12) <= mostCells
  const workbook = !short ? await listOfProblems(hub, ctx, submission, shifts) : /\.xlsx$/iu.test(name ?? '') ? await annotateOriginal(hub, ctx, submission, shifts) : await annotateCopy(hub, ctx, submission, shifts)
  return { fileName: `${(name ?? '').replace(/\.[^.]+(\.gz)?$/u, '')}-${short ? '批注' : '问题清单'}.xlsx`, content: Buffer.from(await workbook.xlsx.writeBuffer()) }
}

async function shiftsBefore(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow): Promise<ItemShift[]> {
  const never = new AbortController().signal
  const file = await figuresOfFile(hub, ctx, submission, () => {}, never)
  return shiftsOf((await figuresBefore(hub, ctx, deliveredBy(submission), never)).figures, file.figures)
}

/** Four columns to the right of the table, in the sheet and form the provider knows. */
async function annotateOriginal(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow, shifts: readonly ItemShift[]): Promise<ExcelJS.Workbook> {
  const workbook = await newWorkbook()
  await workbook.xlsx.readFile(await hub.blobs.path(submission.digest ?? ''))
  let sheet = workbook.worksheets[0]
  let places: readonly number[] = []
  for await (const row of annotatedRows(hub, ctx, submission, shifts)) {
    if (row.kind === 'head') {
      sheet = workbook.worksheets.find((each) => each.name === row.sheet) ?? sheet
      places = placesOf(row.header)
      returnedHeaders.forEach((column, index) => write(sheet, row.line, places[index] ?? 0, column))
      for (const place of places) if (sheet) sheet.getColumn(place).width = 28
    } else annotate(sheet, row.line, places, row.annotation)
  }
  return workbook
}

/** A table of text as a workbook, its title lines with it: they may say the year. */
async function annotateCopy(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow, shifts: readonly ItemShift[]): Promise<ExcelJS.Workbook> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet('批注')
  let places: readonly number[] = []
  for await (const row of annotatedRows(hub, ctx, submission, shifts)) {
    if (row.kind === 'head') {
      for (const line of row.preamble) sheet.addRow(line)
      places = placesOf(row.header)
      const head = sheet.addRow(row.header)
      head.font = { bold: true }
      returnedHeaders.forEach((column, index) => write(sheet, head.number, places[index] ?? 0, column))
      for (const place of places) sheet.getColumn(place).width = 28
      sheet.views = [{ state: 'frozen', ySplit: head.number }]
    } else annotate(sheet, sheet.addRow(row.cells).number, places, row.annotation)
  }
  return workbook
}

async function listOfProblems(hub: HubPlatform, ctx: Ctx, submission: SubmissionRow, shifts: readonly ItemShift[]): Promise<ExcelJS.Workbook> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet('问题清单')
  sheet.addRow(['行号', '问题', '建议', '内容']).font = { bold: true }
  for await (const row of annotatedRows(hub, ctx, submission, shifts)) {
    if (row.kind !== 'row' || !row.annotation) continue
    if (sheet.rowCount > mostProblems) break
    sheet.addRow([row.line, row.annotation.problem, row.annotation.advice, row.cells.join(' ').slice(0, 200)])
  }
  return workbook
}

/** Where 问题, 建议, 更正值 and 说明 stand, from 1: in a file that came back once, where they stood; else right of the table. */
function placesOf(header: readonly string[]): number[] {
  let next = header.length
  return returnedHeaders.map((column) => {
    const stands = header.indexOf(column)
    return stands >= 0 ? stands + 1 : (next += 1)
  })
}

/** Says anew what is wrong and what to do; what the provider wrote in the two columns of his own stays. */
function annotate(sheet: ExcelJS.Worksheet | undefined, line: number, places: readonly number[], annotation: Annotation | undefined): void {
  const [problem = 0, advice = 0, ...own] = places
  if (!annotation) {
    for (const place of [problem, advice]) if (sheet && sheet.getRow(line).getCell(place).text !== '') sheet.getRow(line).getCell(place).value = undefined
    return
  }
  write(sheet, line, problem, annotation.problem)
  write(sheet, line, advice, annotation.advice)
  for (const place of own) write(sheet, line, place, undefined)
}

function write(sheet: ExcelJS.Worksheet | undefined, line: number, column: number, text: string | undefined): void {
  const cell = sheet?.getRow(line).getCell(column)
  if (!cell) return
  if (text !== undefined) cell.value = text
  cell.fill = yellow
}
