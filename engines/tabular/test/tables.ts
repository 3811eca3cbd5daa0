import { Readable } from 'node:stream'
import { deflateRawSync } from 'node:zlib'
import { type RawRow, type ReadOptions, readTable, type RowProblem, TabularError, type TableHead, type TableInput } from '../index.ts'

export type ReadWhole = { head: TableHead; rows: RawRow[]; problems: RowProblem[]; end: { rows: number; problems: number } }

/** Everything readTable says about a small input. */
export async function readWhole(input: TableInput | Buffer, options: ReadOptions = {}): Promise<ReadWhole> {
  let head: TableHead | undefined
  let end: ReadWhole['end'] | undefined
  const rows: RawRow[] = []
  const problems: RowProblem[] = []
  for await (const event of readTable(Buffer.isBuffer(input) ? Readable.from([input]) : input, options)) {
    if (event.kind === 'head') head = event.head
    else if (event.kind === 'rows') rows.push(...event.rows)
    else if (event.kind === 'problems') problems.push(...event.problems)
    else end = event
  }
  if (head === undefined || end === undefined) throw new Error('no head or no end')
  return { head, rows, problems, end }
}

export function readText(text: string, options: ReadOptions = {}): Promise<ReadWhole> {
  return readWhole(Buffer.from(text), options)
}

/** The error readTable refuses an input with; both its texts must be there. */
export async function refusal(input: TableInput | Buffer, options: ReadOptions = {}): Promise<string> {
  try {
    await readWhole(input, options)
  } catch (error) {
    if (error instanceof TabularError && error.zh !== '' && error.en !== '') return error.code
    throw error
  }
  return 'not refused'
}

export type SheetParts = Record<string, string | Buffer>

/** A minimal workbook: one part per worksheet, and whatever other parts a test needs. */
export function workbook(sheets: Record<string, string>, others: SheetParts = {}): Buffer {
  const names = Object.keys(sheets)
  const list = names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')
  const parts: SheetParts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`,
    ...others,
  }
  names.forEach((name, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheets[name] ?? ''
  })
  return zip(parts)
}

/** Rows of <c> elements as a worksheet. */
export function worksheet(rows: string, behind = ''): string {
  return `<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`
}

/** A row of inline strings; undefined leaves a cell out. */
export function textRow(line: number, ...cells: (string | undefined)[]): string {
  const written = cells.map((cell, index) => (cell === undefined ? '' : `<c r="${String.fromCharCode(65 + index)}${line}" t="inlineStr"><is><t>${cell}</t></is></c>`))
  return `<row r="${line}">${written.join('')}</row>`
}

/** Packs parts; `declare` overrides the inflated size the directory states for a part. */
export function zip(parts: SheetParts, declare: Record<string, number> = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const fileName = Buffer.from(name)
    const size = declare[name] ?? raw.length
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(fileName.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(fileName.length, 28)
    central.writeUInt32LE(offset, 42)
    bodies.push(local, fileName, packed)
    directory.push(central, fileName)
    offset += local.length + fileName.length + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listing, end])
}
