import { gzipSync } from 'node:zlib'
import { setTimeout as pause } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { killPostgres } from '@jingwei/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handedOver, openCounty, type County, type ImportAnswer } from './county.ts'
import { county as files, register, registerHeader, registerRow, taxation, taxHeader, taxRow, type Files } from './files.ts'
import { equipment, firms, parts, solar, textile, type Firm } from './firms.ts'

type Workbook = { readonly rows: readonly (readonly unknown[])[] }

async function xlsx({ rows }: Workbook): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('数据')
  for (const row of rows) sheet.addRow([...row])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const only = (answer: ImportAnswer) => {
  const [file] = answer.files
  if (!file || answer.files.length !== 1) throw new Error('not one file')
  return file
}

describe('a delivery that is not what it should be', () => {
  let county: County
  beforeAll(async () => {
    county = await openCounty()
    await county.deliver({ 'register.csv': register() })
  })
  afterAll(() => county?.close())
  const deliver = async (name: string, content: string | Uint8Array) => only(await county.deliver({ [name]: content }))
  const listed = async () => (await county.get<{ total: number }>('enterprises')).total

  it.each([
    ['empty.csv', ''],
    ['blank.csv', '\ufeff\r\n\r\n'],
    ['binary.csv', new Uint8Array(Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256))],
    ['truncated.csv.gz', new Uint8Array(gzipSync(register()).subarray(0, 60))],
    ['not-a-workbook.xlsx', 'this is text'],
  ])('is named with a reason and what to do: %s', async (name, content) => {
    const file = await deliver(name, content)
    expect(['unreadable', 'unrecognised']).toContain(file.state)
    expect(file.error?.detail.length).toBeGreaterThan(10)
    expect(await listed()).toBe(firms.length)
  })

  it('is a workbook cut short', async () => {
    const whole = await xlsx({ rows: [taxHeader, taxRow(solar, 2025, 1)] })
    const file = await deliver('cut.xlsx', whole.subarray(0, whole.length - 400))
    expect(file.state).toBe('unreadable')
    expect(file.error?.detail).toContain('cut.xlsx')
  })

  it('is a bomb: it is stopped, and what came before it stays', async () => {
    const head = `${taxation([taxRow(solar, 2022, 2_000_000)])}${','.repeat(8)}\r\n`
    const file = await deliver('bomb.csv.gz', new Uint8Array(gzipSync(Buffer.concat([Buffer.from(head), Buffer.alloc(96 * 1024 * 1024, 0x20)]))))
    expect(file.state).not.toBe('landed')
    expect(file.error?.detail).toMatch(/bomb\.csv\.gz|过长|too long/u)
    const [found] = (await county.get<{ items: { id: string }[] }>(`enterprises?q=${solar.code}`)).items
    const page = await county.get<{ cells: { item: string; period?: string; value: string }[] }>(`enterprises/${found?.id}`)
    expect(page.cells.map((cell) => [cell.item, cell.period, cell.value])).toContainEqual(['revenue', '2022', '200'])
  })

  it('has a header nobody declared: the nearest source and what it lacks are named', async () => {
    const file = await deliver('strange.csv', taxation([taxRow(solar, 2025, 1)]).replace('所属年度', '何年'))
    expect(file.state).toBe('unrecognised')
    expect(file.error).toMatchObject({ code: 'hub.columns_missing' })
    expect(file.error?.detail).toMatch(/税务年度申报.*所属年度/u)
  })

  it('has good rows among bad ones: the good are in, the bad are set aside with their lines', async () => {
    const broken = [textile.code, textile.name, '', '', '', '某年', 'x', 'y', 'z']
    const file = await deliver('mixed.csv', taxation([taxRow(textile, 2025, 1_000_000), broken, ['', '', '', '', '', '2025', '1', '', ''], taxRow(parts, 2025, 2_000_000)]))
    expect(file).toMatchObject({ state: 'landed', rows: 4, quarantined: 2 })
    const rows = await county.get<{ items: { line: number; code: string }[] }>(`quarantine?batch=${file.batchId}`)
    expect(rows.items.map((row) => [row.line, row.code])).toEqual([[3, 'period_unreadable'], [4, 'no_identity']])
  })

  it('has a NUL in a cell and bytes of no alphabet: those rows are set aside, the others are in', async () => {
    const text = Buffer.from(taxation([taxRow(textile, 2024, 1_000_000), [...taxRow(parts, 2024, 1)].with(1, '恒\u0000驰'), taxRow(equipment, 2024, 3_000_000)]))
    const file = await deliver('nul.csv', new Uint8Array(text))
    expect(file).toMatchObject({ state: 'landed', rows: 3, quarantined: 1 })
    expect((await county.get<{ items: { line: number; code: string }[] }>(`quarantine?batch=${file.batchId}`)).items[0]).toMatchObject({ line: 3, code: 'bytes_unreadable' })
  })

  it('has formulas: their results are read, and nothing is calculated', async () => {
    const cell = { formula: 'HYPERLINK("http://example.org")', result: equipment.name }
    const file = await deliver('formulas.xlsx', await xlsx({ rows: [taxHeader, [equipment.code, cell, '', 'C3511', '', 2023, { formula: '1000000*5', result: 5_000_000 }, 1, '']] }))
    expect(file).toMatchObject({ state: 'landed', rows: 1, quarantined: 0 })
    const [found] = (await county.get<{ items: { id: string }[] }>(`enterprises?q=${equipment.code}`)).items
    expect((await county.get<{ cells: { item: string; period?: string; value: string }[] }>(`enterprises/${found?.id}`)).cells.map((each) => [each.item, each.period, each.value])).toContainEqual(['revenue', '2023', '500'])
  })

  it('has a name that points elsewhere: it keeps its last part alone', async () => {
    const found = await county.hub.receive(county.ctx, handedOver({ '../../../etc/cron.d/税务.csv': taxation([taxRow(parts, 2023, 1_000_000)]) }))
    await county.settled()
    expect((await county.get<ImportAnswer>(`imports/${found}`)).files[0]).toMatchObject({ fileName: '税务.csv', state: 'landed' })
  })

  it('leaves the server up and the next good file unharmed', async () => {
    expect(await deliver('good.csv', taxation([taxRow(parts, 2022, 1_000_000)]))).toMatchObject({ state: 'landed', rows: 1 })
    expect((await county.send('GET', 'summary', 'leader')).status).toBe(200)
  })
})

