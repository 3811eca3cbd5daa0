import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { deliver, keptPassword, look, officerToken, settled } from '../../apps/cli/test/drill/client.ts'
import { deliverAgain, type Step } from '../../apps/cli/test/drill/drill.ts'
import { copyHome, oneTimeOf, startHome, stopHome } from '../../apps/cli/test/drill/home.ts'
import type { Program } from '../../apps/cli/test/drill/program.ts'
import { difference, snapshotOf } from '../../apps/cli/test/drill/snapshot.ts'
import type { ExternalPostgres } from '../../apps/cli/test/processes/external-postgres.ts'
import { faults, type Fault, type Scene } from './faults.ts'
import { lostSessions, startLoad, type Tally } from './load.ts'
import { proxyTo } from './proxy.ts'

export type Told = { readonly what: string; readonly outcome: 'passed' | 'failed' | 'excluded'; readonly detail: string }

export type Round = {
  readonly program: Program
  readonly home: string
  readonly template: { readonly home: string; readonly token: string; readonly password: string }
  readonly steps: readonly Step[]
  readonly disk: string | undefined
  readonly clock: string | undefined
  readonly faketime: string
  readonly foreign: ExternalPostgres | undefined
  readonly round: number
  readonly random: () => number
  /** No fault begins after this. */
  readonly until: number
  /** Names of faults whose turn is still to come; filled anew when it is empty. */
  readonly bag: string[]
  tell(one: Told): void
}

/**
 * One home from empty to the end of all deliveries, under load, with a fault in each; at its end it must be what the
 * undisturbed one is, and everything that was acknowledged must be there.
 */
export async function playRound(options: Round): Promise<void> {
  const { program, home, template, steps, foreign, clock, tell } = options
  const socket = foreign === undefined ? undefined : new URL(await foreign.createDatabase(`chaos_${options.round}`))
  const proxy = socket === undefined ? undefined : await proxyTo(join(socket.searchParams.get('host') ?? '', '.s.PGSQL.5432'))
  const direct = socket?.href
  const environment: NodeJS.ProcessEnv = {
    ...(clock === undefined ? {} : { LD_PRELOAD: options.faketime, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_CACHE_DURATION: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' }),
    ...(proxy === undefined ? {} : { DATABASE_URL: `postgresql://county@127.0.0.1:${proxy.port}/chaos_${options.round}` }),
  }
  if (foreign === undefined) copyHome(template.home, home)
  let running = await startHome(program, home, environment)
  const base = (): string => running.base
  let { token, password } = template
  if (foreign !== undefined) {
    token = await officerToken(base(), oneTimeOf(running))
    password = keptPassword(oneTimeOf(running)('system'))
  }
  const scene: Scene = {
    home, random: options.random, disk: foreign === undefined ? options.disk : undefined, clock, proxy,
    async restart() {
      running.server.kill('SIGKILL')
      await running.server.ended
      running = await startHome(program, home, environment)
    },
  }
  const load = startLoad(base, token, password)
  const acknowledged: string[] = []
  try {
    for (const step of steps) {
      const fault = Date.now() < options.until ? next(options.bag, scene) : undefined
      const afterMs = Math.round(options.random() * step.tookMs * 0.85)
      const acknowledging = deliver(base(), token, step.files)
      if (fault !== undefined) {
        await pause(afterMs)
        const detail = await fault.inject(scene)
        const began = performance.now()
        const again = await recovered(base)
        tell({ what: fault.name, outcome: again ? 'passed' : 'failed', detail: `after ${afterMs} ms: ${detail}; ${again ? `ready again in ${Math.round(performance.now() - began)} ms` : 'not ready after 90 s'}` })
      }
      const importId = (await acknowledging) ?? (await deliverAgain(base(), token, step.files))
      acknowledged.push(importId)
      const { state } = await settled(base(), token, importId)
      if (state !== 'done') tell({ what: fault?.name ?? 'import', outcome: 'failed', detail: `the import ended as ${state}: ${JSON.stringify(await look(base(), token, importId)).slice(0, 300)}` })
    }
  } finally {
    await load.stop()
  }
  const name = foreign === undefined ? `round ${options.round}` : `round ${options.round}*`
  const said = (what: string, { asked, answered, refused, silent }: Tally): string => `${what} ${asked}: ${answered} answered, ${refused} put off, ${silent} without an answer`
  const wrong = [...load.reads.wrong, ...load.signIns.wrong]
  tell({ what: name, outcome: wrong.length === 0 ? 'passed' : 'failed', detail: `${said('reads', load.reads)}; ${said('sign-ins', load.signIns)}${wrong.length === 0 ? '' : `; ${wrong.length} wrong, first: ${wrong[0]}`}` })
  const lost = await lostSessions(base(), load.cookies)
  const gone = (await Promise.all(acknowledged.map((id) => look(base(), token, id).catch(() => undefined)))).filter((found) => found?.state !== 'done').length
  tell({ what: name, outcome: lost + gone === 0 ? 'passed' : 'failed', detail: `acknowledged: ${acknowledged.length} imports, ${gone} lost; ${load.cookies.length} sign-ins, ${lost} lost` })
  // Read past the proxy, by this process: its clock is right.
  if (direct !== undefined) process.env['DATABASE_URL'] = direct
  const found = await snapshotOf(home, program.self).finally(() => { delete process.env['DATABASE_URL'] })
  const reason = difference(steps.at(-1)?.after ?? found, found)
  tell({ what: name, outcome: reason === undefined ? 'passed' : 'failed', detail: reason ?? `exports and columnar totals equal those of the undisturbed run (${found.links.length} rows, ${found.enterprises.length} enterprises)` })
  await stopHome(running).catch((error: unknown) => tell({ what: name, outcome: 'failed', detail: String(error) }))
  await proxy?.close()
}

/** The next fault whose turn it is here; each has its turn before any comes again. */
function next(bag: string[], scene: Scene): Fault | undefined {
  const possible = faults.filter((fault) => fault.excluded(scene) === undefined)
  if (!possible.some(({ name }) => bag.includes(name))) bag.push(...possible.map(({ name }) => name).toSorted(() => scene.random() - 0.5))
  const found = bag.findIndex((name) => possible.some((fault) => fault.name === name))
  const [name] = bag.splice(found, 1)
  return possible.find((fault) => fault.name === name)
}

async function recovered(base: () => string, patienceMs = 90_000): Promise<boolean> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await pause(100)) {
    const ready = await fetch(`${base()}/api/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(({ status }) => status === 200, () => false)
    if (ready) return true
  }
  return false
}
