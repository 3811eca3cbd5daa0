import type { GoldenCell } from './fuse.ts'
import type { Flag } from './flags.ts'
import { itemOf } from '../items/dictionary.ts'
import { townOf } from './town.ts'

/** The golden record as lists, exports and the columnar store need it: values only, provenance is computed on demand. */
export type GoldenSummary = {
  readonly enterpriseId: string
  readonly creditCode: string
  readonly name: string
  readonly formerName: string
  readonly address: string
  readonly town: string
  readonly industry: string
  readonly status: string
  readonly landMu?: string
  readonly staff?: number
  readonly revenueWan?: string
  readonly revenueYear?: number
  readonly sources: number
  /** item or item:period -> decimal text in the item's unit. */
  readonly figures: Readonly<Record<string, string>>
  readonly flags: readonly Flag[]
}

/** An amount kept as an integer of 10^-decimals, as decimal text without trailing zeros. */
export function decimalText(amount: number, decimals: number): string {
  const sign = amount < 0 ? '-' : ''
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/u, '')
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

export const cellText = (cell: GoldenCell): string => (cell.amount === undefined ? (cell.text ?? '') : decimalText(cell.amount, itemOf(cell.item).decimals ?? 0))

/** Months are kept in the columnar store; a year's worth on every golden row would be carried by each list page. */
const monthly = /^\d{4}-\d{2}$/u

/** What the list can hold. More is no head count; it stays among the figures as it came. */
const mostStaff = 2_147_483_647

export function summarise(enterpriseId: string, cells: readonly GoldenCell[], flags: readonly Flag[]): GoldenSummary | undefined {
  if (cells.length === 0) return undefined
  const text = (item: string) => cells.find((cell) => cell.item === item)?.text ?? ''
  const newest = (item: string) => cells.filter((cell) => cell.item === item && cell.amount !== undefined).toSorted((a, b) => ((a.period ?? '') < (b.period ?? '') ? 1 : -1))[0]
  const figures: Record<string, string> = {}
  for (const cell of cells) {
    if (cell.amount === undefined || (cell.period !== undefined && monthly.test(cell.period))) continue
    figures[cell.period === undefined ? cell.item : `${cell.item}:${cell.period}`] = cellText(cell)
  }
  const revenue = newest('revenue')
  const staff = newest('staff')
  const land = newest('land')
  const address = text('address')
  const sources = new Set<string>()
  for (const cell of cells) {
    for (const claim of cell.chosen) sources.add(claim.record.sourceId)
    for (const claim of cell.lost) sources.add(claim.record.sourceId)
  }
  return {
    enterpriseId,
    creditCode: text('credit_code'),
    name: text('name'),
    formerName: text('former_name'),
    address,
    town: townOf(address),
    industry: text('industry'),
    status: text('status'),
    sources: sources.size,
    figures,
    flags,
    ...(land ? { landMu: cellText(land) } : {}),
    ...(staff?.amount === undefined || Math.abs(staff.amount) > mostStaff ? {} : { staff: staff.amount }),
    ...(revenue ? { revenueWan: cellText(revenue), revenueYear: Number(revenue.period) } : {}),
  }
}