describe('PostgreSQL killed in the middle of an import', () => {
  const many: readonly Firm[] = Array.from({ length: 1_500 }, (_, number) => ({ ...solar, code: '', name: `秀水${String.fromCodePoint(0x4e00 + number * 5)}${String.fromCodePoint(0x5f00 + number * 3)}织造有限公司`, address: `云泽市秀水区新塍镇织造路${number + 1}号` }))
  const delivery: Files = {
    ...files, 'register-more.csv': `\ufeff${[registerHeader, ...many.map(registerRow)].map((row) => row.join(',')).join('\r\n')}\r\n`,
    'taxation-more.csv': taxation(many.flatMap((firm, number) => [2023, 2024, 2025].map((year) => taxRow(firm, year, 1_000_000 + number * 1_000)))),
  }
  /** Ids differ from run to run; by first appearance they are the same. */
  const renamed = (exports: string): string => {
    const names = new Map<string, string>()
    return exports.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, (id) => names.get(id) ?? (names.set(id, `id${names.size}`), `id${names.size - 1}`))
  }

  it('is resumed, and the exports equal those of an undisturbed run', async () => {
    const undisturbed = await openCounty()
    await undisturbed.deliver(delivery)
    const expected = renamed(await undisturbed.exports())
    await undisturbed.close()
    const county = await openCounty()
    const id = await county.hub.receive(county.ctx, handedOver(delivery))
    while ((await county.stores.store.query('select 1 from hub.record limit 1')).length === 0) await pause(5)
    await killPostgres(county.stores.postgres, county.stores.store)
    await county.settled()
    expect((await county.get<ImportAnswer>(`imports/${id}`)).state).toBe('done')
    expect(renamed(await county.exports())).toBe(expected)
    await county.close()
  }, 180_000)
})
