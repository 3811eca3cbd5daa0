import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { spawnSync } from 'node:child_process'
import { generateCounty, writeFeeds } from '@jingwei/sample'
import { keptPassword, officerToken } from '../../apps/cli/test/drill/client.ts'
import { undisturbed } from '../../apps/cli/test/drill/drill.ts'
import { oneTimeOf, removeHome, startHome, stopHome } from '../../apps/cli/test/drill/home.ts'
import { program } from '../../apps/cli/test/drill/program.ts'
import { dice } from '../../apps/cli/test/drill/random.ts'
import { absence, externalPostgres } from '../../apps/cli/test/processes/external-postgres.ts'
import { faults } from './faults.ts'
import { playRound, type Told } from './round.ts'

const debian = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '2026' }, firms: { type: 'string', default: '300' }, faketime: { type: 'string', default: debian } } })

if (process.platform !== 'linux') {
  console.log(`excluded: it reads /proc, this is ${process.platform}\n0 passed, 0 failed, 1 excluded`)
  process.exit(0)
}

const folder = await mkdtemp(join(tmpdir(), 'jingwei-chaos-'))
await chmod(folder, 0o755)
const disk = join(folder, 'disk')
await mkdir(disk)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3g,mode=755', 'jingwei-chaos', disk]).status === 0
const clock = existsSync(values.faketime) ? join(folder, 'clock') : undefined
if (clock !== undefined) await writeFile(clock, '+0\n')

const told: Told[] = []
const tell = (one: Told): void => {
  told.push(one)
  console.log(`${String(told.length).padStart(3)}  ${one.what.padEnd(12)} ${one.outcome.padEnd(8)} ${one.detail}`)
}
const homes: string[] = []
try {
  const [seed, minutes] = [Number(values.seed), Number(values.minutes)]
  const random = dice(seed)
  const files = (await writeFeeds(generateCounty(seed, Number(values.firms)), join(folder, 'feeds'))).filter(({ records }) => records > 0).map(({ path }) => path)
  const jingwei = await program(process.cwd())
  const home = join(disk, 'template')
  homes.push(home)
  const first = await startHome(jingwei, home)
  const token = await officerToken(first.base, oneTimeOf(first))
  const password = keptPassword(oneTimeOf(first)('system'))
  await stopHome(first)
  for (const fault of faults) console.log(`${fault.name}: ${fault.stands}`)
  const parts = 5
  const steps = await undisturbed({ program: jingwei, folder: disk, template: { home, token }, files, targets: faults.slice(0, parts).map(() => 'server' as const) })
  console.log(`${files.length} files in ${parts} deliveries, seed ${seed}, ${minutes} min; undisturbed ${steps.map(({ tookMs }) => `${Math.round(tookMs)} ms`).join(', ')}`)

  const external = absence === undefined ? await externalPostgres() : undefined
  const bag: string[] = []
  const until = Date.now() + minutes * 60_000
  try {
    for (let round = 0; Date.now() < until; round++) {
      const roundHome = join(disk, `round-${round}`)
      homes.push(roundHome)
      // Every third round has a PostgreSQL of the operator's own behind a proxy.
      const foreign = round % 3 === 1 && external !== undefined ? external : undefined
      await playRound({ program: jingwei, home: roundHome, template: { home, token, password }, steps, disk: mounted ? disk : undefined, clock, faketime: values.faketime, foreign, round, random, until, bag, tell })
      await removeHome(roundHome)
    }
  } finally {
    await external?.stop()
  }
  const missing = faults.filter(({ name }) => !told.some(({ what, outcome }) => what === name && outcome !== 'excluded'))
  for (const { name, excluded } of missing) tell({ what: name, outcome: 'excluded', detail: excluded({ home: '', random, restart: async () => {}, disk: mounted ? disk : undefined, clock, proxy: undefined }) ?? (name === 'cut' && absence !== undefined ? absence : 'its turn did not come in so short a time') })
} catch (error) {
  tell({ what: 'the run', outcome: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
} finally {
  for (const each of homes) await removeHome(each).catch(() => {})
  if (mounted) spawnSync('umount', [disk])
  await rm(folder, { recursive: true, force: true })
}
const count = (outcome: Told['outcome']): number => told.filter((one) => one.outcome === outcome).length
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('excluded')} excluded`)
process.exit(count('failed') > 0 ? 1 : 0)
