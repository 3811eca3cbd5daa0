import { describe, expect, it } from 'vitest'
import { day, stateHolidays, workingCalendar } from '@jingwei/kernel'
import { creditCheckCharacter } from '@jingwei/codes'
import { cellState, type Attempt } from '../domain/deliveries/cell-state.ts'
import type { Arrangement } from '../domain/deliveries/arrangement.ts'
import { dueDay, monthsUpTo, periodEndingIn } from '../domain/deliveries/due.ts'
import { monthSentence } from '../domain/deliveries/month-sentence.ts'
import { precheck } from '../domain/precheck/precheck.ts'
import { FiguresOfTable } from '../domain/precheck/table-figures.ts'
import { sourceOf } from '../domain/sources/built-in.ts'
import { CellNotes } from '../domain/rows/cell-notes.ts'
import type { RowReading } from '../domain/rows/read-row.ts'

const holidays = workingCalendar(stateHolidays)
const monthly: Arrangement = { sourceId: 'power_supply', provider: '供电公司', cycle: 'month', manner: 'period', dueWorkingDays: 8, firstPeriod: '2025-01', agreementNo: '' }
const attempt = (change: Partial<Attempt> = {}): Attempt => ({ kind: 'file', state: 'accepted', corrects: false, submittedOn: day('2025-10-14'), landing: false, stuck: false, ...change })

describe('the calendar of deliveries', () => {
  it('counts working days over the holidays, and knows no day in a year whose holidays are not published', () => {
    // 1-8 October 2025 are days off, 11 October is worked.
    expect(dueDay(monthly, { kind: 'month', year: 2025, month: 9 }, holidays)).toBe('2025-10-17')
    expect(dueDay(monthly, { kind: 'month', year: 2098, month: 1 }, holidays)).toBeUndefined()
  })

  it('asks for a quarter in its last month alone, and for nothing before the first period', () => {
    const quarterly: Arrangement = { ...monthly, cycle: 'quarter', firstPeriod: '2025-Q2' }
    expect(['2025-03', '2025-04', '2025-06'].map((month) => periodEndingIn(quarterly, month))).toEqual([undefined, undefined, { kind: 'quarter', year: 2025, quarter: 2 }])
    expect(periodEndingIn({ ...monthly, cycle: 'year', firstPeriod: '2024' }, '2025-12')).toEqual({ kind: 'year', year: 2025 })
    expect(monthsUpTo(day('2025-02-10'), 3)).toEqual(['2024-12', '2025-01', '2025-02'])
  })

  it('tells the eight states apart', () => {
    const state = (today: string, ...attempts: Attempt[]) => cellState(day(today), day('2025-09-30'), day('2025-10-18'), attempts).state
    expect(state('2025-09-30')).toBe('not_yet')
    expect(state('2025-10-18')).toBe('due')
    expect(state('2025-10-19')).toBe('missing')
    expect(state('2025-10-20', attempt())).toBe('reported')
    expect(state('2025-10-20', attempt({ submittedOn: day('2025-10-19') }))).toBe('late')
    expect(state('2025-10-20', attempt({ kind: 'zero' }))).toBe('zero')
    expect(state('2025-10-20', attempt({ state: 'returned' }))).toBe('returned')
    expect(state('2025-10-20', attempt(), attempt({ corrects: true }))).toBe('corrected')
    // A correction that was sent back leaves what was accepted as it is; one on its way shows beside it.
    expect(cellState(day('2025-10-20'), day('2025-09-30'), day('2025-10-18'), [attempt(), attempt({ state: 'returned', corrects: true })])).toEqual({ state: 'reported' })
    expect(cellState(day('2025-10-20'), day('2025-09-30'), day('2025-10-18'), [attempt(), attempt({ state: 'submitted', corrects: true })])).toEqual({ state: 'reported', step: 'submitted' })
    expect(state('2025-10-20', attempt({ state: 'withdrawn' }))).toBe('missing')
    // Accepted but not taken in: nobody may rely on it.
    expect(cellState(day('2025-10-20'), day('2025-09-30'), day('2025-10-18'), [attempt({ stuck: true })])).toEqual({ state: 'missing', step: 'stuck' })
  })

  it('says in one sentence where the month stands, and names who is missing', () => {
    const source = (zh: string) => ({ zh, en: zh })
    const said = monthSentence('2025-09', [{ state: 'reported', source: source('税务') }, { state: 'late', source: source('人社') }, { state: 'missing', source: source('供电') }, { state: 'due', step: 'submitted', due: '2025-10-18', source: source('环保') }])
    expect(said.zh).toBe('2025年9月：应报 4 家，已到 2 家，其中迟报 1 家，待审核 1 家（环保），漏报 1 家（供电）；最迟 2025-10-18。')
    expect(said.en).toBe('2025-09: 2 of 4 are in, 1 late, 1 to be reviewed (环保), 1 missing (供电); the last is due 2025-10-18.')
    expect(monthSentence('2025-09', []).zh).toBe('2025年9月没有约定的交付。')
  })
})

