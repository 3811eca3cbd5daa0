import type { County } from '../enterprise.ts'
import { randomFrom } from '../random.ts'
import { environment } from './environment.ts'
import { marketRegulation } from './market-regulation.ts'
import { naturalResources } from './natural-resources.ts'
import { powerSupply } from './power-supply.ts'
import { scienceTechnology } from './science-technology.ts'
import { socialInsurance } from './social-insurance.ts'
import { statistics } from './statistics.ts'
import type { Cell, FeedName, FeedTable, Row } from './table.ts'
import { taxation } from './taxation.ts'

/** What the eight departments deliver month by month: two the figures of the month, the others their table as it stands. */
export const MONTHLY_FEEDS = ['market_regulation', 'taxation', 'power_supply', 'natural_resources', 'social_insurance', 'environment', 'science_technology', 'statistics'] as const satisfies readonly FeedName[]
export type MonthlyFeed = (typeof MONTHLY_FEEDS)[number]

/** Share by which a month beyond the county's three years differs from the same month of the last. */
const DRIFT = 0.04
const IDENTITY_COLUMNS = { power_supply: 5, social_insurance: 4 } as const

/** A department's file for a month (`2026-10`), also one after the county's three years. */
export function monthTable(county: County, feed: MonthlyFeed, month: string): FeedTable {
  const table = whole(county, feed)
  const named = { ...table, file: table.file.replace(/(?:_\d{4})?(\.\w+)$/u, `_${month}$1`) }
  if (feed !== 'power_supply' && feed !== 'social_insurance') return named
  const identity = IDENTITY_COLUMNS[feed]
  const number = Number(month.slice(5))
  const column = feed === 'power_supply' ? identity + number - 1 : table.header.length - 12 + number - 1
  const random = randomFrom(county.seed, `feed/${feed}/${month}`)
  const drifted = (cell: Cell): Cell => (typeof cell === 'number' ? Math.max(0, Math.round(cell * (1 + (random.next() * 2 - 1) * DRIFT))) : cell)
  const rows = table.rows.flatMap((row): Row[] => (row.cells[column] === undefined ? [] : [{ ...row, cells: [...row.cells.slice(0, identity), drifted(row.cells[column])] }]))
  const title = table.title.map((line) => line.map((cell) => (typeof cell === 'string' ? cell.replace(/（\d{4}年）/u, `（${month.slice(0, 4)}年${number}月）`) : cell)))
  return { ...named, title, header: [...table.header.slice(0, identity), feed === 'power_supply' ? `${number}月` : month], rows, footer: [] }
}

function whole(county: County, feed: MonthlyFeed): FeedTable {
  switch (feed) {
    case 'market_regulation': return marketRegulation(county)
    case 'taxation': return taxation(county)
    case 'power_supply': return powerSupply(county, 2025)
    case 'natural_resources': return naturalResources(county)
    case 'social_insurance': return socialInsurance(county)
    case 'environment': return environment(county)
    case 'science_technology': return scienceTechnology(county)
    case 'statistics': return statistics(county)
  }
}
