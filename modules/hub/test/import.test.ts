import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCounty, type County, type ImportAnswer } from './county.ts'
import { county as files, shuffled, taxation, taxRow, turned } from './files.ts'
import { parts, solar, textile } from './firms.ts'

type Page = { readonly items: readonly { readonly id: string; readonly name: string; readonly creditCode: string; readonly revenueWan?: string; readonly staff?: number; readonly landMu?: string; readonly town: string }[]; readonly total: number }

const text = (name: string): string => String(files[name])
const taxFile = 'taxation.csv'

describe('an import of a county’s files', () => {
  let county: County
  let first: ImportAnswer
  let exports: string
  beforeAll(async () => {
    county = await openCounty()
    first = await county.deliver(files)
    exports = await county.exports()
  })
  afterAll(() => county?.close())
  const revenueOf = async (code: string) => (await county.get<Page>(`enterprises?q=${code}`)).items[0]?.revenueWan

  it('finds the source of each file by its header', () => {
    expect(first.state).toBe('done')
    expect(Object.fromEntries(first.files.map((file) => [file.fileName, file.source?.id]))).toEqual({
      'market_regulation.csv': 'market_regulation', 'taxation.csv': 'taxation', 'power.csv': 'power_supply', 'social_insurance.jsonl': 'social_insurance',
      'natural_resources.tsv': 'natural_resources', 'declaration.csv': 'declaration', 'statistics.csv': 'statistics',
    })
  })

  it('accounts for every row: linked, to review, new, or set aside with a reason', () => {
    const rows = first.files.reduce((sum, file) => sum + file.rows, 0)
    // The register's five, six returns, four lines of electricity with their total, three of heads, two parcels, one declaration, one survey.
    expect(rows).toBe(5 + 6 + 4 + 3 + 2 + 1 + 1)
    const { auto, review, new: founded, quarantined } = first.counts
    expect(auto + review + founded + quarantined).toBe(rows)
    expect(quarantined).toBe(2)
    expect(exports.split('\r\n').filter((line) => /^[^,]+,\d+,(?:auto|review|new|quarantined),/u.test(line))).toHaveLength(rows)
  })

  it('makes one record per enterprise, each figure in the unit of its item', async () => {
    const page = await county.get<Page>('enterprises?sort=-revenue')
    expect(page.total).toBe(5)
    expect(page.items[0]).toMatchObject({ name: solar.name, creditCode: solar.code, revenueWan: '1200', staff: 101, landMu: '33.5', town: '新塍镇' })
    expect(page.items.find((row) => row.creditCode === parts.code)).toMatchObject({ revenueWan: '80', staff: 61, landMu: '12' })
  })

  it('sums electricity over the accounts of a firm, and counts a repeated row of heads once', async () => {
    const series = async (code: string) => {
      const id = (await county.get<Page>(`enterprises?q=${code}`)).items[0]?.id ?? ''
      return county.get<{ item: string; points: { period: string; value: number }[] }[]>(`enterprises/${id}/series`)
    }
    expect((await series(solar.code)).find((entry) => entry.item === 'electricity')?.points).toHaveLength(12)
    expect((await series(solar.code)).find((entry) => entry.item === 'electricity')?.points[0]).toEqual({ period: '2025-01', value: 1500 })
    expect((await series(textile.code)).find((entry) => entry.item === 'insured')?.points[0]).toEqual({ period: '2025-01', value: 40 })
  })

  it('said again changes nothing: the same files', async () => {
    const again = await county.deliver(files)
    expect(again.files.map((file) => file.state)).toEqual(again.files.map(() => 'unchanged'))
    expect(await county.exports()).toBe(exports)
  })

  it('said again changes nothing: renamed, rows the other way round, columns the other way round', async () => {
    const again = await county.deliver({
      'A.csv': shuffled(text('market_regulation.csv')), 'B.csv': turned(text(taxFile)), 'C.csv': shuffled(turned(text(taxFile))), 'D.csv': shuffled(text('power.csv'), 2),
    })
    expect(again.files.map((file) => file.state)).toEqual(again.files.map(() => 'unchanged'))
    expect(await county.exports()).toBe(exports)
  })

  it('gives the newest word to a correction, and to the old file when it is delivered once more', async () => {
    const corrected = taxation([taxRow(textile, 2025, 6_600_000)])
    await county.deliver({ 'tax-correction.csv': corrected })
    expect(await revenueOf(textile.code)).toBe('660')
    await county.deliver({ [taxFile]: text(taxFile) })
    expect(await revenueOf(textile.code)).toBe('550')
    await county.deliver({ 'tax-correction.csv': corrected })
    expect(await revenueOf(textile.code)).toBe('660')
    await county.deliver({ [taxFile]: text(taxFile) })
    expect(await revenueOf(textile.code)).toBe('550')
  })

  it('keeps a correction the last word when the folder that holds both is imported again', async () => {
    const folder = { '1-taxation.csv': text(taxFile), '2-correction.csv': taxation([taxRow(textile, 2025, 6_600_000)]) }
    await county.deliver(folder)
    expect(await revenueOf(textile.code)).toBe('660')
    await county.deliver(folder)
    expect(await revenueOf(textile.code)).toBe('660')
    await county.deliver(Object.fromEntries(Object.entries(folder).map(([name, content]) => [`again-${name}`, shuffled(content)])))
    expect(await revenueOf(textile.code)).toBe('660')
  })

  it('is rebuilt in the columnar store with equal answers', async () => {
    const answers = async () => JSON.stringify([
      await county.get<object>('summary'), await county.get<object>('map'), (await county.get<Page>('enterprises')).items.length,
      await Promise.all((await county.get<Page>('enterprises')).items.map((row) => county.get(`enterprises/${row.id}/series?items=electricity,insured,revenue,land`))),
    ])
    const before = await answers()
    expect(before).toContain('"kwh":')
    expect(await county.hub.rebuildColumnar(county.ctx)).toBe(5)
    expect(await answers()).toBe(before)
  })
})

describe('a county that holds only examples', () => {
  it('takes no real file, and says which way out', async () => {
    const sample = await openCounty({ sample: true })
    await expect(sample.deliver(files)).rejects.toThrow(/hub\.sample_home.*--empty|--empty.*hub\.sample_home/su)
    const list = await sample.send('GET', 'enterprises/export?format=csv', 'officer')
    expect(list.text).toMatch(/^\ufeff示例数据\r\n/u)
    await sample.close()
  })
})
