import { JingweiError } from '@jingwei/kernel'
import { builtInSources } from '../domain/sources/built-in.ts'
import { newWorkbook } from './workbook.ts'
import { itemOf } from '../domain/items/dictionary.ts'

/** An empty workbook with the declared columns, and a sheet that explains each. @throws kernel.not_found */
export async function sourceTemplate(sourceId: string): Promise<{ fileName: string; content: Buffer }> {
  const source = builtInSources.find((candidate) => candidate.id === sourceId)
  if (!source) throw new JingweiError('kernel.not_found', { what: '数据源 source', id: sourceId })
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet(source.zh)
  const columns = source.columns.flatMap((column) => (column.pattern === undefined ? [column.header ?? ''] : examples(column.pattern)))
  sheet.addRow(columns).font = { bold: true }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  columns.forEach((name, index) => { sheet.getColumn(index + 1).width = Math.max(12, [...name].length * 2.2) })
  const notes = workbook.addWorksheet('填写说明')
  notes.addRow(['列名', '含义', '单位', '必填']).font = { bold: true }
  for (const column of source.columns) {
    const item = column.item === undefined ? undefined : itemOf(column.item)
    notes.addRow([column.header ?? examples(column.pattern ?? '').join('、'), item?.definition.zh ?? '', column.unit ?? '', column.optional ? '否' : '是'])
  }
  return { fileName: `${source.zh}-模板.xlsx`, content: Buffer.from(await workbook.xlsx.writeBuffer()) }
}

/** The names a family of columns stands for: the months of a year, or one year's column. */
function examples(pattern: string): string[] {
  if (pattern.includes('月')) return Array.from({ length: 12 }, (_, index) => `${index + 1}月`)
  const prefix = /^\^([\w\\.]+?)\\?\.?\(/u.exec(pattern)?.[1]?.replaceAll('\\', '')
  if (prefix?.startsWith('insured')) return Array.from({ length: 12 }, (_, index) => `insured.2025-${String(index + 1).padStart(2, '0')}`)
  return ['2025年研发投入（万元）']
}
