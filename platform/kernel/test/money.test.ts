import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MoneyUnit } from '@jingwei/kernel'
import { divideRounded, formatMoney, formatMoneyExact, moneyIn, moneyRounded, moneyUnits, parseMoney } from '@jingwei/kernel'

const units = Object.keys(moneyUnits) as MoneyUnit[]
const fen = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
const read = (text: string, unit: MoneyUnit, below?: 'round') => {
  const result = parseMoney(text, unit, below ? { below } : {})
  return result.ok ? result.value : result.error.code
}

describe('money', () => {
  it('survives being written in any unit and read back, to the fen', () => {
    fc.assert(fc.property(fen, fc.constantFrom(...units), (amount, unit) => { expect(read(moneyIn(amount, unit), unit)).toBe(amount) }))
  })

  it.each<[string, MoneyUnit, bigint]>([
    ['0.1', '元', 10n], ['1,234.5', '万元', 1_234_500_000n], ['3.2', '亿元', 32_000_000_000n], ['-5', '千元', -500_000n], ['(12.30)', '元', -1230n],
    ['１２．３４', '元', 1234n], ['¥ 100', '元', 10_000n], ['1.2E+3', '元', 120_000n], ['0.000001', '万元', 1n], ['12.340000', '元', 1234n], ['.5', '元', 50n],
    ['12345678901234567.89', '元', 1_234_567_890_123_456_789n],
  ])('reads %s %s exactly', (text, unit, amount) => {
    expect(read(text, unit)).toBe(amount)
  })

  it.each(['', '-', '1,23', '1.2.3', 'abc', '12元', '1e', '(-3)', '1e999', '=1+1', '9'.repeat(81), 'NaN', '0x10'])('refuses %j', (text) => {
    expect(read(text, '元')).toBe('kernel.bad_money')
  })

  it('refuses digits below one fen unless rounding is asked for', () => {
    expect(read('1.005', '元')).toBe('kernel.money_below_fen')
    expect(read('1.005', '元', 'round')).toBe(101n)
    expect(read('-1.005', '元', 'round')).toBe(-101n)
    expect(read('1.0049', '元', 'round')).toBe(100n)
  })

  it('rounds half away from zero and never by more than half a unit', () => {
    fc.assert(fc.property(fen, fc.bigInt({ min: 1n, max: 10n ** 12n }), (amount, divisor) => {
      const error = divideRounded(amount, divisor) * divisor - amount
      expect((error < 0n ? -error : error) * 2n <= divisor).toBe(true)
    }))
  })

  it('is scaled as each language counts', () => {
    expect(formatMoney(32_000_000_000n, 'zh-CN')).toBe('3.20亿元')
    expect(formatMoney(32_000_000_000n, 'en')).toBe('320.00 million yuan')
    expect(formatMoney(1_234_567n, 'zh-CN', 1)).toBe('1.2万元')
    expect(formatMoney(-99_999n, 'zh-CN')).toBe('-999.99元')
    expect(formatMoney(1_234_567n, 'en')).toBe('12,345.67 yuan')
    expect(formatMoney(0n, 'zh-CN', 0)).toBe('0元')
    expect(formatMoney(250_000_000_000n, 'en', 1)).toBe('2.5 billion yuan')
    expect(formatMoneyExact(123_456_789_012n, 'zh-CN')).toBe('1,234,567,890.12元')
    expect(moneyRounded(123_456_789_012n, '万元', 1)).toBe('123,456.8')
  })
})
