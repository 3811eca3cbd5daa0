import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'

/** The user a server process runs as, and how to start one. PostgreSQL refuses to run as root. */
export type Account = { readonly uid: number; readonly gid: number; readonly readsEverywhere: boolean }

const asRoot = (): boolean => process.getuid?.() === 0

export const ownAccount = (): Account => ({ uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1, readsEverywhere: false })

/** `nobody` of this machine; 65534 is its number nearly everywhere. */
export async function nobody(): Promise<Account> {
  const line = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534), readsEverywhere: false }
}

/** Whom the files of a new data folder must belong to: `nobody` when we are root, else ourselves. */
export const newClusterAccount = async (): Promise<Account> => (asRoot() ? nobody() : ownAccount())

/**
 * Starts a program as the account. With `readsEverywhere` (a home under a folder only root may enter) it keeps just
 * the capability to read and pass folders; everything else is dropped for good.
 */
export function spawnAs(account: Account, command: string, args: readonly string[], stdio: readonly ('ignore' | 'pipe' | number)[], detached = false): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', PGTZ: 'Asia/Shanghai' }
  const options = { stdio: [...stdio], detached, env, cwd: '/' }
  if (!asRoot()) return spawn(command, [...args], options)
  if (!account.readsEverywhere) return spawn(command, [...args], { ...options, uid: account.uid, gid: account.gid })
  const drop = [
    `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_read_search', '--ambient-caps=-all,+dac_read_search', '--no-new-privs',
  ]
  return spawn('setpriv', [...drop, command, ...args], options)
}

/** Runs a program to its end. `code` is -1 when it could not be started. */
export function runAs(account: Account, command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawnAs(account, command, args, ['ignore', 'pipe', 'pipe'])
    let output = ''
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-8192)
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', (error) => resolve({ code: -1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? -1, output: output.trim() }))
  })
}
