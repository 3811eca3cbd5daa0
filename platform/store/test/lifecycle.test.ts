import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serviceCtx, silentLogger } from '@jingwei/kernel'
import { connect, startPostgres, type PostgresHandle } from '@jingwei/store'
import { runChild } from '@jingwei/store/child'

type Started = { pid: number; url: string }
const isStarted = (message: unknown): message is Started => typeof message === 'object' && message !== null && 'pid' in message && 'url' in message

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const root = process.getuid?.() === 0
const childScript = join(import.meta.dirname, 'start-server.child.ts')

let base = ''
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'jingwei-life-'))
  await chmod(base, 0o755)
})
afterAll(() => rm(base, { recursive: true, force: true }))

const start = (home: string): Promise<PostgresHandle> => startPostgres({ home, logger: silentLogger })

async function answers(url: string): Promise<number> {
  const store = connect({ url })
  const [row] = await store.query<{ one: number }>('select 1 as one')
  await store.close()
  return row?.one ?? 0
}

describe('the embedded server', () => {
  test('is made once when several start on an empty home together, and its owner stops it', async () => {
    const home = join(base, 'together')
    const handles = await Promise.all([start(home), start(home), start(home)])
    expect(new Set(handles.map((handle) => handle.pid())).size).toBe(1)
    expect(handles.filter((handle) => handle.owner()).length).toBe(1)
    expect(await Promise.all(handles.map((handle) => answers(handle.url)))).toEqual([1, 1, 1])
    const others = handles.filter((handle) => !handle.owner())
    await Promise.all(others.map((handle) => handle.stop()))
    expect(await answers(handles[0]?.url ?? '')).toBe(1)
    await Promise.all(handles.map((handle) => handle.stop()))
    expect(alive(handles[0]?.pid() ?? 0)).toBe(false)
  })

  test('keeps durability on and answers on a socket only, behind a password nobody else can read', async () => {
    const home = join(base, 'safe')
    const handle = await start(home)
    const store = connect({ url: handle.url })
    const settings = await store.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'data_checksums', 'jit') order by name`)
    expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({ data_checksums: 'on', fsync: 'on', full_page_writes: 'on', jit: 'off', listen_addresses: '', synchronous_commit: 'on' })
    expect((await stat(join(home, 'secrets', 'postgres'))).mode & 0o777).toBe(0o600)
    await expect(answers(handle.url.replace(/:[^:@/]+@/u, ':guess@'))).rejects.toMatchObject({ code: '28P01' })
    await store.close()
    await handle.stop()
  })

  test('killed with SIGKILL in the middle of writes it comes back by itself with every acknowledged row and no other', async () => {
    const home = join(base, 'killed')
    const handle = await start(home)
    const store = connect({ url: handle.url, poolSize: 4 })
    const ctx = serviceCtx('writer')
    await store.query('create table written (id int primary key, whole text)')
    const acknowledged: number[] = []
    const lost: unknown[] = []
    const writer = async (first: number): Promise<void> => {
      for (let id = first; id < first + 2_000; id++) {
        try {
          await store.tx(ctx, async (inside) => {
            await store.query('insert into written values ($1, $2)', [id, 'x'.repeat(2_000)], inside)
            if (id % 10 === 9) throw new Error('taken back')
          })
          acknowledged.push(id)
        } catch (error) {
          if (error instanceof Error && error.message === 'taken back') continue
          lost.push(error)
          return
        }
      }
    }
    const before = handle.pid()
    const writers = [writer(0), writer(10_000), writer(20_000)]
    while (acknowledged.length < 150) await new Promise((resolve) => setTimeout(resolve, 5))
    process.kill(before, 'SIGKILL')
    await Promise.all(writers)
    expect(lost.length).toBe(3)
    expect(lost.every((error) => typeof error === 'object' && error !== null && 'code' in error && error.code === 'store.unavailable')).toBe(true)
    // A left-over backend of the killed server may still answer: wait for the new one.
    while (handle.pid() === before) await new Promise((resolve) => setTimeout(resolve, 20))
    await store.whenAvailable()
    const found = new Set((await store.query<{ id: number }>('select id from written')).map((row) => row.id))
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([])
    expect([...found].filter((id) => id % 10 === 9)).toEqual([])
    // At most the one statement in flight per writer may have committed without its answer arriving.
    expect(found.size - acknowledged.length).toBeLessThanOrEqual(3)
    await store.close()
    await handle.stop()
  })

  test('outlives a killed owner, is found again by the next process, and is stopped by it', async () => {
    const home = join(base, 'orphan')
    const child = await runChild(childScript, { TRIAL_HOME: home })
    const { pid } = await child.message(isStarted)
    const visitor = await start(home)
    expect(visitor.owner()).toBe(false)
    await child.kill()
    expect(alive(pid)).toBe(true)
    const heir = await start(home)
    expect(heir.pid()).toBe(pid)
    expect([heir, visitor].filter((handle) => handle.owner()).length).toBe(1)
    process.kill(pid, 'SIGKILL')
    const store = connect({ url: heir.url })
    while (heir.pid() === pid) await new Promise((resolve) => setTimeout(resolve, 50))
    await store.whenAvailable()
    await store.close()
    await visitor.stop()
    expect(await answers(heir.url)).toBe(1)
    await heir.stop()
    expect(alive(heir.pid())).toBe(false)
  })

  test('stays when the process that started it leaves before the others', async () => {
    const home = join(base, 'relay')
    const first = await start(home)
    const second = await start(home)
    await first.stop()
    expect(await answers(second.url)).toBe(1)
    while (!second.owner()) await new Promise((resolve) => setTimeout(resolve, 50))
    const killed = second.pid()
    process.kill(killed, 'SIGKILL')
    while (second.pid() === killed) await new Promise((resolve) => setTimeout(resolve, 50))
    await second.stop()
    expect(alive(second.pid())).toBe(false)
  })

  test('starts beside a pid file left by a crash whose number now belongs to another program', async () => {
    const home = join(base, 'stale')
    const first = await start(home)
    await first.stop()
    const pidFile = join(home, 'pg', 'postmaster.pid')
    await writeFile(pidFile, `${process.pid}\n${join(home, 'pg')}\n1700000000\n5432\n\n\n\n`)
    const second = await start(home)
    expect(await answers(second.url)).toBe(1)
    expect(Number((await readFile(pidFile, 'utf8')).split('\n')[0])).toBe(second.pid())
    await second.stop()
  })

  test('has a socket also when the home lies deep', async () => {
    const handle = await start(join(base, '很长的目录名'.repeat(6), 'home'))
    expect(await answers(handle.url)).toBe(1)
    await handle.stop()
    await rm(new URL(handle.url).searchParams.get('host') ?? '', { recursive: true })
  })

  test('is stopped by the last of several who leave one after another', async () => {
    const home = join(base, 'leaving')
    const first = await start(home)
    const second = await start(home)
    await first.stop()
    await second.stop()
    expect(alive(second.pid())).toBe(false)
  })

  test.skipIf(!root)('runs under a folder only root may enter (needs root)', async () => {
    const closed = join(base, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const handle = await start(join(closed, 'home'))
    expect(await answers(handle.url)).toBe(1)
    const again = await start(join(closed, 'home'))
    expect(again.pid()).toBe(handle.pid())
    await again.stop()
    await handle.stop()
    const later = await start(join(closed, 'home'))
    expect(await answers(later.url)).toBe(1)
    await later.stop()
  })

  test.skipIf(!root)('runs as an ordinary user, and root may start that home later (needs root)', async () => {
    const home = join(base, 'ordinary')
    await mkdir(home)
    await chown(home, 65_534, 65_534)
    const child = await runChild(childScript, { TRIAL_HOME: home }, { uid: 65_534, gid: 65_534 })
    const { pid } = await child.message(isStarted)
    expect((await stat(join(home, 'pg'))).uid).toBe(65_534)
    await child.kill()
    const handle = await start(home)
    expect([handle.pid(), handle.owner()]).toEqual([pid, true])
    await handle.stop()
  })
})
