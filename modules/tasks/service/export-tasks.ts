import { PassThrough, Readable } from 'node:stream'
import type ExcelJS from 'exceljs'
import type { Ctx } from '@jingwei/kernel'
import { writeCsvRow } from '@jingwei/tabular'
import { isOverdue, kindNames, sourceNames, type Task } from '../domain/task.ts'
import { taskLifecycle } from '../domain/lifecycles.ts'
import { today } from '../domain/deadline.ts'
import { taskScope } from '../domain/scope.ts'
import { streamTasks, type Sort } from '../store/task-list.ts'
import type { TasksPlatform } from './platform.ts'
import { filterOf, type Asked } from './read.ts'

const header = ['编号', '类别', '来源', '来源编号', '标题', '牵头单位', '协办单位', '责任人', '企业代码', '企业名称', '开始日期', '截止日期', '状态', '是否逾期', '提出人', '提出单位', '代录', '答复', '评价意见'] as const

const cellsOf = (task: Task, on: string): string[] => [
  String(task.number), kindNames[task.kind].zh, sourceNames[task.source].zh, task.reference ?? '', task.title, task.leadOffice ?? '', task.assistingOffices.map((office) => office.name).join('、'), task.responsible ?? '',
  task.enterprise ?? '', task.enterpriseName ?? '', task.startOn ?? '', task.dueOn ?? '', taskLifecycle.states[task.state].zh, isOverdue(task, on) ? '逾期' : '', task.raisedBy, task.raisedByOffice ?? '',
  task.onBehalf ? '是' : '', task.answer ?? '', task.satisfactionReason ?? '',
]

/** The filtered list as a file, streamed, no live formulas; 示例数据 stands in the first row of a sample county's. */
export function exportTasks(tasks: TasksPlatform, ctx: Ctx, asked: Asked, sort: Sort, format: 'csv' | 'xlsx'): Readable {
  const rows = cells(tasks, ctx, asked, sort)
  const mark = tasks.sample() ? '示例数据' : undefined
  return format === 'csv' ? Readable.from(csv(rows, mark)) : workbook(rows, mark)
}

async function* cells({ store }: TasksPlatform, ctx: Ctx, asked: Asked, sort: Sort): AsyncGenerator<string[][]> {
  const on = today(ctx.clock)
  for await (const batch of streamTasks(store, ctx, filterOf(ctx, asked), taskScope(ctx), sort)) yield batch.map((task) => cellsOf(task, on))
}

async function* csv(batches: AsyncIterable<string[][]>, mark: string | undefined): AsyncGenerator<string> {
  yield `\ufeff${mark === undefined ? '' : writeCsvRow([mark])}${writeCsvRow(header)}`
  for await (const rows of batches) yield rows.map((row) => writeCsvRow(row)).join('')
}

function workbook(batches: AsyncIterable<string[][]>, mark: string | undefined): Readable {
  const out = new PassThrough()
  const write = async (): Promise<void> => {
    // Loaded when the first workbook is made: most processes never make one, and it is 20 MB.
    const library: typeof ExcelJS = (await import('exceljs')).default
    const book = new library.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true })
    const sheet = book.addWorksheet('任务清单', { views: [{ state: 'frozen', ySplit: mark === undefined ? 1 : 2 }] })
    if (mark !== undefined) sheet.addRow([mark]).commit()
    const top = sheet.addRow([...header])
    top.font = { bold: true }
    top.commit()
    for await (const rows of batches) for (const row of rows) sheet.addRow(row).commit()
    sheet.commit()
    await book.commit()
  }
  write().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
  return out
}
