import { MONTH_COUNT } from '../calendar.ts'
import { factors } from '../disagreements.ts'
import type { County } from '../enterprise.ts'
import { writeWan } from '../mess/amount.ts'
import { writeSheetDate } from '../mess/date.ts'
import { writeName } from '../mess/name.ts'
import { pen, spoil } from '../mess/pen.ts'
import { randomFrom } from '../random.ts'
import { COUNTY_NAME, TOWNS } from '../towns.ts'
import type { FeedTable } from './table.ts'

const HEADER = ['序号', '企业名称', '所在镇街', '高企证书编号', '有效期至', '有效发明专利数', '2025年研发投入（万元）', '备注']
const TOWN_NAMES = new Map(TOWNS.map((town) => [town.code, town.name]))

/** 科技: certificates, patents and R&D of 2025. No code column: names and towns are all there is. */
export function scienceTechnology(county: County): FeedTable {
  const random = randomFrom(county.seed, 'feed/science_technology')
  const factor = factors(county.disagreements)
  const rows = county.enterprises.flatMap((firm) => (firm.certificate === undefined ? [] : [{ firm, certificate: firm.certificate }])).map(({ firm, certificate }, i) => {
    const { creditCode } = firm
    const hand = pen(random.fork(creditCode))
    const town = TOWN_NAMES.get(firm.townCode) ?? ''
    const times = factor({ creditCode, feed: 'science_technology', item: 'research', year: 2025 })
    if (times === 10 || times === 0.1) spoil(hand, 'unit_error', times)
    const cells = [
      i + 1, writeName(hand, firm, MONTH_COUNT, { messy: 0.16, short: 0.12, former: 0.12 }),
      hand.random.chance(0.3) ? undefined : hand.random.chance(0.2) ? COUNTY_NAME + town : town,
      certificate.number, writeSheetDate(hand, certificate.validUntil), firm.patents,
      writeWan(hand, firm.years[2025].research * times), hand.random.pick(['新增', '复审', undefined]),
    ]
    return { cells, creditCode, mess: hand.mess }
  })
  return {
    feed: 'science_technology', file: 'science_technology.xlsx', title: [], header: HEADER, rows, footer: [],
    delivery: { kind: 'regular', dueOn: '2026-01-31', deliveredOn: '2026-01-30' },
  }
}
