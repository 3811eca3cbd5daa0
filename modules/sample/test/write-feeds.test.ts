import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deliveries, type FeedName, fullName, generateCounty, type Mess, truthLinks, writeFeeds, type WrittenFeed } from '../index.ts'

const county = generateCounty(2025)
let folder: string
let written: WrittenFeed[]
const read = (file: string): Promise<Buffer> => readFile(join(folder, file))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jingwei-sample-'))
  written = await writeFeeds(county, folder)
})
afterAll(() => rm(folder, { recursive: true }))

describe('the feeds as files', () => {
  test('are nine feeds, all written where it says', async () => {
    expect(new Set(written.map(({ feed }) => feed)).size).toBe(9)
    expect((await readdir(folder)).sort()).toEqual(written.map(({ file }) => file).sort())
  })

  test('hold about 55,000 records, near the number meant for each feed', () => {
    const count = new Map<FeedName, number>()
    for (const { feed, records } of written) count.set(feed, (count.get(feed) ?? 0) + records)
    const near: Record<FeedName, number> = {
      market_regulation: 5000, taxation: 14_400, power_supply: 13_400, natural_resources: 1900, social_insurance: 4440,
      environment: 4000, science_technology: 720, statistics: 9600, declaration: 2060,
    }
    for (const [feed, expected] of Object.entries(near)) {
      const actual = count.get(feed as FeedName) ?? 0
      expect(Math.abs(actual / expected - 1), `${feed}: ${actual}`).toBeLessThan(0.1)
    }
    expect(written.reduce((total, { records }) => total + records, 0)).toBeGreaterThan(52_000)
  })

  test('are the same bytes for the same seed, workbooks too', async () => {
    const again = await mkdtemp(join(tmpdir(), 'jingwei-sample-'))
    const digest = async (path: string): Promise<string> => createHash('sha256').update(await readFile(path)).digest('hex')
    for (const { file, path } of await writeFeeds(generateCounty(2025), again)) {
      expect(await digest(path), file).toBe(await digest(join(folder, file)))
    }
    await rm(again, { recursive: true })
  })

  test('say late or correction where they came so', () => {
    expect(new Set(written.map(({ delivery }) => delivery.kind))).toEqual(new Set(['regular', 'late', 'correction']))
    for (const { delivery } of written) {
      if (delivery.kind !== 'regular') expect(delivery.deliveredOn > delivery.dueOn).toBe(true)
    }
  })

  test('carry the encodings of their departments', async () => {
    expect((await read('market_regulation.csv')).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const tax = new TextDecoder('gb18030', { fatal: true }).decode(await read('taxation.csv'))
    expect(tax.startsWith('纳税人识别号,纳税人名称,')).toBe(true)
    expect((await read('environment.csv')).toString().split('\r\n')[0]?.split(';')).toHaveLength(11)
    expect((await read('natural_resources.tsv')).toString().split('\r\n')[0]?.split('\t')).toHaveLength(9)
    const unit: unknown = JSON.parse((await read('social_insurance.jsonl')).toString().split('\n')[0] ?? '')
    expect(unit).toMatchObject({ insured: { '2023-01': expect.any(Number), '2025-12': expect.any(Number) } })
  })

  test('have workbooks that another library opens, with a merged title and a total row that adds up', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(folder, 'power_supply_2024.xlsx'))
    const sheet = workbook.worksheets[0]
    if (sheet === undefined) expect.fail('no sheet')
    expect(sheet.getCell('Q1').master.address).toBe('A1')
    expect(sheet.getCell('A3').value).toBe('户号')
    expect(sheet.getCell(`A${sheet.rowCount}`).value).toBe('合计')
    let total = 0
    for (let row = 4; row < sheet.rowCount; row++) {
      const value = sheet.getCell(`F${row}`).value
      if (typeof value === 'number') total += value
    }
    expect(sheet.getCell(`F${sheet.rowCount}`).value).toBe(total)
  })
})

describe('the mess', () => {
  test('has every kind planted somewhere', () => {
    const found = new Set<Mess>()
    for (const { rows } of deliveries(county)) for (const { mess } of rows) for (const kind of mess) found.add(kind)
    const kinds: Mess[] = [
      'place_dropped', 'suffix_changed', 'bracket_width', 'look_alike', 'former_name', 'short_name', 'spaces', 'code_missing',
      'code_lower_case', 'code_split', 'code_confused', 'code_old', 'code_nine_digits', 'address_stale', 'address_shortened',
      'thousands', 'wan_suffix', 'yuan_in_wan', 'unit_error', 'date_form', 'other_unit', 'surplus_field', 'duplicate', 'no_reading', 'at_headquarters',
    ]
    expect([...found].sort()).toEqual(kinds.sort())
  })

  test('never touches the registry: its codes and names are the truth', () => {
    const registry = deliveries(county).next().value
    expect(registry?.rows.map(({ cells }) => [cells[0], cells[1]])).toEqual(
      county.enterprises.map((firm) => [firm.creditCode, fullName(firm.name)]),
    )
  })

  test('has surplus fields in some rows of taxation and nowhere else', () => {
    for (const { feed, header, rows } of deliveries(county)) {
      const long = rows.filter(({ cells }) => cells.length > header.length).length
      expect(long > 0, `${feed}: ${long}`).toBe(feed === 'taxation' && rows.length > 1000)
    }
  })

  test('lets no cell say NaN, undefined or Infinity', () => {
    for (const { file, rows } of deliveries(county)) {
      for (const { cells } of rows) for (const cell of cells) if (/NaN|undefined|Infinity/.test(String(cell ?? ''))) expect.fail(`${file}: ${cell}`)
    }
  })
})

test('the truth names the firm of every line', async () => {
  const links = truthLinks(county)
  expect(links).toHaveLength(written.reduce((total, { records }) => total + records, 0))
  const lines = (await read('statistics.csv')).toString().split('\r\n')
  const clean = links.filter(({ file, line, creditCode }) => file === 'statistics.csv' && lines[line - 1]?.includes(creditCode) === true)
  expect(clean.length).toBeGreaterThan(0.97 * (lines.length - 2))
})
