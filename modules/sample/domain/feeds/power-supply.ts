import { firstMonth, type Year } from '../calendar.ts'
import type { County, Enterprise, PowerAccount } from '../enterprise.ts'
import { writeAddress } from '../mess/address.ts'
import { writeCode } from '../mess/code.ts'
import { writeName } from '../mess/name.ts'
import { pen, spoil } from '../mess/pen.ts'
import { type Random, randomFrom } from '../random.ts'
import { COUNTY_NAME } from '../towns.ts'
import { keptAtHeadquarters, seenInMonth } from './headquarters.ts'
import type { Cell, FeedTable, Row } from './table.ts'

const MONTHS = Array.from({ length: 12 }, (_, month) => `${month + 1}月`)
const HEADER = ['户号', '用户名称', '统一社会信用代码', '用电地址', '用电类别', ...MONTHS]
const NO_READING = 0.005

function row(random: Random, firm: Enterprise, kept: readonly Enterprise[], account: PowerAccount, year: Year): Row {
  // How the account is named does not change from year to year, so its stream is that of the account alone.
  const hand = pen(random.fork(account.number))
  const start = firstMonth(year)
  const identity = [
    account.number,
    writeName(hand, firm, start + 11, { messy: 0.16, short: 0.34, former: 0.3 }) + account.suffix,
    writeCode(hand, firm, { missing: 0.52, damaged: 0.02, nine: 0 }),
    writeAddress(hand, firm, 0.2, 0.16),
    account.category,
  ]
  const meter = hand.random.fork(String(year))
  const readings = MONTHS.map((_, i): Cell => {
    const month = start + i
    if (month < firm.from || month > firm.to) return undefined
    if (meter.chance(NO_READING)) return spoil(hand, 'no_reading', '-')
    if (meter.chance(NO_READING)) return spoil(hand, 'no_reading', '抄表异常')
    return Math.round(seenInMonth(firm, kept, 'kwh', month) * account.share)
  })
  if (kept.length > 0) spoil(hand, 'at_headquarters', undefined)
  return { cells: [...identity, ...readings], creditCode: firm.creditCode, mess: hand.mess }
}

/** 供电: kWh of each month by account (户号), one file a year; a title, a unit line and a total row stand around the data. */
export function powerSupply(county: County, year: Year): FeedTable {
  const random = randomFrom(county.seed, 'feed/power_supply')
  const kept = keptAtHeadquarters(county)
  const start = firstMonth(year)
  const rows = county.enterprises
    .filter((firm) => firm.from <= start + 11 && firm.to >= start)
    .flatMap((firm) => firm.accounts.map((account) => row(random, firm, kept.get(firm.creditCode) ?? [], account, year)))
  const totals = MONTHS.map((_, i) => rows.reduce((total, { cells }) => total + (typeof cells[i + 5] === 'number' ? Number(cells[i + 5]) : 0), 0))
  return {
    feed: 'power_supply', file: `power_supply_${year}.xlsx`,
    title: [[`${COUNTY_NAME}用电客户月度用电量统计表（${year}年）`], ['单位：千瓦时', undefined, undefined, undefined, '制表：营销部']],
    header: HEADER, rows, footer: [['合计', undefined, undefined, undefined, undefined, ...totals]],
    delivery: { kind: 'regular', dueOn: `${year + 1}-01-10`, deliveredOn: `${year + 1}-01-09` },
  }
}
