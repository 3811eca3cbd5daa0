import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { learnVocabulary, linkMentions, memoryIndex, type Mention } from '../index.ts'
import { feedsFolder, gather, readCounty, type Gathered } from './county.ts'

if (feedsFolder === undefined) {
  if (process.env['JINGWEI_DATA_EXPECTED'] !== undefined) throw new Error('Reference data expected and absent; set JINGWEI_DATA to the folder that holds county_feeds')
  console.log('skipped: no county_feeds at hand (set JINGWEI_DATA)')
}

function rows(...path: string[]): Record<string, string>[] {
  const bytes = readFileSync(join(feedsFolder as string, ...path))
  return parse(path.at(-1)?.endsWith('.gz') === true ? gunzipSync(bytes) : bytes, { columns: true, bom: true })
}

type Linked = { readonly band: string; readonly id: string | undefined }

async function link(county: Gathered): Promise<Map<string, Linked>> {
  const out = new Map<string, Linked>()
  for await (const d of linkMentions(county.mentions, memoryIndex(), { vocabulary: county.vocabulary })) {
    for (const r of county.rows[d.mention] ?? []) out.set(`${r.feed},${r.line}`, { band: d.band, id: d.band === 'review' ? undefined : d.id })
  }
  return out
}

describe.skipIf(feedsFolder === undefined)('the nine county feeds', () => {
  let links: Map<string, Linked>
  let records: Awaited<ReturnType<typeof readCounty>>
  beforeAll(async () => {
    records = await readCounty(feedsFolder as string)
    links = await link(gather(records))
  }, 180_000)

  it('are all accounted for, and at most one record in a hundred is left to a person', () => {
    const truth = rows('truth_links.csv.gz')
    expect(truth.filter((r) => !links.has(`${r['feed']},${r['line']}`))).toEqual([])
    expect([...links.values()].filter((l) => l.band === 'review').length / truth.length).toBeLessThan(0.01)
  })

  it('link at pairwise F1 >= 0.999 with automatic links right in 9,999 of 10,000', () => {
    const cells = new Map<string, number>()
    const [byId, byCode] = [new Map<string, number>(), new Map<string, number>()]
    const add = (m: Map<string, number>, k: string): void => void m.set(k, (m.get(k) ?? 0) + 1)
    for (const r of rows('truth_links.csv.gz')) {
      const key = `${r['feed']},${r['line']}`
      const id = links.get(key)?.id ?? `?${key}`
      add(cells, `${id}\0${r['credit_code']}`)
      add(byId, id)
      add(byCode, r['credit_code'] as string)
    }
    const pairs = (m: Map<string, number>): number => [...m.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
    const [precision, recall] = [pairs(cells) / pairs(byId), pairs(cells) / pairs(byCode)]
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.999)
    expect(precision).toBeGreaterThanOrEqual(0.9999)
  })

  it('give the same links when their records come in another order', async () => {
    expect(await link(gather([...records].reverse()))).toEqual(links)
  }, 180_000)

  it('hold 1,089 pairs of names one character apart, of which none is linked on the name alone', async () => {
    const registry = rows('..', 'datahub', 'enterprises', 'jiaxing_enterprises.csv.gz').map((r): Mention => ({ kind: 'registry', code: r['统一社会信用代码'] ?? '', name: r['企业名称'] ?? '' }))
    const byHole = new Map<string, Mention[]>()
    for (const m of registry) for (let i = 0; i < m.name.length; i++) {
      const hole = `${m.name.slice(0, i)}?${m.name.slice(i + 1)}`
      byHole.set(hole, [...(byHole.get(hole) ?? []), m])
    }
    const neighbours = [...byHole.values()].filter((group) => group.length > 1).flatMap((group) => group.flatMap((a, i) => group.slice(i + 1).filter((b) => b.name !== a.name).map((b) => [a, b] as const)))
    expect(neighbours.length).toBeGreaterThan(1000)
    const vocabulary = learnVocabulary(registry)
    const merged: string[] = []
    for (const [known, stranger] of neighbours) {
      for await (const d of linkMentions([known, { name: stranger.name }], memoryIndex(), { vocabulary })) {
        if (d.mention === 1 && d.band === 'auto') merged.push(`${known.name} / ${stranger.name}: ${d.evidence?.items[0]?.finding}`)
      }
    }
    expect(merged).toEqual([])
  }, 60_000)
})
