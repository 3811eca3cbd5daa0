import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInSources } from '../index.ts'
import { fuse, type GoldenCell, type LinkedRecord } from '../domain/fusion/fuse.ts'
import { suspectedUnits } from '../domain/fusion/flags.ts'
import { decimalText, summarise } from '../domain/fusion/summary.ts'
import { surveyCells } from '../domain/fusion/survey.ts'
import { itemOf } from '../domain/items/dictionary.ts'
import type { Claim } from '../domain/rows/claim.ts'
import { solar, textile } from './firms.ts'

let records = 0
const record = (sourceId: string, claims: readonly Claim[], more: Partial<LinkedRecord> = {}): LinkedRecord => ({ recordId: String(++records), sourceId, order: 1, line: records, key: '', claims, ...more })
const cellOf = (cells: readonly GoldenCell[], item: string): GoldenCell => {
  const found = cells.find((cell) => cell.item === item)
  if (!found) throw new Error(`no cell ${item}`)
  return found
}
const staff = (amount: number): Claim => ({ item: 'staff', period: '2025', amount })
const power = (key: string, amount: number, more: Partial<LinkedRecord> = {}) => record('power_supply', [{ item: 'electricity', period: '2025-01', amount }], { key, ...more })

describe('the golden value', () => {
  it('is the owner’s, and what others say is kept as lost', () => {
    const cell = cellOf(fuse([record('declaration', [staff(70)]), record('social_insurance', [staff(64)])]), 'staff')
    expect(cell.amount).toBe(64)
    expect(cell.lost.map((claim) => claim.record.sourceId)).toEqual(['declaration'])
  })

  it('is the next in authority where the owner says nothing', () => {
    expect(cellOf(fuse([record('declaration', [staff(70)])]), 'staff').amount).toBe(70)
  })

  it('is the newest delivery’s, whichever row comes first', () => {
    const old = record('taxation', [{ item: 'revenue', period: '2025', amount: 1 }], { order: 1 })
    const corrected = record('taxation', [{ item: 'revenue', period: '2025', amount: 2 }], { order: 2 })
    for (const rows of [[old, corrected], [corrected, old]]) expect(cellOf(fuse(rows), 'revenue')).toMatchObject({ amount: 2, chosen: [{ record: { order: 2 } }] })
  })

  it('is what most rows of one delivery say, then the first line', () => {
    const said = (amount: number) => record('taxation', [{ item: 'revenue', period: '2025', amount }])
    expect(cellOf(fuse([said(1), said(2), said(2)]), 'revenue').amount).toBe(2)
    expect(cellOf(fuse([said(3), said(4)]), 'revenue').amount).toBe(3)
  })

  it('is a sum over objects, a repeated or redelivered row counting once', () => {
    const cell = cellOf(fuse([power('a', 10), power('a', 10), power('b', 5), power('b', 7, { order: 2 })]), 'electricity')
    expect(cell.amount).toBe(17)
    expect(cell.chosen).toHaveLength(2)
  })

  it('does not depend on the order in which records are read', () => {
    const rows = [power('a', 10), power('a', 12, { order: 2 }), power('b', 5), record('taxation', [{ item: 'revenue', period: '2025', amount: 1 }]), record('market_regulation', [{ item: 'name', text: '甲厂' }]), record('taxation', [{ item: 'name', text: '甲' }])]
    const values = (of: readonly LinkedRecord[]) => fuse(of).map((cell) => `${cell.item} ${cell.period} ${cell.amount} ${cell.text}`).toSorted()
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => { expect(values(shuffled)).toEqual(values(rows)) }))
  })

  it('of a code is one whose check digit holds, before one that is misread', () => {
    const misread = record('market_regulation', [{ item: 'credit_code', text: `${solar.code.slice(0, 17)}?` }], { order: 2 })
    expect(cellOf(fuse([misread, record('market_regulation', [{ item: 'credit_code', text: solar.code }])]), 'credit_code').text).toBe(solar.code)
  })

  it('never comes from a statistical survey, which stands beside it in cells of its own', () => {
    const survey = record('statistics', [{ item: 'survey_revenue', period: '2025-Q1', amount: 5 }, { item: 'name', text: textile.name }, { item: 'credit_code', text: textile.code }])
    expect(fuse([survey])).toEqual([])
    expect(fuse([survey, record('taxation', [{ item: 'name', text: solar.name }])]).flatMap((cell) => [...cell.chosen, ...cell.lost]).map((claim) => claim.record.sourceId)).toEqual(['taxation'])
    expect(surveyCells([survey]).map((cell) => [cell.item, cell.amount])).toEqual([['survey_revenue', 5]])
  })

  it('of every item has an owner that is a source', () => {
    for (const source of builtInSources) for (const { item } of source.columns) if (item !== undefined) expect(itemOf(item).owners).toContain(source.id)
  })
})

describe('a suspected unit', () => {
  const cells = (revenue: readonly number[], tax: readonly number[] = [], more: readonly Claim[] = []) => fuse([record('taxation', [
    ...revenue.map((amount, index): Claim => ({ item: 'revenue', period: String(2023 + index), amount })),
    ...tax.map((amount, index): Claim => ({ item: 'tax', period: String(2023 + index), amount })),
  ]), record('declaration', more)])

  it('is a revenue ten times above the other years while the tax stands still', () => {
    expect(suspectedUnits(cells([1_000, 1_100, 11_000], [50, 55, 54]))).toEqual([{ item: 'revenue', period: '2025', kind: 'suspected_unit', detail: 'x10' }])
    expect(suspectedUnits(cells([1_000, 1_100, 110], [50, 55, 54]))).toEqual([{ item: 'revenue', period: '2025', kind: 'suspected_unit', detail: 'x0.1' }])
  })

  it('is not a firm that grew, taxes and all, nor one with a single year', () => {
    expect(suspectedUnits(cells([1_000, 1_100, 11_000], [50, 55, 540]))).toEqual([])
    expect(suspectedUnits(cells([11_000]))).toEqual([])
  })

  it('is a declared profit far above the revenue of the return', () => {
    expect(suspectedUnits(cells([1_000, 1_100, 1_200], [], [{ item: 'profit', period: '2025', amount: 1_000_000 }]))).toEqual([{ item: 'profit', period: '2025', kind: 'suspected_unit', detail: 'x10000' }])
  })

  it('changes no value', () => {
    const fused = cells([1_000, 1_100, 11_000], [50, 55, 54])
    expect(summarise('id', fused, suspectedUnits(fused))?.figures['revenue:2025']).toBe('0.011')
  })
})

describe('a decimal text', () => {
  it('says the amount exactly, whatever the decimals', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (amount, decimals) => {
      const text = decimalText(amount, decimals)
      const [whole = '', fraction = ''] = text.replace('-', '').split('.')
      const digits = BigInt(whole + fraction.padEnd(decimals, '0'))
      return (amount < 0 ? -digits : digits) === BigInt(amount) && text.startsWith('-') === amount < 0 && !/\.\d*0$|\.$/u.test(text)
    }))
  })

  it('has no trailing zeros and a digit before the point', () => {
    expect([decimalText(0, 6), decimalText(1, 6), decimalText(1_200_000_000, 6), decimalText(-50, 2), decimalText(7, 0)]).toEqual(['0', '0.000001', '1200', '-0.5', '7'])
  })
})
