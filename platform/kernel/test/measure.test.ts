import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure, Measure } from '@jingwei/kernel'
import { measureProblems, periodText, sameMeasure, singleFromCumulative } from '@jingwei/kernel'

const output: Measure = { nature: 'flow', span: 'cumulative', price: 'current', unit: '万元' }
const upTo = (month: number, value: bigint): Figure => ({ period: { kind: 'cumulative', year: 2025, month }, value })
const code = (result: ReturnType<typeof singleFromCumulative>) => (result.ok ? 'ok' : result.error.code)

describe('single months from cumulative figures', () => {
  it('are the differences, with January and February together', () => {
    const singles = singleFromCumulative(output, [upTo(4, 50n), upTo(2, 20n), upTo(3, 35n)])
    expect(singles.ok && singles.value.map(({ period, value }) => [periodText(period), value])).toEqual([['2025-01+02', 20n], ['2025-03', 15n], ['2025-04', 15n]])
  })

  it('add up to the last cumulative figure again', () => {
    fc.assert(fc.property(fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: 11, maxLength: 11 }), (values) => {
      const singles = singleFromCumulative(output, values.map((value, index) => upTo(index + 2, value)))
      expect(singles.ok && singles.value.reduce((sum, { value }) => sum + value, 0n)).toBe(values.at(-1))
    }))
  })

  it('keep a fall as a negative month, because the source corrected itself', () => {
    const singles = singleFromCumulative(output, [upTo(2, 20n), upTo(3, 15n)])
    expect(singles.ok && singles.value.at(-1)?.value).toBe(-5n)
  })

  it('take the merged months where a source says 1-2月', () => {
    const singles = singleFromCumulative(output, [{ period: { kind: 'merged', year: 2025 }, value: 20n }, upTo(3, 35n)])
    expect(singles.ok && singles.value.at(-1)?.value).toBe(15n)
  })

  it('name the month that is missing', () => {
    const singles = singleFromCumulative(output, [upTo(2, 20n), upTo(4, 50n)])
    expect(code(singles)).toBe('kernel.cumulative_gap')
    expect(!singles.ok && singles.error.zh).toContain('2025-01..03')
  })

  it('are refused for stocks, single figures, other periods and figures given twice', () => {
    expect(code(singleFromCumulative({ ...output, nature: 'stock' }, []))).toBe('kernel.not_cumulative')
    expect(code(singleFromCumulative({ ...output, span: 'single' }, []))).toBe('kernel.not_cumulative')
    expect(code(singleFromCumulative(output, [{ period: { kind: 'month', year: 2025, month: 3 }, value: 1n }]))).toBe('kernel.not_cumulative')
    expect(code(singleFromCumulative(output, [upTo(2, 1n), { period: { kind: 'merged', year: 2025 }, value: 2n }]))).toBe('kernel.figure_twice')
  })
})

describe('a measure', () => {
  it('holds figures only for periods that fit it', () => {
    expect(measureProblems(output, { kind: 'cumulative', year: 2025, month: 3 })).toEqual([])
    expect(measureProblems(output, { kind: 'month', year: 2025, month: 3 })).toHaveLength(1)
    expect(measureProblems({ ...output, span: 'single' }, { kind: 'moment', year: 2025, month: 3, date: 31 })).toHaveLength(1)
    expect(measureProblems({ ...output, nature: 'stock' }, { kind: 'merged', year: 2025 })).toHaveLength(2)
  })

  it('is never compared with one counted differently', () => {
    expect(sameMeasure(output, { ...output }).ok).toBe(true)
    const other = sameMeasure(output, { ...output, price: 'comparable' })
    expect(!other.ok && other.error.details).toEqual({ part: 'price', one: 'current', other: 'comparable' })
  })
})
