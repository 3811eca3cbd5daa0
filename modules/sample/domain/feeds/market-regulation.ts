import { MONTH_COUNT } from '../calendar.ts'
import type { County, Enterprise } from '../enterprise.ts'
import { CHAINS } from '../industries.ts'
import { writeDate } from '../mess/date.ts'
import { nameAt } from '../mess/name.ts'
import { pen, spoil, type Pen } from '../mess/pen.ts'
import { fullName } from '../naming.ts'
import { randomFrom } from '../random.ts'
import type { FeedTable } from './table.ts'

const HEADER = ['统一社会信用代码', '企业名称', '曾用名', '企业类型', '注册资本', '成立日期', '住所', '经营范围', '登记状态']
const LABELS = new Map(CHAINS.flatMap((chain) => chain.industries.map(({ code, label }) => [code, label] as const)))
const EXTRAS = ['货物进出口', '技术进出口', '技术服务、技术开发、技术咨询', '道路货物运输', '物业管理', '自有房屋租赁', '机械设备销售', '电子产品销售'] as const

function capital(hand: Pen, firm: Enterprise): string {
  if (firm.capitalWan === 0) return ''
  const draw = hand.random.next()
  if (draw < 0.7) return `${firm.capitalWan}(万元人民币)`
  if (draw < 0.85) return `${firm.capitalWan}万元人民币`
  if (draw < 0.95 || firm.capitalWan < 1000) return `${firm.capitalWan}.0000(万元人民币)`
  return spoil(hand, 'thousands', `${firm.capitalWan.toLocaleString('en-US')}(万元人民币)`)
}

function scope(hand: Pen, firm: Enterprise): string {
  const extras = [hand.random.pick(EXTRAS), hand.random.pick(EXTRAS)].filter((extra, i, all) => all.indexOf(extra) === i)
  const verb = firm.industry.startsWith('C') ? '；自产产品的销售' : ''
  return `一般项目：${LABELS.get(firm.industry) ?? ''}${verb}；${extras.join('；')}。`
}

/** 市场监管: the legal owner of identity. One row per firm as it stands at the end of 2025; codes and names are right. */
export function marketRegulation(county: County): FeedTable {
  const random = randomFrom(county.seed, 'feed/market_regulation')
  const rows = county.enterprises.map((firm) => {
    const hand = pen(random.fork(firm.creditCode))
    const former = firm.formerName === undefined ? '' : fullName(firm.formerName.name)
    const cells = [
      firm.creditCode, fullName(nameAt(firm, MONTH_COUNT)), former, firm.type, capital(hand, firm),
      writeDate(hand, firm.founded), firm.address, scope(hand, firm), firm.status,
    ]
    return { cells, creditCode: firm.creditCode, mess: hand.mess }
  })
  return {
    feed: 'market_regulation', file: 'market_regulation.csv', title: [], header: HEADER, rows, footer: [],
    delivery: { kind: 'regular', dueOn: '2026-01-10', deliveredOn: '2026-01-08' },
  }
}
