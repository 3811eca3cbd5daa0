import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contributions, type Part } from '../domain/questions/contributions.ts'
import { contributionWords } from '../domain/questions/sentences.ts'
import { cumulativeSpan, judgedSpans } from '../domain/questions/spans.ts'
import { openCounty, type County } from './county.ts'
import { county as files, csv, powerHeader } from './files.ts'
import { equipment, home, parts, solar, textile, type Firm } from './firms.ts'

describe('spans of months', () => {
  it('take January and February together, and leave a lone January for later', () => {
    expect(judgedSpans('2026-03', 3).map(({ period }) => period)).toEqual(['2026-03', '2026-01+02', '2025-12'])
    expect(judgedSpans('2026-01', 2).map(({ period }) => period)).toEqual(['2025-12', '2025-11'])
    expect(judgedSpans('2026-02', 1)[0]).toEqual({ period: '2026-01+02', months: ['2026-01', '2026-02'], before: ['2025-01', '2025-02'] })
    expect([cumulativeSpan('2026-01'), cumulativeSpan('2026-02'), cumulativeSpan('2026-03')].map(({ period }) => period)).toEqual(['2025-01..12', '2026-01+02', '2026-01..03'])
  })
})

describe('contributions to growth', () => {
  it('add up exactly to the rounded growth of the whole, whatever the parts', () => {
    const part = fc.record({ name: fc.string(), base: fc.bigInt({ min: 0n, max: 10n ** 15n }), current: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }) })
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (all: Part[]) => {
      const found = contributions(all)
      const base = all.reduce((sum, { base }) => sum + base, 0n)
      if (base <= 0n) return found === undefined
      const growth = all.reduce((sum, { base, current }) => sum + current - base, 0n)
      const sum = (found?.parts ?? []).reduce((total, { tenths }) => total + tenths, 0)
      return sum === found?.total && Math.abs(Number(growth * 1000n) / Number(base) - sum) <= 0.5001 * Math.max(1, Math.abs(sum) * 1e-9)
    }))
  })
  it('are said without a minus sign behind a rise', () => {
    expect(contributionWords(-12).zh).toBe('拉低1.2个百分点')
    expect(contributionWords(8).zh).toBe('拉动0.8个百分点')
    expect(contributions([{ name: '甲', base: 0n, current: 5n }])).toBeUndefined()
  })
})

type Question = { readonly id: string; readonly value?: number; readonly figure?: { readonly zh: string }; readonly period: { readonly zh: string }; readonly note: readonly { readonly zh: string }[]; readonly why: readonly { readonly zh: string }[]; readonly trend: readonly { readonly value: number }[] }
type Firms = { readonly items: readonly { readonly name: string; readonly base?: number; readonly current?: number }[]; readonly total: number }

const power = (of: Firm, months: (month: number) => number | undefined): readonly (string | number)[] =>
  ['88', of.name, of.code, of.address, '大工业用电', ...Array.from({ length: 12 }, (_, index) => months(index + 1) ?? '')]
const year = (of: number, rows: readonly (readonly (string | number)[])[]): string => csv([[`${of}年度用电客户月度电量`], powerHeader, ...rows])

/** Of two years of electricity: one firm falls by half from October, one halves in December alone, one lacks a month, one is closed. */
const before = [solar, textile, parts, home].map((firm) => power(firm, () => 10_000))
const after = [
  power(solar, (month) => (month >= 10 ? 5_000 : 10_000)), power(textile, (month) => (month === 12 ? 5_000 : 10_000)),
  power(parts, (month) => (month === 11 ? undefined : 10_000)), power(equipment, () => 10_000),
]

describe('the homes of leaders and towns', () => {
  let county: County
  beforeAll(async () => {
    county = await openCounty()
    const { 'power.csv': _, ...others } = files as Record<string, string>
    await county.deliver({ ...others, 'power-2024.csv': year(2024, before), 'power-2025.csv': year(2025, after) })
  })
  afterAll(() => county?.close())
  const question = async (id: string): Promise<Question | undefined> => (await county.get<{ items: readonly Question[] }>('questions', 'leader')).items.find((each) => each.id === id)

  it('name the firms whose electricity fell three times in a row, not those that fell once', async () => {
    expect((await question('trouble'))).toMatchObject({ value: 1, period: { zh: '2025年12月' } })
    const { items, total } = await county.get<Firms>('falling', 'leader')
    expect(total).toBe(1)
    expect(items).toEqual([expect.objectContaining({ name: solar.name, base: 30_000, current: 15_000 })])
  })

  it('compare the same firms in the same months: a month that did not come is no fall', async () => {
    const moved = await question('movers')
    // 3 firms x 12 months less the month that is missing = 350,000 a year before; 20,000 lost.
    expect(moved?.note[0]?.zh).toBe('全区用电量可比口径下降5.7%')
    expect(moved?.figure?.zh).toBe('新塍镇拉低5.7个百分点')
    expect(moved?.period.zh).toBe('2025年1-12月累计')
  })

  it('say growth over the same firms beside the nominal one, with how many came and went', async () => {
    const growth = await question('growth')
    expect(growth?.note.map(({ zh }) => zh)).toEqual([expect.stringMatching(/^可比口径.*同一批 \d+ 家/u), expect.stringMatching(/^名义/u)])
    expect(JSON.stringify(growth)).not.toMatch(/增长-|下降-/u)
    expect(growth?.why.map(({ zh }) => zh).join('')).toContain('同一批 3 家')
  })

  it('show a town its own firms and no other’s, whatever it asks', async () => {
    const own = { role: 'town', town: '新塍镇' } as const
    expect(await county.get('town', own)).toMatchObject({ town: '新塍镇', firms: 2, falling: { firms: 1 } })
    expect((await county.get<Firms>('falling', own)).items.map(({ name }) => name)).toEqual([solar.name])
    expect((await county.get<Firms>('falling', { role: 'town', town: '油车港镇' })).total).toBe(0)
    for (const path of ['town', 'falling', 'undeclared']) {
      expect((await county.send('GET', `${path}?town=${encodeURIComponent('油车港镇')}`, own)).json()).toMatchObject({ code: 'kernel.not_found' })
      expect((await county.send('GET', path, { role: 'enterprise', creditCode: solar.code })).status).toBe(403)
    }
    expect((await county.get<Firms>('undeclared', own)).items.map(({ name }) => name)).toEqual([solar.name])
    expect((await county.get<Firms>(`undeclared?town=${encodeURIComponent('油车港镇')}`, 'officer')).items.map(({ name }) => name)).not.toContain(parts.name)
  })

  it('leave a use record', async () => {
    const doors = async () => (await county.stores.store.query<{ door: string }>('select distinct door from hub.use')).map(({ door }) => door)
    await expect.poll(doors, { timeout: 20_000 }).toEqual(expect.arrayContaining(['hub.questions', 'hub.falling', 'hub.town', 'hub.undeclared']))
  })
})
