import type { Writable } from 'node:stream'
import type ExcelJS from 'exceljs'

/** exceljs is loaded when the first workbook is made: most processes never make one, and it is 20 MB. */
const library = async (): Promise<typeof ExcelJS> => (await import('exceljs')).default

export const newWorkbook = async (): Promise<ExcelJS.Workbook> => new (await library()).Workbook()

/** Rows go out as they are committed; memory does not grow with them. */
export const streamedWorkbook = async (stream: Writable): Promise<ExcelJS.stream.xlsx.WorkbookWriter> => new (await library()).stream.xlsx.WorkbookWriter({ stream, useStyles: true })
