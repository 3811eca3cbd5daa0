import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLogger } from '@jingwei/kernel'
import { baseBackup, connect, newClusterAccount, startPostgres, type PostgresHandle, type Store } from '@jingwei/store'

let base = ''
let handle: PostgresHandle
let store: Store
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'jingwei-base-backup-'))
  await chmod(base, 0o755)
  handle = await startPostgres({ home: join(base, 'home'), logger: silentLogger })
  store = connect({ url: handle.url, poolSize: 4 })
  await store.query('create table written (id bigint primary key, whole text)')
  await store.query(`insert into written select -n, repeat(md5(n::text), 40) from generate_series(1, 40000) n`)
})
afterAll(async () => {
  await store?.close()
  await handle?.stop()
  await rm(base, { recursive: true, force: true })
})

/** Unpacks a stream as the user PostgreSQL runs as. */
async function unpacked(url: string, home: string): Promise<void> {
  const { uid, gid } = await newClusterAccount()
  const pg = join(home, 'pg')
  await mkdir(join(home, 'secrets'), { recursive: true, mode: 0o755 })
  await mkdir(pg, { mode: 0o700 })
  if (process.getuid?.() === 0) await chown(pg, uid, gid)
  const tar = spawn('tar', ['-xf', '-', '--no-same-owner'], { cwd: pg, stdio: ['pipe', 'inherit', 'inherit'], ...(process.getuid?.() === 0 ? { uid, gid } : {}) })
  const ended = once(tar, 'exit')
  await pipeline(await baseBackup(url), tar.stdin)
  expect((await ended)[0]).toBe(0)
}

describe('a physical copy of a running server', () => {
  test('opens with every row acknowledged before it was begun and no gap after, while rows and checkpoints go on', async () => {
    let last = 0
    let writing = true
    const writer = (async () => {
      while (writing) {
        await store.query('insert into written values ($1, $2)', [last + 1, 'x'.repeat(3_000)])
        last++
        if (last % 200 === 0) await store.query('checkpoint')
      }
    })()
    while (last < 50) await new Promise((resolve) => setTimeout(resolve, 5))
    const before = last
    const home = join(base, 'copy')
    await unpacked(handle.url, home)
    const after = last
    writing = false
    await writer
    await copyFile(join(base, 'home', 'secrets', 'postgres'), join(home, 'secrets', 'postgres'))
    expect(after).toBeGreaterThan(before)

    const copy = await startPostgres({ home, logger: silentLogger })
    const reader = connect({ url: copy.url })
    const [found] = await reader.query<{ count: number; max: number; old: number }>('select count(*) filter (where id > 0)::int as count, max(id)::int as max, count(*) filter (where id < 0)::int as old from written')
    await reader.close()
    await copy.stop()
    expect(found?.old).toBe(40_000)
    expect(found?.count).toBe(found?.max)
    expect(found?.max).toBeGreaterThanOrEqual(before)
    expect(await readFile(join(home, 'pg', 'backup_label.old'), 'utf8')).toContain('LABEL: jingwei')
  })

  test('that is given up half-way leaves neither slot nor session on the server', async () => {
    const backup = await baseBackup(handle.url)
    for await (const chunk of backup) {
      expect(Buffer.isBuffer(chunk)).toBe(true)
      break
    }
    expect(backup.estimatedBytes).toBeGreaterThan(40_000 * 32 * 40)
    const left = async () => (await store.query<{ n: number }>(`select (select count(*) from pg_replication_slots)::int + (select count(*) from pg_stat_activity where backend_type = 'walsender')::int as n`))[0]?.n
    for (let turn = 0; turn < 200 && (await left()) !== 0; turn++) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await left()).toBe(0)
  })

  test('says that the server went, when it goes', async () => {
    const backup = await baseBackup(handle.url)
    const read = (async () => { for await (const chunk of backup) if (chunk) await store.query(`select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'walsender'`) })()
    await expect(read).rejects.toMatchObject({ code: 'store.unavailable' })
    await expect(baseBackup('postgresql://nobody@127.0.0.1:9/none')).rejects.toMatchObject({ code: 'store.unavailable' })
  })
})
