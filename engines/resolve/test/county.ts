import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { learnVocabulary, type Mention, type Vocabulary } from '../index.ts'

/** A row of a feed as far as identity goes; `line` as the feeds' README counts. */
export type CountyRecord = { readonly feed: string; readonly line: number; readonly mention: Mention }

/** The nine feeds, when the reference data are at hand. */
export const feedsFolder: string | undefined = [process.env['JINGWEI_DATA'], join(import.meta.dirname, '../../../../shared/data')]
  .filter((d) => d !== undefined).map((d) => join(d, 'county_feeds')).find((d) => existsSync(d))

type Columns = { readonly code?: number; readonly name: number; readonly address?: number; readonly former?: number; readonly place?: number; readonly permit?: number; readonly registry?: boolean }

function mentionOf(row: readonly string[], c: Columns): Mention {
  const at = (i: number | undefined): string => (i === undefined ? '' : (row[i] ?? ''))
  return {
    name: at(c.name),
    ...(at(c.code) === '' ? {} : { code: at(c.code) }),
    ...(at(c.address) === '' ? {} : { address: at(c.address) }),
    ...(at(c.former) === '' ? {} : { formerName: at(c.former) }),
    ...(at(c.place) === '' ? {} : { place: at(c.place) }),
    ...(at(c.permit) === '' ? {} : { moreCodes: [at(c.permit)] }),
    ...(c.registry === true ? { kind: 'registry' as const } : {}),
  }
}

function delimited(folder: string, feed: string, encoding: string, delimiter: string, columns: Columns): CountyRecord[] {
  const text = new TextDecoder(encoding).decode(readFileSync(join(folder, feed)))
  const rows = parse(text, { delimiter, relax_column_count: true, info: true, bom: true, ...(delimiter === '\t' ? { quote: false } : {}) }) as unknown as { record: string[]; info: { lines: number } }[]
  return rows.slice(1).map(({ record, info }) => ({ feed, line: info.lines, mention: mentionOf(record, columns) }))
}

async function sheet(folder: string, feed: string, firstRow: number, columns: Columns): Promise<CountyRecord[]> {
  const out: CountyRecord[] = []
  const book = new ExcelJS.stream.xlsx.WorkbookReader(join(folder, feed), { sharedStrings: 'cache', worksheets: 'emit', hyperlinks: 'ignore', styles: 'ignore', entries: 'ignore' })
  for await (const page of book) {
    for await (const row of page) {
      if (row.number < firstRow) continue
      const cells = Array.from({ length: 12 }, (_, i) => row.getCell(i + 1).text)
      const mention = mentionOf(cells, columns)
      if (mention.name !== '') out.push({ feed, line: row.number, mention })
    }
    break
  }
  return out
}

/** Every record of the nine feeds that names an enterprise. */
export async function readCounty(folder: string): Promise<CountyRecord[]> {
  const people = readFileSync(join(folder, 'social_insurance.jsonl'), 'utf8').split('\n').filter((l) => l !== '').map((line, n): CountyRecord => {
    const row = JSON.parse(line) as { unitName: string; creditCode?: string; regAddress?: string }
    return { feed: 'social_insurance.jsonl', line: n + 1, mention: mentionOf([row.creditCode ?? '', row.unitName, row.regAddress ?? ''], { code: 0, name: 1, address: 2 }) }
  })
  return [
    ...delimited(folder, 'market_regulation.csv', 'utf-8', ',', { code: 0, name: 1, former: 2, address: 6, registry: true }),
    ...delimited(folder, 'taxation.csv', 'gb18030', ',', { code: 0, name: 1, address: 4 }),
    ...delimited(folder, 'natural_resources.tsv', 'utf-8', '\t', { code: 2, name: 1, address: 3 }),
    ...delimited(folder, 'environment.csv', 'utf-8', ';', { permit: 0, name: 1, code: 2, address: 3 }),
    ...delimited(folder, 'statistics.csv', 'utf-8', ',', { name: 0, code: 1 }),
    ...people,
    ...(await sheet(folder, 'power_supply.xlsx', 4, { name: 1, code: 2, address: 3 })),
    ...(await sheet(folder, 'science_technology.xlsx', 2, { name: 1, place: 2 })),
    ...(await sheet(folder, 'declaration.xlsx', 3, { name: 0, code: 1, place: 8 })),
  ]
}

export type Gathered = { readonly mentions: readonly Mention[]; readonly rows: readonly (readonly CountyRecord[])[]; readonly vocabulary: Vocabulary }

/** Distinct mentions with the rows that wrote them, and the vocabulary of the registry feed. */
export function gather(records: readonly CountyRecord[]): Gathered {
  const byText = new Map<string, CountyRecord[]>()
  for (const r of records) {
    const m = r.mention
    const key = [m.kind ?? '', m.code ?? '', m.name, m.address ?? '', m.formerName ?? '', m.place ?? '', ...(m.moreCodes ?? [])].join('\0')
    const same = byText.get(key)
    if (same === undefined) byText.set(key, [r])
    else same.push(r)
  }
  const rows = [...byText.values()]
  const mentions = rows.map((r) => (r[0] as CountyRecord).mention)
  return { mentions, rows, vocabulary: learnVocabulary(mentions.filter((m) => m.kind === 'registry')) }
}
