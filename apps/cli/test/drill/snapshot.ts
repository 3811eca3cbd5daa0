import { Writable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { silentLogger } from '@jingwei/kernel'
import type { ExportKind } from '@jingwei/hub'
import { openRegion, type Region } from '@jingwei/server'

/** The three exports and the columnar totals of a region, with enterprises numbered by first appearance. */
export type Snapshot = Readonly<Record<ExportKind | 'columnar', readonly string[]>>

/** Reads a home's results, beside what runs there or alone. */
export async function snapshotOf(home: string, self: readonly string[]): Promise<Snapshot> {
  const region = await openRegion({ home, logger: silentLogger, applicationName: 'drill', self: [...self, '--quiet'] })
  try {
    return await read(region)
  } finally {
    await region.close()
  }
}

async function read(region: Region): Promise<Snapshot> {
  const numbers = new Map<string, string>()
  const renamed = (id: string): string => {
    if (id === '') return ''
    if (!numbers.has(id)) numbers.set(id, `#${numbers.size + 1}`)
    return numbers.get(id) ?? ''
  }
  const links = (await exported(region, 'links')).map((row) => row.map((cell, column) => (column === 3 ? renamed(cell) : cell)).join('|'))
  // The order of links numbers every enterprise; these two come in an order of their own.
  const others = async (kind: ExportKind): Promise<string[]> => (await exported(region, kind)).map(([id = '', ...row]) => [renamed(id), ...row].join('|')).toSorted()
  const enterprises = await others('enterprises')
  const flags = await others('flags')
  return { links, enterprises, flags, columnar: await columnarTotals(region) }
}

async function exported(region: Region, kind: ExportKind): Promise<string[][]> {
  let text = ''
  const out = new Writable({ write(part: Buffer, _encoding, done) { text += part.toString(); done() } })
  await region.hub.exportCsv(region.ctx, kind, out)
  return parse(text, { bom: true, fromLine: 2 }) as string[][]
}

/** Rows and sums by item and period: a fact that is lost or there twice changes them. */
async function columnarTotals({ stores: { columnar } }: Region): Promise<string[]> {
  const facts = await columnar.query(`select item, period, toString(count()) as rows, toString(sum(amount)) as total from hub_fact final group by item, period order by item, period`)
  const firms = await columnar.query(`select toString(count()) as rows, toString(uniqExact(credit_code)) as codes from hub_enterprise final`)
  return [...firms, ...facts].map((row) => JSON.stringify(row))
}

/** The first difference in words; undefined when there is none. */
export function difference(expected: Snapshot, found: Snapshot): string | undefined {
  for (const kind of ['links', 'enterprises', 'flags', 'columnar'] as const) {
    const [a, b] = [expected[kind], found[kind]]
    const at = a.findIndex((row, index) => row !== b[index])
    if (at >= 0 || a.length !== b.length) return `${kind}: ${a.length} rows expected, ${b.length} found; first at ${at < 0 ? a.length : at}: ${a[at] ?? '-'} / ${b[at < 0 ? a.length : at] ?? '-'}`
  }
  return undefined
}
