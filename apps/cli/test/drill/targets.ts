import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What a drill kills. `group` is every PostgreSQL process at once, as when the machine's container is killed. */
export type Target = 'server' | 'jobs' | 'postmaster' | 'backend' | 'columnar' | 'group' | 'command'

/** What `npm test` kills, one after another. */
export const chiefTargets: readonly Target[] = ['server', 'jobs', 'postmaster', 'backend', 'columnar']
export const allTargets: readonly Target[] = [...chiefTargets, 'group', 'command']

type Entry = { readonly pid: number; readonly parent: number; readonly command: string }

/** Every process of this machine (needs /proc). */
function processes(): Entry[] {
  return readdirSync('/proc').filter((name) => /^\d+$/u.test(name)).flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }]
    } catch {
      return []
    }
  })
}

/** Processes that work on a home: what names it on the command line, and the backends of its PostgreSQL. */
export function processesOf(home: string): Entry[] {
  const all = processes()
  const named = all.filter(({ command, pid }) => pid !== process.pid && command.includes(home))
  const masters = new Set(named.filter(({ command }) => /\bpostgres\b/u.test(command)).map(({ pid }) => pid))
  return [...named, ...all.filter(({ parent }) => masters.has(parent))]
}

const numberIn = (path: string): number | undefined => {
  try {
    const pid = Number(/^\d+/u.exec(readFileSync(path, 'utf8'))?.[0])
    process.kill(pid, 0)
    return pid
  } catch {
    return undefined
  }
}

/** The process numbers to kill now; empty when there is none at this moment. `dice` gives a number in [0, 1). */
export function pidsOf(target: Exclude<Target, 'server' | 'command'>, home: string, dice: () => number): number[] {
  const one = (pid: number | undefined): number[] => (pid === undefined ? [] : [pid])
  if (target === 'columnar') return one(numberIn(join(home, 'columnar', 'lock')))
  if (target === 'jobs') return one(processes().find(({ command }) => command.includes(home) && command.includes('--role jobs'))?.pid)
  const postmaster = numberIn(join(home, 'pg', 'postmaster.pid'))
  if (postmaster === undefined || target === 'postmaster') return one(postmaster)
  const children = processes().filter(({ parent }) => parent === postmaster)
  if (target === 'group') return [postmaster, ...children.map(({ pid }) => pid)]
  const clients = children.filter(({ command }) => /\[local\]|127\.0\.0\.1/u.test(command)).toSorted((a, b) => a.pid - b.pid)
  return one(clients[Math.floor(dice() * clients.length)]?.pid)
}

/** kill -9; a process that has just ended is no error. */
export function kill(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It was faster.
    }
  }
}
