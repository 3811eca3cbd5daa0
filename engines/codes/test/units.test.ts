import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, factor, unitOf } from '../index.ts'

describe('units', () => {
  it('convert as the field counts them', () => {
    for (const [value, from, to, result] of [
      [1, '公顷', '亩', 15], [3, '亩', '平方米', 2000], [2, '㎡', 'm2', 2], [1.5, '亿元', '万元', 15000], [10000, '元', '（万元）', 1],
      [1, '万千瓦时', '度', 10000], [2500, '千克', 't', 2.5], [1, '吨', '克', 1_000_000], [1, '吨标准煤', 'kgce', 1000], [12, '人', '人', 12],
    ] as const) expect(convert(value, from, to)).toEqual({ ok: true, value: result })
  })

  it('come back exactly: a factor times its inverse is one', () => {
    const symbols = ['元', '万元', '亿元', '千瓦时', '吨', '千克', '亩', '公顷', '平方米', '吨标准煤', '人']
    fc.assert(fc.property(fc.constantFrom(...symbols), fc.constantFrom(...symbols), (a, b) => {
      const [there, back] = [factor(a, b), factor(b, a)]
      expect(there.ok).toBe(unitOf(a)?.dimension === unitOf(b)?.dimension)
      if (there.ok && back.ok) expect(there.numerator * back.numerator).toBe(there.denominator * back.denominator)
    }))
  })

  it('of unlike dimensions, or unknown, are an error that names them', () => {
    expect(convert(1, '吨', '亩')).toMatchObject({ ok: false, error: { code: 'unlike_units' } })
    expect(convert(1, '斛', '吨')).toMatchObject({ ok: false, error: { code: 'unknown_unit' } })
    const wrong = convert(1, '斛', '吨')
    if (!wrong.ok) expect(wrong.error.zh).toContain('斛')
  })
})
