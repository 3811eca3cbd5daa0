import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { withStore } from '../measure/database.ts'
import { demandJingwei, stagesOf, temporaryFolder } from '../measure/jingwei.ts'
import { watch } from '../measure/processes.ts'
import { referenceData, skip } from '../measure/reference-data.ts'
import { printResult, rounded, seconds, whenQuiet } from '../measure/result.ts'
import { readTable } from '../measure/table.ts'
import { plainLinks } from './plain-linker.ts'
import { reorder } from './reorder.ts'
import { score, type Link } from './score.ts'

const feeds = referenceData('county_feeds') ?? skip('no county_feeds at hand; set JINGWEI_DATA to the folder that holds them')
await whenQuiet()
const folder = temporaryFolder('county')
const home = join(folder, 'home')
const kinds = ['links', 'enterprises', 'flags'] as const

const exportAll = async (name: string): Promise<Record<string, Buffer>> => {
  const files: Record<string, Buffer> = {}
  for (const kind of kinds) {
    const out = join(folder, `${name}-${kind}.csv`)
    await demandJingwei('export', kind, '--out', out, '--home', home)
    files[kind] = readFileSync(out)
  }
  return files
}

const watched = watch(home)
const first = await demandJingwei('import', feeds, '--home', home)
const effort = watched.stop()
const stages = stagesOf(first)
console.log(`first import: ${seconds(first.ms)} s ${JSON.stringify(stages)}, ${JSON.stringify(effort)}`)
console.log(first.lines.map((line) => line.text).join('\n'))
const before = await exportAll('first')

const linksOf = (file: string): Link[] => readTable(file).map((row) => ({ feed: row['feed'] ?? '', line: row['line'] ?? '', decision: row['decision'] ?? '', enterprise: row['enterprise_id'] ?? '' }))
const truth = new Map(readTable(join(feeds, 'truth_links.csv.gz')).map((row) => [`${row['feed']},${row['line']}`, row['credit_code'] ?? '']))
const links = join(folder, 'first-links.csv')
const ours = score(truth, linksOf(links))
console.log(`ours:  ${JSON.stringify(ours)}`)
const published = join(feeds, '../../tools/score_links.py')
if (existsSync(published)) console.log(`the published scorer says: ${execFileSync('python3', [published, feeds, links], { encoding: 'utf8' }).trim()}`)
const plain = score(truth, await withStore(home, plainLinks))
console.log(`plain: ${JSON.stringify(plain)}`)

const other = join(folder, 'other')
mkdirSync(other)
const read = readdirSync(feeds).filter((name) => /\.(?:csv|tsv|jsonl|xlsx)$/u.test(name))
reorder(feeds, other, (name) => read.includes(name))
const second = await demandJingwei('import', other, '--home', home)
const after = await exportAll('second')
const unchanged = Object.fromEntries(kinds.map((kind) => [kind, before[kind]?.equals(after[kind] ?? Buffer.of()) === true]))
console.log(`second import, renamed and reordered: ${seconds(second.ms)} s ${JSON.stringify(stagesOf(second))}, exports byte-equal ${JSON.stringify(unchanged)}`)

const met = {
  accounted: ours.unaccounted === 0, pairF1: ours.pairF1 >= 0.995, autoPrecision: ours.autoPrecision >= 0.9998, firstImport: first.ms < 60_000,
  secondChangesNothing: Object.values(unchanged).every(Boolean), secondTakesLess: second.ms < first.ms,
}
printResult({
  ours: { pairF1: rounded(ours.pairF1, 5), autoPrecision: rounded(ours.autoPrecision, 5), unaccounted: ours.unaccounted, decisions: ours.decisions, importSeconds: seconds(first.ms), stages, secondSeconds: seconds(second.ms), ...effort },
  peer: { what: 'code or equal name', pairF1: rounded(plain.pairF1, 5), autoPrecision: rounded(plain.autoPrecision, 5) },
  ratio: rounded((1 - plain.pairF1) / (1 - ours.pairF1), 2), ratioOf: 'error of the plain linker (1 - F1) over ours', met,
})
