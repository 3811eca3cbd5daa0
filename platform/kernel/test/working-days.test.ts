import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JingweiError, addDays, addWorkingDays, day, dayInChina, isWorkingDay, stateHolidays, weekday, workingCalendar, workingDaysBetween } from '@jingwei/kernel'

const calendar = workingCalendar(stateHolidays)
const someDay = fc.integer({ min: 30, max: 1050 }).map((offset) => addDays(day('2023-01-01'), offset))

describe('the working days of a year', () => {
  it.each(stateHolidays.map((table) => [table.year, table] as const))('%i: every day worked instead is a weekend day, and no day is both', (_year, table) => {
    const one = workingCalendar([table])
    for (const each of one.worked) expect([0, 6]).toContain(weekday(day(each)))
    for (const each of one.worked) expect(one.off.has(each)).toBe(false)
  })

  it.each([[2023, 249], [2024, 251], [2025, 248], [2026, 248]])('%i has %i of them', (year, count) => {
    let found = 0
    for (let at = day(`${year}-01-01`); at <= `${year}-12-31`; at = addDays(at, 1)) if (isWorkingDay(calendar, at)) found += 1
    expect(found).toBe(count)
  })

  it('skip the spring festival and count the Saturday worked instead', () => {
    expect(addWorkingDays(calendar, day('2026-02-13'), 1)).toBe('2026-02-14')
    expect(addWorkingDays(calendar, day('2026-02-14'), 1)).toBe('2026-02-24')
    expect(addWorkingDays(calendar, day('2026-02-24'), -1)).toBe('2026-02-14')
    expect(workingDaysBetween(calendar, day('2026-09-30'), day('2026-10-10'))).toBe(3)
  })

  it('between a day and the nth working day after it are n', () => {
    fc.assert(fc.property(someDay, fc.integer({ min: -15, max: 40 }), (from, count) => {
      const to = addWorkingDays(calendar, from, count)
      if (count >= 0) expect(workingDaysBetween(calendar, from, to)).toBe(count)
      if (count !== 0) expect(isWorkingDay(calendar, to)).toBe(true)
    }))
  })

  it('of a year without a table are an error that says what to do', () => {
    const asked = () => addWorkingDays(calendar, day('2026-12-31'), 1)
    expect(asked).toThrow(JingweiError)
    expect(asked).toThrow(/2027.*notice/u)
  })

  it('can be corrected by a later table of the same year', () => {
    const corrected = workingCalendar([...stateHolidays, { year: 2026, notice: 'county', off: ['03-03'], worked: [] }])
    expect(isWorkingDay(corrected, day('2026-03-03'))).toBe(false)
    expect(isWorkingDay(corrected, day('2026-10-01'))).toBe(true)
  })
})

describe('a day', () => {
  it('must exist', () => {
    expect(day('2024-02-29')).toBe('2024-02-29')
    for (const text of ['2025-02-29', '2025-2-1', '2025-13-01', 'today', '']) expect(() => day(text)).toThrow(JingweiError)
  })

  it('begins at midnight in China', () => {
    expect(dayInChina(new Date('2026-01-01T15:59:59Z'))).toBe('2026-01-01')
    expect(dayInChina(new Date('2026-01-01T16:00:00Z'))).toBe('2026-01-02')
  })
})
