import { firstMonth, type Year, YEARS } from '../calendar.ts'
import type { County, Enterprise } from '../enterprise.ts'
import { writeAddress } from '../mess/address.ts'
import { writeCode } from '../mess/code.ts'
import { writeName } from '../mess/name.ts'
import { pen, spoil } from '../mess/pen.ts'
import { type Random, randomFrom } from '../random.ts'
import type { FeedTable, Row } from './table.ts'

const HEADER = [
  '排污许可证编号', '单位名称', '组织机构代码/统一社会信用代码', '生产地址', '年度', 'COD', 'COD单位', '氨氮', '二氧化硫', '氮氧化物', '碳排放报告量(tCO2)',
]
const UNITS = ['t', '吨', 'kg', '千克'] as const
/** Firms below this many tonnes of CO2 a year report no carbon. */
const CARBON_FLOOR = 2600

function row(random: Random, firm: Enterprise, year: Year): Row {
  const hand = pen(random.fork(`${firm.creditCode}/${year}`))
  const { codTonnes, carbonTonnes } = firm.years[year]
  const unit = hand.random.pick(UNITS)
  const inKilograms = unit === 'kg' || unit === '千克'
  if (inKilograms) spoil(hand, 'other_unit', unit)
  const serial = random.fork(`permit/${firm.creditCode}`).pick(['P', 'Q', 'R', 'V'])
  const cells = [
    `${firm.creditCode}001${serial}`,
    writeName(hand, firm, firstMonth(year) + 11, { messy: 0.12, short: 0.06, former: 0.1 }),
    writeCode(hand, firm, { missing: 0.14, damaged: 0.03, nine: 0.3 }) ?? '',
    writeAddress(hand, firm, 0.08, 0.14), String(year), (inKilograms ? codTonnes * 1000 : codTonnes).toFixed(3), unit,
    (codTonnes * 0.1).toFixed(3), (codTonnes * 0.4).toFixed(3), (codTonnes * 0.7).toFixed(3),
    carbonTonnes > CARBON_FLOOR ? carbonTonnes.toFixed(1) : '',
  ]
  return { cells, creditCode: firm.creditCode, mess: hand.mess }
}

/** 生态环境: pollutants of each year by permit; COD in kg or tonnes as its own column says, the others in tonnes. It came late. */
export function environment(county: County): FeedTable {
  const random = randomFrom(county.seed, 'feed/environment')
  const rows = county.enterprises
    .filter((firm) => firm.permit)
    .flatMap((firm) => YEARS.filter((year) => firm.years[year].revenue > 0).map((year) => row(random, firm, year)))
  return {
    feed: 'environment', file: 'environment.csv', title: [], header: HEADER, rows, footer: [],
    delivery: { kind: 'late', dueOn: '2026-01-31', deliveredOn: '2026-02-09' },
  }
}
