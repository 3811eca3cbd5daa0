import { renameSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { withStore } from '../measure/database.ts'
import { temporaryFolder } from '../measure/jingwei.ts'
import { memoryOf } from '../measure/processes.ts'
import { option, printResult, rounded, seconds, whenQuiet } from '../measure/result.ts'
import { startServer, type Server } from '../measure/server.ts'

const root = process.cwd()
const script = [join(root, 'scripts/start.mjs')]
const rest = Number(option('rest', '30'))
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts as `npm start` does and waits until a browser would see the sign-in page; milliseconds since the command. */
async function usable(home: string): Promise<{ server: Server; ms: number }> {
  const born = performance.now()
  const server = await startServer(home, 0, script)
  for (const path of ['/', '/api/health/ready', '/api/meta']) {
    for (;;) {
      const answer = await fetch(new URL(path, server.address), { headers: { accept: path === '/' ? 'text/html' : 'application/json' } })
      const text = await answer.text()
      if (answer.status === 200 && (path !== '/' || /<script/u.test(text))) break
      if (performance.now() - born > 300_000) throw new Error(`${path} answers ${answer.status}`)
      await pause(100)
    }
  }
  return { server, ms: performance.now() - born }
}

/** With `--portal` the built portal is put aside, so that the first start builds it; a build that fails gets it back. */
const dist = join(root, 'apps/portal/dist')
const aside = `${dist}.aside`
const builds = process.argv.includes('--portal') && existsSync(dist)
if (builds) renameSync(dist, aside)
process.once('exit', () => {
  if (!builds || !existsSync(aside)) return
  rmSync(existsSync(dist) ? aside : dist, { recursive: true, force: true })
  if (existsSync(aside)) renameSync(aside, dist)
})

await whenQuiet()
const home = join(temporaryFolder('start'), 'home')
const first = await usable(home)
console.log(`first start to a usable page: ${seconds(first.ms)} s${builds ? ', building the portal' : ''}`)
const idle = (): Promise<boolean> => withStore(home, async (store) => {
  const [row] = await store.query<{ open: number; done: number }>(`select count(*) filter (where state in ('queued', 'running'))::int as open, count(*) filter (where state = 'done')::int as done from hub.import`)
  return row?.open === 0 && row.done > 0
})
while (!(await idle())) await pause(500)
console.log(`the sample county stands after ${seconds(performance.now())} s of this measurement`)
await pause(rest * 1000)
const memory = memoryOf(home)
for (const { mb, what } of memory.each) console.log(`${String(mb).padStart(6)} MB  ${what}`)
await first.server.stop()
const later = await usable(home)
console.log(`a later start: ${seconds(later.ms)} s`)
await later.server.stop()
const budget = 60_000
printResult({
  ours: { firstSeconds: seconds(first.ms), laterSeconds: seconds(later.ms), idleMb: memory.total, node: memory.node, postgres: memory.postgres, columnar: memory.columnar }, portalBuilt: builds,
  ratio: rounded(first.ms / budget, 3), ratioOf: 'first start over its budget of 60 s', met: { first: first.ms < budget, later: later.ms < 5_000, memory: memory.total < 900 },
})
