import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readTable } from '../index.ts'
import { readWhole } from './tables.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
const feeds = join(process.env['JINGWEI_DATA'] ?? join(root, '..', 'shared', 'data'), 'county_feeds')
const present = existsSync(join(feeds, 'truth_links.csv.gz'))
const expected = process.env['JINGWEI_DATA_EXPECTED'] !== undefined

if (!present) console.log(`skipped: no county feeds in ${feeds} (set JINGWEI_DATA to their folder)`)

/** feed: [records, format or encoding, delimiter, header line, rows with a surplus cell, problems] */
const feedFacts: Record<string, readonly [number, string, string | undefined, number, number, string[]]> = {
  'market_regulation.csv': [12_901, 'utf-8', ',', 1, 0, []],
  'taxation.csv': [31_672, 'gb18030', ',', 1, 115, []],
  'power_supply.xlsx': [10_801, 'xlsx', undefined, 3, 0, ['total_row@10805']],
  'natural_resources.tsv': [5_312, 'utf-8', '\t', 1, 0, []],
  'social_insurance.jsonl': [10_763, 'utf-8', undefined, 0, 0, []],
  'environment.csv': [4_158, 'utf-8', ';', 1, 0, []],
  'science_technology.xlsx': [2_579, 'xlsx', undefined, 1, 0, []],
  'statistics.csv': [37_423, 'utf-8', ',', 1, 0, []],
  'declaration.xlsx': [4_838, 'xlsx', undefined, 2, 0, []],
}

describe.skipIf(!present && !expected)('the nine county feeds', () => {
  const linesOf = (): Map<string, Set<number>> => {
    const lines = new Map<string, Set<number>>()
    for (const row of gunzipSync(readFileSync(join(feeds, 'truth_links.csv.gz'))).toString().split('\n').slice(1)) {
      const [feed = '', line = ''] = row.split(',')
      if (feed === '') continue
      const found = lines.get(feed) ?? new Set<number>()
      lines.set(feed, found.add(Number(line)))
    }
    return lines
  }

  it.each(Object.keys(feedFacts))('%s: every record is one row under the line the truth knows it by', async (feed) => {
    const { head, rows, problems } = await readWhole(join(feeds, feed))
    const surplus = rows.filter((row) => row.extra !== undefined).length
    const told = problems.map((found) => `${found.code}@${found.line}`)
    expect([rows.length, head.encoding ?? head.format, head.delimiter, head.headerLine, surplus, told]).toEqual(feedFacts[feed])
    expect(rows.every((row) => row.cells.length === head.header.length && row.short === undefined)).toBe(true)
    expect(new Set(rows.map((row) => row.line))).toEqual(linesOf().get(feed))
  })

  it('says in which unit the power sheet counts', async () => {
    for await (const event of readTable(join(feeds, 'power_supply.xlsx'))) {
      if (event.kind === 'head') expect(event.head.unitHint).toBe('千瓦时')
      return
    }
  })
})
