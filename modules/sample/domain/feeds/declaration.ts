import { MONTH_COUNT } from '../calendar.ts'
import { factors } from '../disagreements.ts'
import type { County } from '../enterprise.ts'
import { writeWan } from '../mess/amount.ts'
import { writeCode } from '../mess/code.ts'
import { writeName } from '../mess/name.ts'
import { pen, spoil } from '../mess/pen.ts'
import { randomFrom } from '../random.ts'
import { TOWNS } from '../towns.ts'
import type { FeedTable } from './table.ts'

const HEADER = [
  '企业名称', '统一社会信用代码', '工业增加值（万元）', '利润总额（万元）', '综合能耗（等价值，吨标准煤）', '平均从业人员数', '用地面积（亩）', '其中租出（亩）', '联系镇街',
]
/** Tonnes of standard coal per kWh at equivalent value (等价值); the statistics office uses the calorific value instead. */
const COAL_PER_KWH = 0.000285
const TOWN_NAMES = new Map(TOWNS.map((town) => [town.code, town.name]))

/** 企业申报: what makers with land state of themselves for the per-mu evaluation (亩均论英雄) of 2025. */
export function declaration(county: County): FeedTable {
  const random = randomFrom(county.seed, 'feed/declaration')
  const factor = factors(county.disagreements)
  const declaring = county.enterprises.filter((firm) => firm.industry.startsWith('C') && firm.years[2025].revenue > 0 && (firm.land.length > 0 || firm.aboveScale.includes(2025)))
  const rows = declaring.map((firm) => {
    const { creditCode } = firm
    const hand = pen(random.fork(creditCode))
    const figures = firm.years[2025]
    const times = factor({ creditCode, feed: 'declaration', item: 'value_added', year: 2025 })
    if (times === 10_000) spoil(hand, 'yuan_in_wan', times)
    if (times === 10 || times === 0.1) spoil(hand, 'unit_error', times)
    const land = firm.land.reduce((total, { mu }) => total + mu, 0)
    const rented = firm.land.reduce((total, { tenant }) => total + (tenant?.mu ?? 0), 0)
    const cells = [
      writeName(hand, firm, MONTH_COUNT, { messy: 0.05, short: 0.02, former: 0.1 }),
      writeCode(hand, firm, { missing: 0.01, damaged: 0.05, nine: 0 }),
      times === 10_000 ? String(figures.valueAdded) : writeWan(hand, figures.valueAdded * times),
      writeWan(hand, figures.profit), (figures.kwh * COAL_PER_KWH).toFixed(1), figures.staff,
      land > 0 ? land.toFixed(2) : undefined, rented > 0 ? rented.toFixed(2) : undefined,
      hand.random.chance(0.35) ? undefined : TOWN_NAMES.get(firm.townCode),
    ]
    return { cells, creditCode, mess: hand.mess }
  })
  return {
    feed: 'declaration', file: 'declaration.xlsx', title: [['2025年度亩均效益评价数据企业核对表']], header: HEADER, rows, footer: [],
    delivery: { kind: 'regular', dueOn: '2026-02-15', deliveredOn: '2026-02-13' },
  }
}
