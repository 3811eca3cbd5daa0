import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readWhole } from './tables.ts'

/** csv-spectrum (github.com/max-mapper/csv-spectrum): twelve files with the records they mean. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
const archive = join(process.env['JINGWEI_DATA'] ?? join(root, '..', 'shared', 'data'), 'datahub', 'csv', 'csv_spectrum.tar.xz')
const present = existsSync(archive)
const expected = process.env['JINGWEI_DATA_EXPECTED'] !== undefined

if (!present) console.log(`skipped: no csv-spectrum at ${archive} (set JINGWEI_DATA to its folder)`)

const folder = mkdtempSync(join(tmpdir(), 'csv-spectrum-'))
afterAll(() => rmSync(folder, { recursive: true }))
if (present) execFileSync('tar', ['-xJf', archive, '-C', folder])
const names = present ? readdirSync(join(folder, 'csvs')).map((name) => name.replace(/\.csv$/u, '')) : []

describe.skipIf(!present && !expected)('csv-spectrum', () => {
  it('is there with all its files', () => {
    expect(names).toHaveLength(12)
  })

  it.each(names.filter((name) => name !== 'location_coordinates'))('%s', async (name) => {
    const bytes = readFileSync(join(folder, 'csvs', `${name}.csv`))
    // Some copies of the suite lost the CRs that give these files their name.
    const file = name.endsWith('_crlf') ? Buffer.from(bytes.toString().replace(/\r?\n/gu, '\r\n')) : bytes
    const { head, rows } = await readWhole(file)
    const read = rows.map((row) => Object.fromEntries(head.header.map((column, index) => [column, row.cells[index]])))
    expect(read).toEqual(JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')))
  })

  it.skipIf(!present)('location_coordinates: its stray quotes are read; the characters it lost before are reported', async () => {
    const { rows, problems } = await readWhole(join(folder, 'csvs', 'location_coordinates.csv'))
    const meant = JSON.parse(readFileSync(join(folder, 'json', 'location_coordinates.json'), 'utf8')) as Record<string, string>
    expect(rows).toEqual([])
    expect(problems).toMatchObject([{ line: 2, code: 'encoding' }])
    // The expected record masks the telephone number, so only the other cells can be compared.
    expect(problems[0]?.cells?.slice(1)).toEqual(Object.values(meant).slice(1))
  })
})
