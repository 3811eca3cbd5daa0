import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isDataFile } from '@jingwei/hub'
import { generateCounty, writeFeeds } from '@jingwei/sample'
import { drill } from '../../apps/cli/test/drill/drill.ts'
import { makeTemplate, removeHome } from '../../apps/cli/test/drill/home.ts'
import { program } from '../../apps/cli/test/drill/program.ts'
import { allTargets } from '../../apps/cli/test/drill/targets.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '2026' }, firms: { type: 'string', default: '1000' }, data: { type: 'string' } } })

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter(isDataFile).toSorted().map((name) => join(resolve(folder), name))
}

const folder = await mkdtemp(join(tmpdir(), 'jingwei-drill-'))
const home = join(folder, 'template')
try {
  const seed = Number(values.seed)
  const files = values.data === undefined ? (await writeFeeds(generateCounty(seed, Number(values.firms)), join(folder, 'feeds'))).map(({ path }) => path) : await filesIn(values.data)
  console.log(`${files.length} files, ${values.kills} kills, seed ${seed}`)
  const jingwei = await program(process.cwd())
  const token = await makeTemplate(jingwei, home)
  const kills = await drill({
    program: jingwei, folder, template: { home, token }, files, targets: allTargets, kills: Number(values.kills), seed,
    onKill: (number, kill) => console.log(`${String(number).padStart(3)}  ${kill.target.padEnd(10)} after ${String(kill.afterMs).padStart(6)} ms  ${kill.stage.padEnd(28)} ${kill.outcome}${kill.reason === undefined ? '' : `: ${kill.reason}`}`),
  })
  const count = (outcome: string): number => kills.filter((kill) => kill.outcome === outcome).length
  console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('excluded')} excluded`)
  process.exitCode = count('failed') > 0 ? 1 : 0
} finally {
  await removeHome(home)
  await rm(folder, { recursive: true, force: true })
}
