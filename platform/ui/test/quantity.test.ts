import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactText, showQuantity } from '../format/quantity.ts'

describe('a figure on the page', () => {
  it('stands in 亿元 for a region and in 万元 for a firm', () => {
    expect(showQuantity('2534000.75', '万元', 'zh-CN')).toEqual({ text: '253.4', unit: '亿元', exact: '2,534,000.75 万元' })
    expect(showQuantity('12840.5', '万元', 'zh-CN', true)).toMatchObject({ text: '12,840.5', unit: '万元' })
  })

  it('stands in millions and billions in English', () => {
    expect(showQuantity('2534000.75', '万元', 'en')).toMatchObject({ text: '25.34 bn', unit: 'CNY' })
    expect(showQuantity('312400000', '千瓦时', 'en')).toMatchObject({ text: '312.4 m', unit: 'kWh' })
  })

  it('keeps what is not a number as it came', () => {
    expect(showQuantity('约三成', '万元', 'zh-CN').text).toBe('约三成')
    expect(showQuantity('', '人', 'zh-CN').text).toBe('')
  })

  it('never loses a digit of the exact value', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(999), (whole, part) => {
        const value = `${whole}.${String(part).padStart(3, '0')}`
        expect(exactText(value).replaceAll(',', '')).toBe(value)
      }),
    )
  })
})
