import { PassThrough, Readable } from 'node:stream'
import type { Ctx } from '@jingwei/kernel'
import { writeCsvRow } from '@jingwei/tabular'
import type { HubPlatform } from './platform.ts'
import { streamEnterprises, type EnterpriseFilter, type EnterpriseListRow, type Sort } from '../store/enterprise-list.ts'
import { recordUses } from '../store/uses.ts'
import { streamedWorkbook } from './workbook.ts'
import { rowScope } from '../domain/scope.ts'

const header = ['统一社会信用代码', '企业名称', '曾用名', '住所', '镇街', '行业代码', '登记状态', '用地面积（亩）', '从业人员', '营业收入（万元）', '收入年度'] as const

const cellsOf = (row: EnterpriseListRow): string[] => [
  row.credit_code, row.name, row.former_name, row.address, row.town, row.industry, row.status, row.land_mu ?? '', row.staff?.toString() ?? '', row.revenue_wan ?? '', row.revenue_year?.toString() ?? '',
]

/**
 * The filtered list as a file, streamed. Every firm in it has its use record before it is
 * sent. The first row says 示例数据 in a sample county, and which closing the figures are of, if any.
 */
export async function exportEnterprises(hub: HubPlatform, ctx: Ctx, filter: EnterpriseFilter, sort: Sort, format: 'csv' | 'xlsx', closed?: { readonly seq: number; readonly name: string }): Promise<Readable> {
  const rows = usedRows(hub, ctx, filter, sort, closed?.seq)
  const marks = [...(hub.sample() ? ['示例数据'] : []), ...(closed ? [closed.name] : [])]
  const mark = marks.length === 0 ? undefined : marks.join('　')
  return format === 'csv' ? Readable.from(csv(rows, mark)) : workbook(rows, mark)
}

async function* usedRows(hub: HubPlatform, ctx: Ctx, filter: EnterpriseFilter, sort: Sort, closing: number | undefined): AsyncGenerator<EnterpriseListRow[]> {
  const filters = { ...filter, ...(closing === undefined ? {} : { closing }) }
  for await (const rows of streamEnterprises(hub.store, ctx, filter, rowScope(ctx), sort, closing)) {
    await hub.store.tx(ctx, (inside) => recordUses(hub.store, inside, rows.map((row) => ({ door: 'hub.export', enterpriseId: row.enterprise_id, filters }))))
    yield rows
  }
}

async function* csv(batches: AsyncIterable<EnterpriseListRow[]>, mark: string | undefined): AsyncGenerator<string> {
  yield `\ufeff${mark === undefined ? '' : writeCsvRow([mark])}${writeCsvRow(header)}`
  for await (const rows of batches) yield rows.map((row) => writeCsvRow(cellsOf(row))).join('')
}

function workbook(batches: AsyncIterable<EnterpriseListRow[]>, mark: string | undefined): Readable {
  const out = new PassThrough()
  const write = async (): Promise<void> => {
    const book = await streamedWorkbook(out)
    const sheet = book.addWorksheet('企业名录', { views: [{ state: 'frozen', ySplit: mark === undefined ? 1 : 2 }] })
    if (mark !== undefined) sheet.addRow([mark]).commit()
    const top = sheet.addRow([...header])
    top.font = { bold: true }
    top.commit()
    for await (const rows of batches) {
      for (const row of rows) {
        const cells = cellsOf(row)
        sheet.addRow(cells.map((cell, index) => (index >= 7 && cell !== '' ? Number(cell) : cell))).commit()
      }
    }
    sheet.commit()
    await book.commit()
  }
  write().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
  return out
}
