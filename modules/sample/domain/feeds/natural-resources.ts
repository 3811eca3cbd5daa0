import { MONTH_COUNT } from '../calendar.ts'
import type { County, Enterprise, Land } from '../enterprise.ts'
import { writeAddress } from '../mess/address.ts'
import { writeCode } from '../mess/code.ts'
import { writeName } from '../mess/name.ts'
import { pen, type Pen, spoil } from '../mess/pen.ts'
import { randomFrom } from '../random.ts'
import type { FeedTable } from './table.ts'

const HEADER = ['宗地编号', '权利人', '权利人证件号', '坐落', '面积', '单位', '取得方式', '承租人', '承租面积']
const HABITS = { messy: 0.14, short: 0.05, former: 0.3 }
const SQUARE_METRES = 2000 / 3

type Unit = readonly [label: string, perMu: number, decimals: number]
const UNITS: readonly Unit[] = [['亩', 1, 2], ['平方米', SQUARE_METRES, 2], ['公顷', 1 / 15, 4]]

function areas(hand: Pen, land: Land): [area: string, unit: string, letArea: string] {
  const [unit, perMu, decimals] = hand.random.pick(UNITS)
  if (unit !== '亩') spoil(hand, 'other_unit', unit)
  const write = (mu: number): string => (mu * perMu).toFixed(decimals)
  return [write(land.mu), unit, land.tenant === undefined ? '' : write(land.tenant.mu)]
}

/** 自然资源: parcels with their holders and tenants; areas in 亩, square metres or hectares, as the parcel's file has it. */
export function naturalResources(county: County): FeedTable {
  const random = randomFrom(county.seed, 'feed/natural_resources')
  const byCode = new Map<string, Enterprise>(county.enterprises.map((firm) => [firm.creditCode, firm]))
  const rows = county.enterprises.flatMap((firm) =>
    firm.land.map((land) => {
      const hand = pen(random.fork(land.parcel))
      const tenant = land.tenant === undefined ? undefined : byCode.get(land.tenant.creditCode)
      const [area, unit, letArea] = areas(hand, land)
      const cells = [
        land.parcel, writeName(hand, firm, MONTH_COUNT, HABITS), writeCode(hand, firm, { missing: 0.36, damaged: 0.06, nine: 0 }) ?? '',
        writeAddress(hand, firm, 0.15, 0.14), area, unit, land.acquired,
        tenant === undefined ? '' : writeName(pen(hand.random), tenant, MONTH_COUNT, HABITS), letArea,
      ]
      return { cells, creditCode: firm.creditCode, mess: hand.mess }
    }),
  )
  return {
    feed: 'natural_resources', file: 'natural_resources.tsv', title: [], header: HEADER, rows, footer: [],
    delivery: { kind: 'regular', dueOn: '2026-01-31', deliveredOn: '2026-01-28' },
  }
}
