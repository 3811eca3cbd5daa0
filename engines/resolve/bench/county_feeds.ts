import { writeFileSync } from 'node:fs'
import { linkMentions, memoryIndex } from '../index.ts'
import { feedsFolder, gather, readCounty } from '../test/county.ts'

/** Links the nine county feeds, writes links.csv and prints times and bands. Arguments: OUT.csv [FEEDS_DIR]; TRAIL=file keeps every decision with its evidence. */
const [out = 'links.csv', folder = feedsFolder] = process.argv.slice(2)
if (folder === undefined) throw new Error('No feeds: give their folder as second argument or set JINGWEI_DATA')

const records = await readCounty(folder)
const started = performance.now()
const { mentions, rows, vocabulary } = gather(records)
const gathered = performance.now()
const cpuBefore = process.cpuUsage()
const lines = ['feed,line,decision,enterprise_id,credit_code']
const bands = new Map<string, number>()
const trail: string[] = []
for await (const d of linkMentions(mentions, memoryIndex(), { vocabulary })) {
  for (const r of rows[d.mention] ?? []) {
    lines.push(`${r.feed},${r.line},${d.band},"${d.band === 'review' ? '' : d.id}",`)
    bands.set(d.band, (bands.get(d.band) ?? 0) + 1)
    if (process.env['TRAIL'] !== undefined) trail.push(JSON.stringify({ feed: r.feed, line: r.line, mention: r.mention, band: d.band, id: d.id, score: d.score, margin: d.margin, evidence: d.evidence, runnersUp: d.runnersUp }))
  }
}
const linked = performance.now()
const cpu = process.cpuUsage(cpuBefore)
writeFileSync(out, lines.join('\n') + '\n')
if (process.env['TRAIL'] !== undefined) writeFileSync(process.env['TRAIL'], trail.join('\n'))
console.log(JSON.stringify({
  records: records.length, mentions: mentions.length, gatherMs: Math.round(gathered - started), linkMs: Math.round(linked - gathered), linkCpuMs: Math.round((cpu.user + cpu.system) / 1000),
  rssMb: Math.round(process.memoryUsage().rss / 2 ** 20), bands: Object.fromEntries(bands), places: vocabulary.places.length, contrasts: vocabulary.contrasts.length,
}))
