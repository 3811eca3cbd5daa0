import { firstMonth, type Year, YEARS } from '../calendar.ts'
import { factors } from '../disagreements.ts'
import type { County, Enterprise } from '../enterprise.ts'
import { writeAddress } from '../mess/address.ts'
import { writeYuan } from '../mess/amount.ts'
import { writeCode } from '../mess/code.ts'
import { writeName } from '../mess/name.ts'
import { pen, type Pen, spoil } from '../mess/pen.ts'
import { type Random, randomFrom } from '../random.ts'
import type { FeedTable, Row } from './table.ts'

const HEADER = [
  '纳税人识别号', '纳税人名称', '登记注册类型', '行业代码', '生产经营地址', '所属年度', '营业收入(元)', '入库税收(元)', '研发费用加计扣除额(元)',
]
const SURPLUS = 0.004

function cells(hand: Pen, firm: Enterprise, year: Year, factor: number): (string | undefined)[] {
  const figures = firm.years[year]
  return [
    writeCode(hand, firm, { missing: 0, damaged: 0.028, nine: 0 }),
    writeName(hand, firm, firstMonth(year) + 11, { messy: 0.06, short: 0, former: 0.05 }),
    firm.type, firm.industry, writeAddress(hand, firm, 0.5, 0.12), String(year),
    writeYuan(hand, Math.round(figures.revenue * factor)), writeYuan(hand, figures.tax),
    figures.research > 0 ? writeYuan(hand, figures.research) : '',
  ]
}

function row(random: Random, firm: Enterprise, year: Year, factor: number): Row {
  const hand = pen(random.fork(`${firm.creditCode}/${year}`))
  if (factor !== 1) spoil(hand, 'unit_error', factor)
  const written = cells(hand, firm, year, factor)
  const surplus = hand.random.chance(SURPLUS) ? spoil(hand, 'surplus_field', ['已核']) : []
  return { cells: [...written, ...surplus], creditCode: firm.creditCode, mess: hand.mess }
}

/** 税务: revenue, tax and R&D deduction of each year in yuan. Refunds make tax negative; some rows have one field too many. */
export function taxation(county: County): FeedTable {
  const random = randomFrom(county.seed, 'feed/taxation')
  const factor = factors(county.disagreements)
  const rows = county.enterprises.flatMap((firm) =>
    YEARS.filter((year) => firm.years[year].revenue > 0).map((year) =>
      row(random, firm, year, factor({ creditCode: firm.creditCode, feed: 'taxation', item: 'revenue', year })),
    ),
  )
  return {
    feed: 'taxation', file: 'taxation.csv', title: [], header: HEADER, rows, footer: [],
    delivery: { kind: 'regular', dueOn: '2026-01-20', deliveredOn: '2026-01-19' },
  }
}

/** The tax office's correction of 2024: the rows whose revenue was ten times too high, now right. */
export function taxationCorrection(county: County): FeedTable {
  const random = randomFrom(county.seed, 'feed/taxation/correction')
  const year = 2024
  const wrong = new Set(
    county.disagreements.filter((one) => one.feed === 'taxation' && one.year === year).map((one) => one.creditCode),
  )
  const rows = county.enterprises.filter((firm) => wrong.has(firm.creditCode)).map((firm) => {
    const hand = pen(random.fork(firm.creditCode))
    return { cells: cells(hand, firm, year, 1), creditCode: firm.creditCode, mess: hand.mess }
  })
  return {
    feed: 'taxation', file: 'taxation_2024_更正.csv', title: [], header: HEADER, rows, footer: [],
    delivery: { kind: 'correction', dueOn: '2026-01-20', deliveredOn: '2026-02-06' },
  }
}