const codes = Array.from({ length: 40 }, (_, index) => {
  const head = `91339901MA2T${String(index + 1).padStart(5, '0')}`
  return head + (creditCheckCharacter(head) ?? '')
})
const reading = (firm: number, amount: number, period = '2025-09'): RowReading => ({
  identity: { code: codes[firm] ?? '', carrier: '', name: `第${firm}家`, formerName: '', address: '', place: '' }, key: `户${firm}|`, claims: [{ item: 'electricity', amount, period }], notes: [],
})
const table = (rows: readonly RowReading[]): FiguresOfTable => {
  const figures = new FiguresOfTable(sourceOf('power_supply'))
  for (const row of rows) figures.add(row)
  return figures
}
const file = (rows: readonly RowReading[]) => ({ figures: table(rows), duplicates: 0, problems: new Map(), notes: new CellNotes() })
const everybody = (amount: (firm: number) => number, period?: string): RowReading[] => codes.map((_, firm) => reading(firm, amount(firm), period))
const before = table(everybody((firm) => 1_000 + firm * 37, '2025-08'))
const september = { kind: 'month', year: 2025, month: 9 } as const
const codesOf = (rows: readonly RowReading[], change: Partial<Arrangement> = {}): string[] => precheck(file(rows), before, { ...monthly, ...change }, september).findings.map((finding) => finding.code)

describe('the pre-check of a delivery', () => {
  it('finds nothing odd in a month like any other', () => {
    const seen = precheck(file(everybody((firm) => 1_100 + firm * 39)), before, monthly, september)
    expect(seen.findings.map((finding) => finding.code)).toEqual(['nothing_odd'])
    expect(seen.items[0]).toMatchObject({ item: 'electricity', pairs: 40, same: 0 })
  })

  it('asks about rows and firms that are lost or new', () => {
    expect(codesOf(everybody((firm) => 1_100 + firm * 39).slice(0, 20))).toEqual(['rows_fewer', 'firms_lost'])
    expect(codesOf(everybody((firm) => 1_100 + firm * 39), { rowsExpected: 60, firmsExpected: 60 })).toEqual(['rows_below_agreed', 'firms_below_agreed'])
    expect(precheck(file(everybody((firm) => 1_100 + firm * 39)), table(everybody((firm) => 1_000 + firm * 37, '2025-08').slice(0, 39)), monthly, september).findings).toMatchObject([{ code: 'firms_new', weight: 'look', count: 1, examples: ['第39家'] }])
  })

  it('tells a column in another unit from single firms that are off by ten', () => {
    expect(codesOf(everybody((firm) => (1_100 + firm * 39) * 10_000))).toEqual(['item_shifted'])
    const seen = precheck(file(everybody((firm) => (1_100 + firm * 39) * (firm === 7 ? 10 : 1))), before, monthly, september)
    expect(seen.findings).toMatchObject([{ code: 'rows_off_by_tens', item: 'electricity', count: 1, examples: ['第7家 ×10^1'] }])
    // The same firm in a column that is off as a whole is no exception.
    expect(codesOf(everybody((firm) => (1_100 + firm * 39) * 10))).toEqual(['item_shifted'])
  })

  it('notices figures of the last period, and a file of another', () => {
    expect(codesOf(everybody((firm) => 1_000 + firm * 37))).toEqual(['same_as_before'])
    expect(codesOf(everybody((firm) => 1_100 + firm * 39, '2025-07'))).toEqual(['other_period'])
    // A table of the year so far holds the month.
    expect(codesOf([...everybody((firm) => 1_000 + firm * 37, '2025-08'), ...everybody((firm) => 1_100 + firm * 39)])).not.toContain('other_period')
  })

  it('says what a first delivery can be asked, and no more', () => {
    expect(precheck(file(everybody(() => 5)), undefined, monthly, september)).toMatchObject({ rows: { now: 40 }, items: [], findings: [{ code: 'nothing_odd' }] })
  })
})
