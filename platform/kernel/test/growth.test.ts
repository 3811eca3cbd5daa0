import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { change, compareGrowth, growthText, pointsText } from '@jingwei/kernel'

const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
const firms = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), amount).map((values) => new Map(Object.entries(values)))

describe('growth in words', () => {
  it.each<[bigint, bigint, string, string]>([
    [1032n, 1000n, '增长3.2%', 'up 3.2%'], [968n, 1000n, '下降3.2%', 'down 3.2%'], [1000n, 1000n, '持平', 'unchanged'],
    [100_001n, 100_000n, '基本持平', 'almost unchanged'], [5n, 0n, '基期为零，不计算增速', 'base is zero, no rate'],
    [5n, -5n, '由负转正', 'turned from negative to positive'], [-3n, -5n, '负值收窄', 'less negative'], [-9n, -5n, '负值扩大', 'more negative'],
  ])('from %s to base %s', (current, base, zh, en) => {
    expect(growthText(change(current, base), 'zh-CN')).toBe(zh)
    expect(growthText(change(current, base), 'en')).toBe(en)
  })

  it('never carries a minus sign', () => {
    fc.assert(fc.property(amount, amount, (current, base) => {
      expect(growthText(change(current, base), 'zh-CN')).not.toMatch(/[-−]/u)
      expect(growthText(change(current, base), 'en')).not.toMatch(/[-−]/u)
    }))
  })

  it('says percentage points where rates differ', () => {
    expect(pointsText(52, 40, 'zh-CN')).toBe('提高1.2个百分点')
    expect(pointsText(32, 40, 'zh-CN')).toBe('回落0.8个百分点')
    expect(pointsText(32, 40, 'en')).toBe('down 0.8 percentage points')
    expect(pointsText(40, 40, 'zh-CN')).toBe('持平')
  })
})

describe('growth over the same firms', () => {
  it('equals nominal growth when nobody came or went', () => {
    fc.assert(fc.property(firms, (values) => {
      const { nominal, comparable, sameFirms, moves } = compareGrowth(values, values)
      expect(comparable).toEqual(nominal)
      expect(sameFirms).toBe(values.size)
      expect(Object.values(moves).every((count) => count === 0)).toBe(true)
    }))
  })

  it('accounts for every firm once', () => {
    fc.assert(fc.property(firms, firms, (current, base) => {
      const { sameFirms, moves } = compareGrowth(current, base)
      const moved = Object.values(moves).reduce((sum, count) => sum + count, 0)
      expect(sameFirms + moved).toBe(new Set([...current.keys(), ...base.keys()]).size)
    }))
  })

  it('leaves out firms that entered or left, and counts them by the reason their owner gave', () => {
    const comparison = compareGrowth(
      new Map([['stays', 110n], ['risen', 90n], ['strange', 1n]]),
      new Map([['stays', 100n], ['gone', 50n]]),
      new Map([['risen', 'promoted'], ['gone', 'moved_out']]),
    )
    expect(growthText(comparison.comparable, 'zh-CN')).toBe('增长10.0%')
    expect(growthText(comparison.nominal, 'zh-CN')).toBe('增长34.0%')
    expect(comparison.moves).toEqual({ promoted: 1, demoted: 0, moved_in: 0, moved_out: 1, unexplained: 1 })
  })
})
