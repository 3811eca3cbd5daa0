import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@jingwei/store'

const bin = '/usr/lib/postgresql/15/bin'

/** Why no server of the operator's own can be tried here; undefined when one can. */
export const absence = existsSync(join(bin, 'postgres')) ? undefined : `PostgreSQL 15 is not at ${bin} (Debian: apt-get install postgresql-15)`

export type ExternalPostgres = { createDatabase(name: string): Promise<string>; stop(): Promise<void> }

/** Debian's PostgreSQL 15, run privately on a socket, as an operator would bring one by DATABASE_URL. `stop` removes it. */
export async function externalPostgres(): Promise<ExternalPostgres> {
  const account: { uid?: number; gid?: number } = process.getuid?.() === 0 ? nobody() : {}
  const folder = await mkdtemp(join(tmpdir(), 'jingwei-postgresql-'))
  const [data, run] = [join(folder, 'data'), join(folder, 'run')]
  await chmod(folder, 0o755)
  for (const path of [data, run]) {
    await mkdir(path, { mode: 0o700 })
    if (account.uid !== undefined) await chown(path, account.uid, account.gid ?? 0)
  }
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'county', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '-N'], { ...account, cwd: '/', stdio: 'pipe' })
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${run}`], { ...account, cwd: '/', stdio: 'ignore' })
  const ended = once(server, 'exit')
  const urlOf = (database: string): string => `postgresql://county@localhost/${database}?host=${encodeURIComponent(run)}`
  return {
    async createDatabase(name) {
      const admin = connect({ url: urlOf('postgres'), poolSize: 1 })
      await admin.whenAvailable()
      // The name is the test's own, never input.
      await admin.query(`create database ${name}`).finally(() => admin.close())
      return urlOf(name)
    },
    async stop() {
      server.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function nobody(): { uid: number; gid: number } {
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith('nobody:'))?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}
