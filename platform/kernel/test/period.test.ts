import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Period } from '@jingwei/kernel'
import {
  comparePeriods, daysInMonth, judgedPeriod, monthsOf, parsePeriod, periodContains, periodDays, periodLabel, periodsOverlap, periodText,
  previousPeriod, readPeriod, sameDays, sameLastYear,
} from '@jingwei/kernel'

const year = fc.integer({ min: 1901, max: 2199 })
const month = fc.integer({ min: 1, max: 12 })
const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  fc.record({ kind: fc.constant('year' as const), year }),
  fc.record({ kind: fc.constant('half' as const), year, half: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('quarter' as const), year, quarter: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('month' as const), year, month }),
  fc.record({ kind: fc.constant('cumulative' as const), year, month }),
  fc.record({ kind: fc.constant('merged' as const), year }),
  fc.tuple(year, month, fc.integer({ min: 1, max: 31 })).map(([y, m, date]) => ({ kind: 'moment' as const, year: y, month: m, date: Math.min(date, daysInMonth(y, m)) })),
)

const period = (text: string): Period => {
  const read = parsePeriod(text)
  if (!read.ok) throw read.error
  return read.value
}

describe('a period', () => {
  it('has one text form that reads back to itself', () => {
    fc.assert(fc.property(anyPeriod, (of) => { expect(period(periodText(of))).toEqual(of) }))
  })

  it('sorts by its text within one kind as time goes', () => {
    fc.assert(fc.property(anyPeriod, anyPeriod, (a, b) => {
      fc.pre(a.kind === b.kind)
      expect(Math.sign(comparePeriods(a, b))).toBe(periodText(a) === periodText(b) ? 0 : periodText(a) < periodText(b) ? -1 : 1)
    }))
  })

  it('reads back the Chinese label it prints', () => {
    fc.assert(fc.property(anyPeriod, (of) => { expect(readPeriod(periodLabel(of, 'zh-CN'))).toEqual({ ok: true, value: of }) }))
  })

  it.each([
    ['2025', '2025年', '2025'],
    ['2025-H1', '2025年上半年', 'H1 2025'],
    ['2025-Q1', '2025年一季度', 'Q1 2025'],
    ['2025-03', '2025年3月', 'Mar 2025'],
    ['2025-01..03', '2025年1-3月累计', 'Jan-Mar 2025 cumulative'],
    ['2025-01+02', '2025年1-2月', 'Jan-Feb 2025'],
    ['2025-03-31', '2025年3月31日', '31 Mar 2025'],
  ])('%s is written %s and %s', (text, zh, en) => {
    expect(periodLabel(period(text), 'zh-CN')).toBe(zh)
    expect(periodLabel(period(text), 'en')).toBe(en)
  })

  it.each([
    ['2025年03月', '2025-03'], ['202503', '2025-03'], ['2025/3', '2025-03'], ['２０２５年３月', '2025-03'], ['2025 年 3 月份', '2025-03'],
    ['2025年1～9月', '2025-01..09'], ['2025年1至9月', '2025-01..09'], ['2025年前三季度', '2025-01..09'], ['2025年9月累计', '2025-01..09'],
    ['2025年1—2月', '2025-01+02'], ['2025年1-2月累计', '2025-01..02'], ['2025年第三季度', '2025-Q3'], ['2025Q3', '2025-Q3'],
    ['2025年度', '2025'], ['2024年末', '2024-12-31'], ['2024年2月底', '2024-02-29'], ['2025.6.30', '2025-06-30'], ['20250630', '2025-06-30'],
  ])('is read from %s as departments write it', (written, text) => {
    expect(readPeriod(written)).toEqual({ ok: true, value: period(text) })
  })

  it.each(['2025-13', '2025-02-30', '2025-Q5', '1025', '2025年0月', '三月', '', '2025-01..00', '2025年13月末'])('is refused when it does not exist: %j', (text) => {
    const read = readPeriod(text)
    expect(read.ok ? read.value : read.error.code).toBe('kernel.bad_period')
  })

  it('contains exactly its months', () => {
    fc.assert(fc.property(anyPeriod, (of) => {
      const months = monthsOf(of)
      if (of.kind === 'moment') return void expect(months).toEqual([])
      for (const each of months) expect(periodContains(of, each)).toBe(true)
      expect(periodDays(months[0] ?? of).first).toBe(periodDays(of).first)
      expect(periodDays(months.at(-1) ?? of).last).toBe(periodDays(of).last)
    }))
  })

  it('overlaps what it contains, and overlapping knows no order', () => {
    fc.assert(fc.property(anyPeriod, anyPeriod, (a, b) => {
      if (periodContains(a, b)) expect(periodsOverlap(a, b)).toBe(true)
      expect(periodsOverlap(a, b)).toBe(periodsOverlap(b, a))
    }))
  })

  it('has the same days under two names where custom has two names', () => {
    expect(sameDays(period('2025-Q1'), period('2025-01..03'))).toBe(true)
    expect(sameDays(period('2025-01+02'), period('2025-01..02'))).toBe(true)
    expect(sameDays(period('2025-H1'), period('2025-01..05'))).toBe(false)
  })

  it('ends where the next one of its kind begins', () => {
    fc.assert(fc.property(anyPeriod, (of) => {
      const before = previousPeriod(of)
      if (before === undefined || of.kind === 'moment' || of.kind === 'cumulative') return
      expect(Date.parse(periodDays(of).first) - Date.parse(periodDays(before).last)).toBe(86_400_000)
    }))
  })

  it.each([
    ['2025-01', '2024-12'], ['2025-Q1', '2024-Q4'], ['2025-H2', '2025-H1'], ['2025-01..02', '2025-01..01'], ['2025-02-28', '2025-01-31'], ['2025-03-30', '2025-02-28'],
  ])('%s comes after %s', (later, earlier) => {
    expect(previousPeriod(period(later))).toEqual(period(earlier))
  })

  it('has nothing before it when it starts the year anew', () => {
    expect(previousPeriod(period('2025-01..01'))).toBeUndefined()
    expect(previousPeriod(period('2025-01+02'))).toBeUndefined()
  })

  it('has the same months a year earlier, and 28 February for 29', () => {
    expect(sameLastYear(period('2024-02-29'))).toEqual(period('2023-02-28'))
    fc.assert(fc.property(anyPeriod, (of) => { expect(sameLastYear(of).kind).toBe(of.kind) }))
  })

  it('is never January alone when it is judged', () => {
    expect(judgedPeriod(period('2025-01'))).toEqual(period('2025-01+02'))
    expect(judgedPeriod(period('2025-02'))).toEqual(period('2025-01+02'))
    expect(judgedPeriod(period('2025-01..02'))).toEqual(period('2025-01+02'))
    expect(judgedPeriod(period('2025-03'))).toEqual(period('2025-03'))
  })
})
