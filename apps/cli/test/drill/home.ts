import { execFileSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { officerToken } from './client.ts'
import type { Program, Running } from './program.ts'
import { kill, processesOf } from './targets.ts'

/** A region that runs on a home of its own. */
export type RunningHome = { readonly home: string; readonly base: string; readonly server: Running }

/** Administrators that are programs have no telephone: their home asks for no second factor, unless it has settings of its own. */
export async function withoutFactor(home: string): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  await writeFile(join(home, 'settings.json'), JSON.stringify({ 'identity.factorRoles': 'none' }), { flag: 'wx' }).catch(() => {})
}

/** Starts the region of a home and waits until it listens. */
export async function startHome(program: Program, home: string, environment: NodeJS.ProcessEnv = {}): Promise<RunningHome> {
  await withoutFactor(home)
  const server = program.run(['start', '--home', home, '--empty', '--port', '0'], environment)
  const [, base = ''] = await server.line(/经纬 Jingwei\s+(http:\S+)/u)
  return { home, base, server }
}

/** Tells it to stop; resolves when the last process of the home has ended. @throws naming those that stay */
export async function stopHome({ home, server }: RunningHome): Promise<void> {
  server.kill('SIGTERM')
  await server.ended
  await allEnded(home)
}

export async function allEnded(home: string, patienceMs = 30_000): Promise<void> {
  for (const end = Date.now() + patienceMs; processesOf(home).length > 0; await pause(50)) {
    if (Date.now() > end) throw new Error(`still running: ${processesOf(home).map(({ pid, command }) => `${pid} ${command}`).join('; ')}`)
  }
}

/** Ends what a failed trial left behind and removes its folder. */
export async function removeHome(home: string): Promise<void> {
  for (let turn = 0; turn < 100 && processesOf(home).length > 0; turn++) {
    kill(processesOf(home).map(({ pid }) => pid))
    await pause(50)
  }
  await rm(home, { recursive: true, force: true })
}

/** An initialised, empty home with an officer who may import; returns his token. Copies of it start in a second. */
export async function makeTemplate(program: Program, home: string): Promise<string> {
  const running = await startHome(program, home)
  const token = await officerToken(running.base, oneTimeOf(running))
  await stopHome(running)
  return token
}

/** The one-time passwords a first start printed, by account. */
export const oneTimeOf = ({ server }: RunningHome) => (account: string): string => server.lines.map((line) => new RegExp(`^\\s+${account}\\s+(\\S+)$`, 'u').exec(line)?.[1]).find(Boolean) ?? ''

/** Copies a home nobody runs on, owners included. */
export const copyHome = (from: string, to: string): void => void execFileSync('cp', ['-a', from, to])
