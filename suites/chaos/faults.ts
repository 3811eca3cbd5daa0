import { spawnSync } from 'node:child_process'
import { statfsSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { kill, pidsOf, processesOf } from '../../apps/cli/test/drill/targets.ts'
import type { Proxy } from './proxy.ts'

/** Where a fault is let loose: the home that runs, and what can be done to it from outside. */
export type Scene = {
  readonly home: string
  readonly random: () => number
  /** kill -9 of the api process, and its start again. */
  restart(): Promise<void>
  /** A disk of its own under the home; undefined where none could be mounted. */
  readonly disk: string | undefined
  /** The file that tells the processes' clock; undefined without libfaketime. */
  readonly clock: string | undefined
  /** Between the processes and a PostgreSQL of the operator's own; undefined with the embedded one. */
  readonly proxy: Proxy | undefined
}

/** What is done, and what it stands for. `undefined` from `inject`: there was nothing to do it to at that moment. */
export type Fault = { readonly name: string; readonly stands: string; excluded(scene: Scene): string | undefined; inject(scene: Scene): Promise<string> }

const own = (scene: Scene): string | undefined => (scene.proxy === undefined ? undefined : 'PostgreSQL is not ours in this round')

const killing = (name: 'jobs' | 'postmaster' | 'backend' | 'columnar' | 'group', stands: string, excluded: Fault['excluded']): Fault => ({
  name, stands, excluded,
  async inject({ home, random }) {
    const pids = pidsOf(name, home, random)
    kill(pids)
    return `${pids.length} killed`
  },
})

/** Seconds a trouble lasts that ends by itself. */
const lastsMs = 3_000

export const faults: readonly Fault[] = [
  { name: 'server', stands: 'kill -9 of the api process', excluded: () => undefined, inject: async (scene) => (await scene.restart(), 'killed and started again') },
  killing('jobs', 'kill -9 of the jobs process', () => undefined),
  killing('columnar', 'kill -9 of chDB', () => undefined),
  killing('postmaster', 'kill -9 of the embedded PostgreSQL', own),
  killing('backend', 'kill -9 of one of its backends', own),
  killing('group', 'kill -9 of all its processes at once', own),
  {
    name: 'full disk', stands: 'the file system of the home has some 64 kB left',
    excluded: ({ disk }) => (disk === undefined ? 'no file system of its own can be mounted here (needs root)' : undefined),
    async inject({ disk = '' }) {
      const { blocks: all, bsize } = statfsSync(disk)
      const size = (bytes: number): boolean => spawnSync('mount', ['-o', `remount,size=${Math.ceil(bytes / 1024)}k`, disk]).status === 0
      let used = 0
      // It grows under our hands, and a size below what is used is refused.
      for (let turn = 0, done = false; !done; turn++) {
        if (turn === 50) throw new Error('the file system of the home cannot be made smaller')
        const { blocks, bfree } = statfsSync(disk)
        used = (blocks - bfree) * bsize
        done = size(used + 65_536 * (turn + 1))
      }
      await pause(lastsMs)
      if (!size(all * bsize)) throw new Error('the file system of the home cannot be made larger again')
      return `${Math.round(used / 1_048_576)} MB used`
    },
  },
  {
    name: 'stuck disk', stands: 'a disk that answers nothing for a while: every process that writes stands still (SIGSTOP), four times',
    excluded: () => undefined,
    async inject({ home }) {
      let stopped = 0
      for (let turn = 0; turn < 4; turn++) {
        const pids = processesOf(home).filter(({ command }) => /postgres|--role columnar/u.test(command)).map(({ pid }) => pid)
        stopped = Math.max(stopped, pids.length)
        signal(pids, 'SIGSTOP')
        await pause(700)
        signal(pids, 'SIGCONT')
        await pause(150)
      }
      return `${stopped} processes`
    },
  },
  {
    name: 'clock', stands: 'the clock of our processes jumps ten minutes on, then twenty back, then is right again (PostgreSQL keeps its own)',
    excluded: ({ clock }) => (clock === undefined ? 'no libfaketime (Debian: apt-get install libfaketime, or --faketime FILE)' : undefined),
    async inject({ clock = '' }) {
      for (const offset of ['+600', '-600', '+0']) {
        writeFileSync(clock, `${offset}\n`)
        await pause(lastsMs / 2)
      }
      return '+600 s, -600 s'
    },
  },
  {
    name: 'cut', stands: 'the connection to a PostgreSQL of the operator\'s own is cut and refused',
    excluded: ({ proxy }) => (proxy === undefined ? 'PostgreSQL is embedded in this round' : undefined),
    inject: async ({ proxy }) => `${(await proxy?.cut(lastsMs)) ?? 0} connections`,
  },
]

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended.
    }
  }
}
