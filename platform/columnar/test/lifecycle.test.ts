import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '@jingwei/kernel'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startColumnar, type RunningColumnar } from '../index.ts'
import { bundledProcess } from './bundled-process.ts'

const wait = { timeout: 30_000, interval: 100 }

// Every test starts a process or two, which takes seconds where several suites share two cores.
describe('the columnar process', { timeout: 180_000 }, () => {
  let command: (home: string, memoryCap?: number) => string[]
  const running: RunningColumnar[] = []
  const homes: string[] = []

  beforeAll(async () => { command = await bundledProcess() })
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop()
    for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
  })
  const newHome = (prefix = 'jingwei-columnar-') => {
    const home = mkdtempSync(join(tmpdir(), prefix))
    homes.push(home)
    return home
  }
  const start = async (home: string, memoryCap?: number) => {
    const one = await startColumnar({ home, logger: silentLogger, spawnCommand: command(home, memoryCap) })
    running.push(one)
    return one
  }
  const kill = (one: RunningColumnar) => {
    const pid = one.pid()
    if (pid === undefined) throw new Error('no columnar process runs')
    process.kill(pid, 'SIGKILL')
    return pid
  }

  test('is open to its owner alone', async () => {
    const one = await start(newHome())
    expect(statSync(one.socket).mode & 0o777).toBe(0o600)
  })

  test('is started again after kill -9, and a waiting read gets its answer', async () => {
    const one = await start(newHome())
    const store = one.client()
    await store.command('CREATE TABLE kept (a UInt8) ENGINE = MergeTree ORDER BY a')
    await store.insert('kept', [{ a: 1 }], ['a'])
    const first = kill(one)
    expect(await store.query('SELECT a FROM kept')).toEqual([{ a: 1 }])
    expect(one.pid()).not.toBe(first)
    await store.close()
  })

  test('killed during an insert keeps whole blocks and stays readable', async () => {
    const home = newHome()
    const one = await start(home)
    const store = one.client()
    await store.command('CREATE TABLE halves (batch UInt32, id UInt64, twice UInt64) ENGINE = MergeTree ORDER BY id')
    const batch = 20_000
    const insertBatch = (number: number) => store.insert('halves', (function* () {
      for (let id = 0; id < batch; id += 1) yield { batch: number, id, twice: id * 2 }
    })(), ['batch', 'id', 'twice'])
    let acknowledged = 0
    let killed = false
    const inserting = (async () => {
      for (let number = 0; !killed; number += 1) {
        await insertBatch(number)
        acknowledged = number + 1
      }
    })()
    // A kill between two inserts is waited out by the second; one inside an insert is told to its caller.
    const outcome = inserting.then(() => undefined, (error: unknown) => error)
    await expect.poll(() => acknowledged, wait).toBeGreaterThan(2)
    killed = true
    kill(one)
    const error = await outcome
    if (error !== undefined) expect(error).toMatchObject({ code: 'columnar.unavailable' })
    const batches = await store.query<{ n: string; wrong: string }>('SELECT count() AS n, countIf(twice != id * 2) AS wrong FROM halves GROUP BY batch ORDER BY batch')
    expect(batches.length).toBeGreaterThanOrEqual(acknowledged)
    for (const row of batches) expect(row).toEqual({ n: String(batch), wrong: '0' })
    expect(readdirSync(join(home, 'columnar', 'spool'))).toEqual([])
    await store.close()
  })

  test('is shared by those who start it twice, and taken over when its starter leaves', async () => {
    const home = newHome()
    const [one, two] = await Promise.all([start(home), start(home)])
    expect(two?.pid()).toBe(one?.pid())
    const store = two!.client()
    await store.command('CREATE TABLE shared (a UInt8) ENGINE = MergeTree ORDER BY a')
    await one!.stop()
    expect(await store.query('SELECT count() AS n FROM shared')).toEqual([{ n: '0' }])
    await store.close()
  })

  test('takes a lock left by a dead process, also when its number is in use again', async () => {
    const home = newHome()
    const first = await start(home)
    await first.stop()
    writeFileSync(join(home, 'columnar', 'lock'), `${process.pid} 1\n`)
    const again = await start(home)
    expect(await again.client().ping()).toBe(true)
  })

  test('ends itself when its memory passes the cap, and comes back', async () => {
    const one = await start(newHome(), 150 << 20)
    const first = one.pid()
    await expect.poll(() => one.pid() !== undefined && one.pid() !== first, wait).toBe(true)
  })

  test('works under a home whose path is too long for a socket', async () => {
    const home = join(newHome(), '很长的目录名'.repeat(8))
    const one = await start(home)
    expect(await one.client().query('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('says why it cannot start', async () => {
    const home = newHome()
    const attempt = startColumnar({ home, logger: silentLogger, spawnCommand: [process.execPath, '-e', 'console.error("no engine here"); process.exit(1)'], patienceMs: 3000 })
    await expect(attempt).rejects.toMatchObject({ code: 'columnar.start_failed', details: { reason: expect.stringContaining('no engine here') } })
  })

  test.runIf(process.platform === 'linux')('rests in less than 300 MB (needs Linux)', async () => {
    const { readFileSync } = await import('node:fs')
    const one = await start(newHome())
    await one.client().query('SELECT 1 AS one')
    const kb = Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${one.pid()}/smaps_rollup`, 'utf8'))?.[1])
    expect(kb / 1024).toBeLessThan(300)
  })
})
