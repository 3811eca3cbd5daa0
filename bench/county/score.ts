/** A record of a feed with what the linker said of it. */
export type Link = { readonly feed: string; readonly line: string; readonly decision: string; readonly enterprise: string }

/** Which enterprise each record truly is, by `feed,line`. */
export type Truth = ReadonlyMap<string, string>

export type Score = {
  readonly records: number; readonly unaccounted: number; readonly decisions: Readonly<Record<string, number>>
  readonly pairPrecision: number; readonly pairRecall: number; readonly pairF1: number; readonly autoPrecision: number; readonly auto: number
}

const pairs = (count: number): number => (count * (count - 1)) / 2
const add = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
const sumOfPairs = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + pairs(count), 0)

/**
 * Pairwise precision, recall and F1 of a clustering (a record in review or quarantine stands alone), and the share of
 * automatic links whose enterprise mostly holds records of the same true code.
 */
export function score(truth: Truth, links: readonly Link[]): Score {
  const given = new Map(links.map((link) => [`${link.feed},${link.line}`, link]))
  const cells = new Map<string, number>()
  const found = new Map<string, number>()
  const actual = new Map<string, number>()
  const decisions: Record<string, number> = {}
  const linked = new Map<string, number>()
  const placed: { code: string; enterprise: string; decision: string }[] = []
  for (const [record, code] of truth) {
    const link = given.get(record)
    if (link) decisions[link.decision] = (decisions[link.decision] ?? 0) + 1
    const counts = link !== undefined && ['auto', 'new'].includes(link.decision)
    const enterprise = counts && link.enterprise !== '' ? link.enterprise : `?${record}`
    add(cells, `${enterprise}|${code}`)
    add(found, enterprise)
    add(actual, code)
    if (!counts) continue
    add(linked, link.enterprise)
    placed.push({ code, enterprise: link.enterprise, decision: link.decision })
  }
  const both = sumOfPairs(cells)
  const precision = both / Math.max(1, sumOfPairs(found))
  const recall = both / Math.max(1, sumOfPairs(actual))
  const majority = new Map<string, { code: string; count: number }>()
  for (const [cell, count] of cells) {
    const at = cell.lastIndexOf('|')
    const enterprise = cell.slice(0, at)
    if (count > (majority.get(enterprise)?.count ?? 0)) majority.set(enterprise, { code: cell.slice(at + 1), count })
  }
  const auto = placed.filter(({ decision, enterprise }) => decision === 'auto' || (linked.get(enterprise) ?? 0) > 1)
  const right = auto.filter(({ enterprise, code }) => majority.get(enterprise)?.code === code).length
  return {
    records: truth.size, unaccounted: [...truth.keys()].filter((record) => !given.has(record)).length, decisions,
    pairPrecision: precision, pairRecall: recall, pairF1: (2 * precision * recall) / (precision + recall), autoPrecision: right / Math.max(1, auto.length), auto: auto.length,
  }
}
