import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { importTime } from '../measure/database.ts'
import { demandJingwei, temporaryFolder } from '../measure/jingwei.ts'
import { referenceData, skip } from '../measure/reference-data.ts'
import { printResult, rounded, whenQuiet } from '../measure/result.ts'

const register = referenceData('datahub/enterprises/zhejiang_enterprises.csv.gz') ?? skip('no zhejiang_enterprises.csv.gz at hand; set JINGWEI_DATA to the folder that holds datahub')
await whenQuiet()
const folder = temporaryFolder('scale')

/** Imports one file into a fresh home; milliseconds for each row, start-up excluded. */
async function perRow(name: string, prepare: (target: string) => void): Promise<{ rows: number; seconds: number; msPerRow: number }> {
  const feeds = join(folder, name)
  mkdirSync(feeds)
  prepare(join(feeds, 'register.csv.gz'))
  const home = join(folder, `${name}-home`)
  await demandJingwei('import', feeds, '--home', home)
  const { ms, rows } = await importTime(home)
  const found = { rows, seconds: rounded(ms / 1000), msPerRow: rounded(ms / rows, 4) }
  console.log(`${name}: ${JSON.stringify(found)}`)
  return found
}

const sample = await perRow('quarter', (target) => {
  const lines = gunzipSync(readFileSync(register)).toString('utf8').split('\n')
  writeFileSync(target, gzipSync(lines.filter((_, index) => index === 0 || index % 4 === 1).join('\n')))
})
const whole = await perRow('whole', (target) => copyFileSync(register, target))
const ratio = rounded(whole.msPerRow / sample.msPerRow, 3)
printResult({ ours: { whole, sample }, ratio, ratioOf: 'time per row of the whole register over that of every fourth row', met: { ratio: ratio <= 1.3 } })
