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

  it.each(names)('%s', async (name) => {
    const { head, rows } = await readWhole(join(folder, 'csvs', `${name}.csv`))
    const read = rows.map((row) => Object.fromEntries(head.header.map((column, index) => [column, row.cells[index]])))
    expect(read).toEqual(JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')))
  })
})
