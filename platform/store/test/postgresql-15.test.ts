import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { connect } from '@jingwei/store'
import { storeContract } from '@jingwei/store/contract'

const bin = '/usr/lib/postgresql/15/bin'
const there = existsSync(join(bin, 'postgres'))

if (!there) {
  const reason = `PostgreSQL 15 is not at ${bin} (Debian: apt-get install postgresql-15)`
  console.warn(`skipped: ${reason}`)
  if (process.env['CI'] === 'true') test('PostgreSQL 15 is there in CI', () => expect.fail(reason))
  else test.skip(`record store on PostgreSQL 15 (${reason})`, () => {})
} else {
  let base = ''
  let server: ChildProcess | undefined
  storeContract('PostgreSQL 15 by DATABASE_URL', async () => {
    base = await mkdtemp(join(tmpdir(), 'jingwei-pg15-'))
    const account = process.getuid?.() === 0 ? idsOf('nobody') : {}
    await chmod(base, 0o755)
    for (const folder of ['data', 'run']) {
      await mkdir(join(base, folder), { mode: 0o700 })
      if (account.uid !== undefined) await chown(join(base, folder), account.uid, account.gid ?? 0)
    }
    const run = join(base, 'run')
    execFileSync(join(bin, 'initdb'), ['-D', join(base, 'data'), '-U', 'county', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust', '-N'], { ...account, cwd: '/', stdio: 'pipe' })
    server = spawn(join(bin, 'postgres'), ['-D', join(base, 'data'), '-c', 'listen_addresses=', '-c', `unix_socket_directories=${run}`], { ...account, cwd: '/', stdio: 'ignore' })
    const host = encodeURIComponent(run)
    const admin = connect({ url: `postgresql://county@localhost/postgres?host=${host}` })
    await admin.whenAvailable()
    await admin.query('create database county')
    await admin.close()
    return `postgresql://county@localhost/county?host=${host}`
  })
  afterAll(async () => {
    const ended = new Promise((resolve) => (server === undefined ? resolve(undefined) : server.once('exit', resolve)))
    server?.kill('SIGINT')
    await ended
    await rm(base, { recursive: true, force: true })
  })
}

function idsOf(user: string): { uid?: number; gid?: number } {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${user}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}
