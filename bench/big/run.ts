import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { importTime } from '../measure/database.ts'
import { inventFirm, taxHeader, taxRow } from '../measure/invented-firms.ts'
import { demandJingwei, stagesOf, temporaryFolder } from '../measure/jingwei.ts'
import { watch } from '../measure/processes.ts'
import { option, printResult, rounded, whenQuiet } from '../measure/result.ts'
import { writeLines } from '../measure/write-lines.ts'

const bytes = Number(option('gb', '1')) * 1e9
const firms = Number(option('firms', '200000'))
const budget = 1024
const years = [2021, 2022, 2023, 2024, 2025]

await whenQuiet()
const folder = temporaryFolder('big')
const feeds = join(folder, 'feeds')
mkdirSync(feeds)
let rows = 0
const size = await writeLines(join(feeds, 'tax.csv'), (function* (): Generator<string> {
  yield taxHeader
  for (let written = 0; written < bytes; rows++) {
    const firm = inventFirm(rows % firms)
    const line = taxRow(firm, years[Math.floor(rows / firms) % years.length] ?? 2025, Math.floor(rows / firms))
    written += Buffer.byteLength(line) + 1
    yield line
  }
})())
console.log(`${rows} rows of ${firms} firms, ${rounded(size / 1e9, 3)} GB`)
const home = join(folder, 'home')
const watched = watch(home)
const ran = await demandJingwei('import', feeds, '--home', home)
const { peakMb, processorSeconds } = watched.stop()
const { ms, rows: kept } = await importTime(home)
if (kept !== rows) throw new Error(`${rows} rows were delivered and ${kept} kept`)
console.log(`stages in ms ${JSON.stringify(stagesOf(ran))}, peak PSS in MB ${JSON.stringify(peakMb)}`)
const ours = { gb: rounded(size / 1e9, 3), rows, seconds: rounded(ms / 1000), rowsPerSecond: Math.round(rows / (ms / 1000)), peakMb, processorSeconds }
printResult({ ours, ratio: rounded(peakMb.node / budget, 3), ratioOf: `peak of our Node processes over ${budget} MB`, met: { memory: peakMb.node < budget } })
