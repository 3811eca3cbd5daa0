import ExcelJS from 'exceljs'

/** The file with one figure changed, as a department would after looking again. */
export async function withOneFigureChanged(content: Buffer): Promise<Buffer> {
  return content.subarray(0, 2).toString('latin1') === 'PK' ? changedWorkbook(content) : changedText(content)
}

async function changedWorkbook(content: Buffer): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(content as unknown as ExcelJS.Buffer)
  for (const sheet of book.worksheets) {
    for (let number = Math.floor(sheet.rowCount / 2); number <= sheet.rowCount; number++) {
      const row = sheet.getRow(number)
      for (let column = row.cellCount; column > 0; column--) {
        const cell = row.getCell(column)
        if (typeof cell.value === 'number' && cell.value > 10) {
          cell.value += 1
          return Buffer.from(await book.xlsx.writeBuffer())
        }
      }
    }
  }
  throw new Error('the workbook has no figure to change')
}

/** In the bytes as they are, whatever their encoding: a digit is the same byte in all that departments use. */
function changedText(content: Buffer): Buffer {
  const lines = content.toString('latin1').split('\n')
  for (let index = Math.floor(lines.length / 2); index < lines.length; index++) {
    const found = /^(?<before>.*[,\t])(?<digits>\d{2,6})(?<after>(?:\.\d+)?[^0-9]*)$/u.exec(lines[index] ?? '')?.groups
    if (!found) continue
    lines[index] = `${found['before']}${Number(found['digits']) + 1}${found['after']}`
    return Buffer.from(lines.join('\n'), 'latin1')
  }
  throw new Error('the file has no figure to change')
}
