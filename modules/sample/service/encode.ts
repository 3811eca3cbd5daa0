import type { Cell, FeedName, FeedTable, Row } from '../domain/feeds/table.ts'
import { encodeGb18030 } from './gb18030.ts'
import { xlsx } from './xlsx.ts'

const SHEETS: Partial<Record<FeedName, string>> = { power_supply: '用电量', science_technology: '高企', declaration: '核对表' }
const BOM = '\uFEFF'

function delimited({ header, rows }: FeedTable, delimiter: string): string {
  const special = new RegExp(`["\r\n${delimiter}]`)
  const quote = (cell: Cell): string => {
    const text = cell === undefined ? '' : String(cell)
    return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const line = (cells: readonly Cell[]): string => `${cells.map(quote).join(delimiter)}\r\n`
  return line(header) + rows.map(({ cells }) => line(cells)).join('')
}

/** One unit a line; the months stand in an object of their own, and a month that was not delivered is left out. */
function jsonLine({ header }: FeedTable, { cells }: Row): string {
  const [unitNo, unitName, creditCode, regAddress] = cells
  const insured: Record<string, Cell> = {}
  for (let i = 4; i < cells.length; i++) if (cells[i] !== undefined) insured[header[i] ?? ''] = cells[i]
  // `null` is the department's way to say "no code"; it is data here, not a value of ours.
  return `${JSON.stringify({ unitNo, unitName, creditCode: creditCode ?? null, regAddress, insured })}\n`
}

function workbook({ feed, title, header, rows, footer }: FeedTable): Buffer {
  return xlsx(SHEETS[feed] ?? feed, [...title, header, ...rows.map(({ cells }) => cells), ...footer], header.length, title.length > 0)
}

/** A feed's file as bytes, in the form and encoding its department uses. */
export function encodeFeed(table: FeedTable): Buffer {
  switch (table.feed) {
    case 'market_regulation': return Buffer.from(BOM + delimited(table, ','))
    case 'taxation': return encodeGb18030(delimited(table, ','))
    case 'natural_resources': return Buffer.from(delimited(table, '\t'))
    case 'environment': return Buffer.from(delimited(table, ';'))
    case 'statistics': return Buffer.from(delimited(table, ','))
    case 'social_insurance': return Buffer.from(table.rows.map((row) => jsonLine(table, row)).join(''))
    default: return workbook(table)
  }
}
