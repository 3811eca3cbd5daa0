import { MONTH_COUNT, monthLabel } from '../calendar.ts'
import type { County, Enterprise } from '../enterprise.ts'
import { writeAddress } from '../mess/address.ts'
import { writeCode } from '../mess/code.ts'
import { writeName } from '../mess/name.ts'
import { pen, spoil } from '../mess/pen.ts'
import { randomFrom } from '../random.ts'
import { keptAtHeadquarters, seenInMonth } from './headquarters.ts'
import type { FeedTable, Row } from './table.ts'

const IDENTITY = ['unitNo', 'unitName', 'creditCode', 'regAddress']
const MONTHS = Array.from({ length: MONTH_COUNT }, (_, month) => monthLabel(month))
const COVERED = 0.88
const DUPLICATE = 0.006
/** Share of units whose last two months came a month late, in a file of their own. */
const LATE = 0.012
const LATE_FROM = MONTH_COUNT - 2

interface Unit {
  readonly row: Row
  readonly late: boolean
}

function units(county: County): Unit[] {
  const random = randomFrom(county.seed, 'feed/social_insurance')
  const kept = keptAtHeadquarters(county)
  return county.enterprises.flatMap((firm: Enterprise): Unit[] => {
    const hand = pen(random.fork(firm.creditCode))
    if (firm.dataAt !== undefined || !hand.random.chance(COVERED)) return []
    const others = kept.get(firm.creditCode) ?? []
    if (others.length > 0) spoil(hand, 'at_headquarters', undefined)
    const identity = [
      `SB99${hand.random.letters('0123456789', 6)}`,
      writeName(hand, firm, MONTH_COUNT, { messy: 0.09, short: 0.03, former: 0.12 }),
      writeCode(hand, firm, { missing: 0.08, damaged: 0.02, nine: 0 }),
      writeAddress(hand, firm, 0.3, 0.1),
    ]
    const heads = MONTHS.map((_, month) => (month < firm.from || month > firm.to ? undefined : seenInMonth(firm, others, 'insured', month)))
    const late = hand.random.chance(LATE) && firm.to >= LATE_FROM
    return [{ row: { cells: [...identity, ...heads], creditCode: firm.creditCode, mess: hand.mess }, late }]
  })
}

/** Keeps the months that `keep` accepts and leaves the others out of the line. */
const onlyMonths = (row: Row, keep: (month: number) => boolean): Row => ({
  ...row, cells: row.cells.map((cell, i) => (i < IDENTITY.length || keep(i - IDENTITY.length) ? cell : undefined)),
})

/** 人社: insured heads of each of the 36 months by unit. Some lines stand twice; some units' last months came late. */
export function socialInsurance(county: County): FeedTable {
  const random = randomFrom(county.seed, 'feed/social_insurance/duplicates')
  const rows = units(county).flatMap(({ row, late }) => {
    const kept = late ? onlyMonths(row, (month) => month < LATE_FROM) : row
    return random.chance(DUPLICATE) ? [kept, { ...kept, mess: [...kept.mess, 'duplicate' as const] }] : [kept]
  })
  return {
    feed: 'social_insurance', file: 'social_insurance.jsonl', title: [], header: [...IDENTITY, ...MONTHS], rows, footer: [],
    delivery: { kind: 'regular', dueOn: '2026-01-15', deliveredOn: '2026-01-15' },
  }
}

/** The late delivery: November and December 2025 of the units that had not filed in time. */
export function socialInsuranceLate(county: County): FeedTable {
  const rows = units(county).filter(({ late }) => late).map(({ row }) => onlyMonths(row, (month) => month >= LATE_FROM))
  return {
    feed: 'social_insurance', file: 'social_insurance_补报.jsonl', title: [], header: [...IDENTITY, ...MONTHS], rows, footer: [],
    delivery: { kind: 'late', dueOn: '2026-01-15', deliveredOn: '2026-02-12' },
  }
}
