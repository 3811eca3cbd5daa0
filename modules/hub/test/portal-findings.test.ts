import { describe, expect, it } from 'vitest'
import { yearOnYear } from '../portal/enterprise/year-on-year.ts'
import { townFinding } from '../portal/home/towns.ts'

const months = (count: number, value: (index: number) => number) => Array.from({ length: count }, (_, index) => ({ period: `${2023 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`, value: value(index) }))

describe('the finding above a chart', () => {
  it('compares the last twelve months with the twelve before', () => {
    expect(yearOnYear(months(36, (index) => (index < 24 ? 100 : 110)))?.percent).toBeCloseTo(10)
  })

  it('is withheld when a month is missing', () => {
    expect(yearOnYear(months(20, () => 100))).toBeUndefined()
    expect(yearOnYear(months(26, () => 1).filter((_, index) => index !== 20))).toBeUndefined()
  })

  it('names the first town, its share, and how many make up half', () => {
    const places = [5, 3, 1, 1].map((value, index) => ({ name: `t${index}`, value }))
    expect(townFinding(places)).toEqual({ first: 't0', share: 50, half: 1, count: 4 })
    expect(townFinding([{ name: 'a', value: undefined }])).toBeUndefined()
  })
})
