import { creditCheckHolds, organisationCheckHolds } from '@jingwei/codes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DIVISION, fullName, generateCounty, springFestival, TOWNS } from '../index.ts'

const county = generateCounty(2025)
const firms = county.enterprises
const monthly = (month: number): number => firms.reduce((total, firm) => total + (firm.kwh[month] ?? 0), 0)

describe('the fictional county', () => {
  test('is the same for the same seed and another for another', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const first = JSON.stringify(generateCounty(seed, 60))
        expect(JSON.stringify(generateCounty(seed, 60))).toBe(first)
        expect(JSON.stringify(generateCounty(seed + 1, 60))).not.toBe(first)
      }),
      { numRuns: 10 },
    )
  })

  test('refuses a size that is no number of firms', () => {
    expect(() => generateCounty(1, 0)).toThrow(/at least 1; got 0/)
    expect(() => generateCounty(1, 2.5)).toThrow(/got 2.5/)
  })

  test('has five thousand firms whose codes hold, are all different, and lie in divisions that do not exist', () => {
    expect(firms).toHaveLength(5000)
    expect(new Set(firms.map((firm) => firm.creditCode)).size).toBe(5000)
    for (const { creditCode } of firms) {
      expect(creditCheckHolds(creditCode) && organisationCheckHolds(creditCode.slice(8, 17)), creditCode).toBe(true)
      expect(creditCode.slice(2, 8)).toMatch(/^33990[12]$/)
    }
    expect(county.division).toBe(DIVISION)
  })

  test('gives every firm a name of its own that says it is of this county or of an invented place', () => {
    const names = firms.map((firm) => fullName(firm.name))
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/秀水|分公司$/)
  })

  test('has firms in every town and every chain', () => {
    expect(new Set(firms.map((firm) => firm.townCode))).toEqual(new Set(TOWNS.map((town) => town.code)))
    expect(new Set(firms.map((firm) => firm.chain)).size).toBe(7)
  })

  test('holds no figure that is not a number, no output outside a firm life, and no negative energy', () => {
    for (const firm of firms) {
      for (const figures of Object.values(firm.years)) expect(Object.values(figures).every(Number.isFinite)).toBe(true)
      for (const [month, kwh] of firm.kwh.entries()) {
        const alive = month >= firm.from && month <= firm.to
        if (alive !== kwh > 0) expect.fail(`${firm.creditCode} has ${kwh} kWh in month ${month}`)
      }
    }
  })

  test('has region totals of the order a county like it would have', () => {
    const sum = (item: 'revenue' | 'tax' | 'staff'): number => firms.reduce((total, firm) => total + firm.years[2025][item], 0)
    expect(sum('revenue')).toBeGreaterThan(60e9)
    expect(sum('revenue')).toBeLessThan(200e9)
    expect(sum('tax') / sum('revenue')).toBeGreaterThan(0.02)
    expect(sum('tax') / sum('revenue')).toBeLessThan(0.05)
    expect(sum('staff')).toBeGreaterThan(80_000)
    expect(sum('staff')).toBeLessThan(250_000)
  })
})

describe('the county is alive', () => {
  test('the Spring Festival is found in the Chinese calendar', () => {
    const days = [2023, 2024, 2025, 2026].map((year) => springFestival(year).toISOString().slice(0, 10))
    expect(days).toEqual(['2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17'])
  })

  test('power dips in the month of the lunar new year, wherever that falls', () => {
    expect(monthly(0)).toBeLessThan(0.75 * monthly(2))
    expect(monthly(12 + 1)).toBeLessThan(0.75 * monthly(12 + 2))
    expect(monthly(12)).toBeGreaterThan(0.9 * monthly(12 + 2))
    expect(monthly(24)).toBeLessThan(0.85 * monthly(24 + 2))
    expect(monthly(24 + 1)).toBeLessThan(0.85 * monthly(24 + 2))
  })

  test('power peaks in summer', () => {
    for (const year of [0, 12, 24]) expect(monthly(year + 6)).toBeGreaterThan(1.03 * monthly(year + 4))
  })

  test('every planned event befalls somebody', () => {
    const kinds = new Set(firms.flatMap((firm) => firm.events.map((event) => event.kind)))
    expect([...kinds].sort()).toEqual(
      ['closed', 'distress', 'form_changed', 'founded', 'moved_in', 'moved_out', 'overhaul', 'renamed', 'rooftop_pv'],
    )
  })

  test('distress takes power, output and heads; panels on the roof take the draw from the grid alone', () => {
    // Half a year after against half a year before, as the mean over the firms struck.
    const change = (kind: string, item: 'kwh' | 'activity' | 'insured'): number => {
      const struck = firms.flatMap((firm) => firm.events.filter((event) => event.kind === kind && event.month <= 29).map(({ month }) => ({ firm, month })))
      return struck.reduce((total, { firm, month }) => total + (firm[item][month + 6] ?? 0) / (firm[item][month - 6] ?? 1), 0) / struck.length
    }
    expect(change('distress', 'activity')).toBeLessThan(0.5)
    expect(change('distress', 'kwh')).toBeLessThan(0.5)
    expect(change('distress', 'insured')).toBeLessThan(0.75)
    expect(change('rooftop_pv', 'activity')).toBeGreaterThan(0.85)
    expect(change('rooftop_pv', 'kwh')).toBeLessThan(0.85 * change('rooftop_pv', 'activity'))
  })

  test('firms enter and leave the above-scale list, and several hundred are on it', () => {
    const listed = (year: 2023 | 2024 | 2025) => firms.filter((firm) => firm.aboveScale.includes(year))
    for (const year of [2023, 2024, 2025] as const) expect(listed(year).length).toBeGreaterThan(600)
    expect(listed(2025).some((firm) => !firm.aboveScale.includes(2024) && firm.from === 0)).toBe(true)
    expect(listed(2024).some((firm) => !firm.aboveScale.includes(2025) && firm.to === 35)).toBe(true)
  })

  test('some taxes are refunds, branches hang under heads, and two groups keep their data at headquarters', () => {
    const codes = new Set(firms.map((firm) => firm.creditCode))
    expect(firms.some((firm) => firm.years[2024].tax < 0)).toBe(true)
    const branches = firms.filter((firm) => firm.headCode !== undefined)
    expect(branches.length).toBeGreaterThan(40)
    for (const branch of branches) expect(codes.has(branch.headCode ?? '')).toBe(true)
    expect(new Set(firms.flatMap((firm) => firm.dataAt ?? [])).size).toBe(2)
  })
})
