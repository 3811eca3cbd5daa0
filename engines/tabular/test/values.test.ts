import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, parseDate, parseNumber, parseUnitHint, withoutFormulaGuard, writeCsvRow } from '../index.ts'

describe('parseNumber', () => {
  it.each([
    ['4,682,515', { value: 4682515, decimal: '4682515' }],
    ['703.85万元', { value: 703.85, decimal: '703.85', unit: '万元' }],
    ['１，２３４．５', { value: 1234.5, decimal: '1234.5' }],
    ['(1,200.50)', { value: -1200.5, decimal: '-1200.5' }],
    ['（12）', { value: -12, decimal: '-12' }],
    ['12.5%', { value: 0.125, decimal: '0.125', percent: true }],
    ['-61', { value: -61, decimal: '-61' }],
    ['－3.20', { value: -3.2, decimal: '-3.2' }],
    ['1.5E+3', { value: 1500, decimal: '1500' }],
    ['.5', { value: 0.5, decimal: '0.5' }],
    ['¥1,000元', { value: 1000, decimal: '1000', unit: '元' }],
    ['500(万元)', { value: 500, decimal: '500', unit: '万元' }],
    ['3.57 亩', { value: 3.57, decimal: '3.57', unit: '亩' }],
    ['9007199254740993', { value: 9007199254740992, decimal: '9007199254740993' }],
  ])('reads %s', (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, ...value })
  })

  it.each(['', ' ', '　', '-', '—', '——', '/', 'N/A', '无'])('takes %j for absent', (text) => {
    expect(parseNumber(text)).toEqual({ ok: false, reason: 'absent' })
  })

  it.each(['抄表异常', '1,23', '12-3', '3户口', '1.2.3', '甲12'])('does not take %j for a number', (text) => {
    expect(parseNumber(text)).toEqual({ ok: false, reason: 'not_a_number' })
  })

  it('reads back every decimal it is given, grouped or not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 1, max: 99 }), (whole, cents) => {
        const fraction = `.${String(cents).padStart(2, '0')}`.replace(/0$/u, '')
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/gu, ',')
        expect(parseNumber(`${grouped}${fraction}`)).toMatchObject({ ok: true, decimal: `${whole}${fraction}` })
      }),
    )
  })
})

describe('parseDate', () => {
  it.each([
    ['20150105', '2015-01-05', 'day'],
    ['2013/4/3', '2013-04-03', 'day'],
    ['1995年12月20日', '1995-12-20', 'day'],
    ['2026年12月', '2026-12', 'month'],
    ['2026-12', '2026-12', 'month'],
    ['202612', '2026-12', 'month'],
    ['2026-12-08', '2026-12-08', 'day'],
    ['2026.12.8', '2026-12-08', 'day'],
    ['２０２６－１２－８', '2026-12-08', 'day'],
    ['2026-12-08 00:00:00', '2026-12-08', 'day'],
    ['2026-12-08T10:20:30', '2026-12-08', 'day'],
    ['46364', '2026-12-08', 'day'],
    ['2024', '2024', 'year'],
    ['2024年', '2024', 'year'],
  ])('reads %s as %s', (text, iso, precision) => {
    expect(parseDate(text)).toEqual({ ok: true, value: { iso, precision } })
  })

  it.each(['2025-02-30', '2025-13', '长期', '1899', '12/08/2026', '123'])('does not take %s for a date', (text) => {
    expect(parseDate(text)).toEqual({ ok: false, reason: 'not_a_date' })
  })

  it('takes blanks and dashes for absent', () => {
    expect(parseDate(' — ')).toEqual({ ok: false, reason: 'absent' })
  })
})

describe('parseUnitHint', () => {
  it.each([
    ['营业收入(元)', '元'],
    ['工业增加值（万元）', '万元'],
    ['综合能耗（等价值，吨标准煤）', '吨标准煤'],
    ['单位：千瓦时', '千瓦时'],
    ['单位：万元、人', '万元'],
    ['2025年研发投入（万元）', '万元'],
    ['用电量/万千瓦时', '万千瓦时'],
  ])('finds the unit in %s', (text, unit) => {
    expect(parseUnitHint(text)).toEqual({ ok: true, value: unit })
  })

  it.each(['企业名称', '排放量(tCO2)', '单位名称', '制表：营销部'])('finds none in %s', (text) => {
    expect(parseUnitHint(text)).toEqual({ ok: false, reason: 'no_unit' })
  })
})

describe('writing CSV', () => {
  it('never starts a cell with a live formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝'), fc.string(), (start, rest) => {
        const bare = csvCell(start + rest).replace(/^"/u, '')
        const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/u.test(start + rest) || /^-+$/u.test(start + rest)
        expect(number || bare.startsWith("'")).toBe(true)
        expect(withoutFormulaGuard(`'${start}${rest}`)).toBe(start + rest)
      }),
    )
  })

  it('leaves numbers and dashes alone and quotes what needs it', () => {
    expect(writeCsvRow(['-12.5', '+3', '-', '甲,乙', '称"大"', ' x', '=1+1', '-1+1'])).toBe(`-12.5,+3,-,"甲,乙","称""大"""," x",'=1+1,'-1+1\r\n`)
  })
})
