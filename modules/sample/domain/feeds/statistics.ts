import { firstMonth, type Year } from '../calendar.ts'
import { factors } from '../disagreements.ts'
import type { County, Enterprise } from '../enterprise.ts'
import { quarterRevenue } from '../figures.ts'
import { writeWan } from '../mess/amount.ts'
import { writeCode } from '../mess/code.ts'
import { writeName } from '../mess/name.ts'
import { pen, spoil } from '../mess/pen.ts'
import { type Random, randomFrom } from '../random.ts'
import type { FeedTable, Row } from './table.ts'

const HEADER = [
  '单位详细名称', '统一社会信用代码', '行业代码', '年份', '季度', '工业总产值(万元)', '工业增加值(万元)', '营业收入(万元)', '利润总额(万元)',
  '平均用工人数', '综合能源消费量(吨标准煤)',
]
/** Tonnes of standard coal per kWh at calorific value (当量值, GB/T 2589); the declarations use the equivalent value instead. */
const COAL_PER_KWH = 0.0001229
const OTHER_FUELS = 1.25

const mean = (values: readonly number[]): number => Math.round(values.reduce((total, value) => total + value, 0) / values.length)

function row(random: Random, firm: Enterprise, year: Year, quarter: number, factor: number): Row {
  const hand = pen(random.fork(`${firm.creditCode}/${year}/${quarter}`))
  if (factor === 10 || factor === 0.1) spoil(hand, 'unit_error', factor)
  const figures = firm.years[year]
  const revenue = quarterRevenue(figures.revenue, firm.activity, year, quarter)
  const share = revenue / figures.revenue
  const start = firstMonth(year) + (quarter - 1) * 3
  const kwh = firm.kwh.slice(start, start + 3).reduce((total, value) => total + value, 0)
  const cells = [
    writeName(hand, firm, start + 2, { messy: 0.03, short: 0, former: 0.04 }),
    writeCode(hand, firm, { missing: 0, damaged: 0.01, nine: 0 }),
    firm.industry.slice(1), String(year), String(quarter),
    writeWan(hand, figures.output * share), writeWan(hand, figures.valueAdded * share), writeWan(hand, revenue * factor),
    writeWan(hand, figures.profit * share), String(mean(firm.insured.slice(start, start + 3))), (kwh * COAL_PER_KWH * OTHER_FUELS).toFixed(1),
  ]
  return { cells, creditCode: firm.creditCode, mess: hand.mess }
}

/** 统计: above-scale industry (规上工业) by quarter, in 万元. Basis 统计调查: for statistics only, never shown per firm. */
export function statistics(county: County): FeedTable {
  const random = randomFrom(county.seed, 'feed/statistics')
  const factor = factors(county.disagreements)
  const rows = county.enterprises.flatMap((firm) =>
    firm.aboveScale.flatMap((year) => {
      const times = factor({ creditCode: firm.creditCode, feed: 'statistics', item: 'revenue', year })
      return [1, 2, 3, 4]
        .filter((quarter) => quarterRevenue(firm.years[year].revenue, firm.activity, year, quarter) > 0)
        .map((quarter) => row(random, firm, year, quarter, times))
    }),
  )
  return {
    feed: 'statistics', file: 'statistics.csv', title: [], header: HEADER, rows, footer: [],
    delivery: { kind: 'regular', dueOn: '2026-01-25', deliveredOn: '2026-01-24' },
  }
}
