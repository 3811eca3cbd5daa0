import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { listBatches } from '../store/deliveries.ts'
import { listQuarantine } from '../store/quarantine.ts'
import { shapesOf } from '../store/batches.ts'
import { annotationHeaders } from '../domain/sources/recognise.ts'
import { problemEntries } from '../domain/rows/problem.ts'
import { newWorkbook } from './workbook.ts'
import { hiddenSources } from './hidden-sources.ts'

const mostRows = 50_000

/**
 * The rows of a delivery that were set aside, under their own header, with what is wrong and what to do beside
 * them. Corrected and uploaded again it replaces just these rows: 回填编号 says which. @throws kernel.not_found
 */
export async function annotatedFile(hub: HubPlatform, ctx: Ctx, batchId: string): Promise<{ fileName: string; content: Buffer }> {
  const hidden = hiddenSources(ctx)
  const [batch] = await listBatches(hub.store, ctx, hidden, { id: batchId }, 1, 0)
  const shape = (await shapesOf(hub.store, ctx, [batchId])).get(batchId)
  if (!batch || !shape) throw new JingweiError('kernel.not_found', { what: '批次 delivery', id: batchId })
  const rows = await listQuarantine(hub.store, ctx, hidden, { batchId }, mostRows, 0)
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet('待修正')
  const own = shape.header.filter((cell) => !annotationHeaders.includes(cell))
  sheet.addRow([...own, ...annotationHeaders]).font = { bold: true }
  for (const row of rows) {
    const entry = problemEntries[row.problem.code]
    const cells = shape.header.flatMap((cell, index) => (annotationHeaders.includes(cell) ? [] : [row.cells[index] ?? '']))
    sheet.addRow([...cells, entry.zh, entry.adviceZh, '', '', row.id.toString()])
  }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  for (let index = own.length + 1; index <= own.length + annotationHeaders.length; index++) {
    const column = sheet.getColumn(index)
    column.width = 28
    column.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF4CE' } }
  }
  const content = Buffer.from(await workbook.xlsx.writeBuffer())
  return { fileName: `${batch.file_name.replace(/\.[^.]+(\.gz)?$/u, '')}-待修正.xlsx`, content }
}

