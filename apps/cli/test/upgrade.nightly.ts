import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '@jingwei/kernel'
import { generateCounty, writeFeeds } from '@jingwei/sample'
import { allMigrations, version } from '@jingwei/server'
import { connect, lastUpgrade, migrate, recordedMigrations, startPostgres, type ModuleMigration, type Store } from '@jingwei/store'
import { unlearn } from '@jingwei/store/contract'
import { fillTables, testPostgres, type TestPostgres } from '@jingwei/testing'
import { removeHome, startHome, stopHome } from './drill/home.ts'
import { program, type Program } from './drill/program.ts'
import { difference, snapshotOf, type Snapshot } from './drill/snapshot.ts'
import { columnarMark } from '../src/upgrade/marks.ts'
import { openHome } from '../src/upgrade/open-home.ts'

const schemas = [...new Set(allMigrations.map(({ module }) => module))]
/** Every place at which an older program may have stopped; the last is this program. */
const places = allMigrations.map((_, index) => index + 1)
const placeOf = (index: number): string => `${index}: ${allMigrations[index - 1]?.module}/${allMigrations[index - 1]?.id}`

/** Every row of the modules' tables, by table, as the server writes it. */
async function rowsOf(store: Store): Promise<Readonly<Record<string, readonly Record<string, unknown>[]>>> {
  const tables = await store.query<{ table: string }>(`select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname = any ($1) order by 1`, [schemas])
  const found: Record<string, Record<string, unknown>[]> = {}
  for (const { table } of tables) found[table] = (await store.query<{ row: Record<string, unknown> }>(`select to_jsonb(kept) as row from ${table} kept order by to_jsonb(kept)::text`)).map(({ row }) => row)
  return found
}

describe('upgrading from every earlier migration, with rows in every table', { timeout: 120_000 }, () => {
  let postgres: TestPostgres
  /** A database of the older program, without rows, that grows from place to place; each trial is a copy of it. */
  let empty: { readonly name: string; readonly url: string }
  beforeAll(async () => {
    postgres = await testPostgres()
    // Nothing here is meant to survive a kill of the server.
    const admin = connect({ url: postgres.handle.url, poolSize: 1 })
    await admin.query('alter role current_user set synchronous_commit = off').finally(() => admin.close())
    empty = await postgres.createDatabase()
  })
  afterAll(() => postgres.release())

  it.each(places.map((index) => [placeOf(index), index] as const))('%s', async (_, index) => {
    const growing = connect({ url: empty.url, poolSize: 2 })
    await migrate(growing, allMigrations.slice(0, index), silentLogger, { version: '0.0.1' }).finally(() => growing.close())
    const { url } = await postgres.createDatabase(empty.name)
    const store = connect({ url, poolSize: 2 })
    try {
      // As a program that knew only these migrations could have written them.
      expect(await fillTables(store, schemas)).toEqual({})
      const before = await rowsOf(store)
      expect(Object.values(before).filter((rows) => rows.length === 0)).toEqual([])
      const asked: unknown[] = []
      await migrate(store, allMigrations, silentLogger, { version, beforeUpgrade: async ({ fromVersion, toVersion, missing }) => {
        asked.push([fromVersion, toVersion, missing.length])
        return '/backup'
      } })
      expect(asked).toEqual(index === allMigrations.length ? [] : [['0.0.1', version, allMigrations.length - index]])
      const after = await rowsOf(store)
      for (const [table, rows] of Object.entries(before)) {
        const kept = after[table] ?? []
        // A column may come or go; what a row said in those that stay, it says still.
        const same = (row: Record<string, unknown>, now: Record<string, unknown>): boolean => Object.entries(row).every(([column, value]) => !(column in now) || JSON.stringify(now[column]) === JSON.stringify(value))
        for (const row of rows) expect([table, row, kept.some((now) => same(row, now))]).toEqual([table, row, true])
      }
      expect(await lastUpgrade(store)).toMatchObject({ toVersion: index === allMigrations.length ? '0.0.1' : version, finishedAt: expect.any(Date) })
      expect(await migrate(store, allMigrations, silentLogger, { version })).toEqual([])
    } finally {
      // The database goes with its server: to drop it alone would first bring everything to the disk.
      await store.close()
    }
  })

  it('that would lose rows is refused, unless the migration says so', async () => {
    const { url } = await postgres.createDatabase()
    const store = connect({ url, poolSize: 2 })
    const made: ModuleMigration = { module: 'trial', id: 1, name: 'made', sql: 'create table trial.firm (n int); insert into trial.firm values (1), (2)' }
    const cleared: ModuleMigration = { module: 'trial', id: 2, name: 'cleared', sql: 'delete from trial.firm where n = 1' }
    await migrate(store, [made], silentLogger, { version: '0.0.1' })
    await expect(migrate(store, [made, cleared], silentLogger, { version })).rejects.toMatchObject({ code: 'store.upgrade_lost_rows', en: expect.stringContaining('trial.firm 2 > 1') })
    await expect(migrate(store, [made, cleared], silentLogger, { version })).rejects.toMatchObject({ code: 'store.upgrade_lost_rows' })
    await migrate(store, [made, { ...cleared, shrinks: ['trial.firm'] }], silentLogger, { version })
    expect(await lastUpgrade(store)).toMatchObject({ finishedAt: expect.any(Date) })
    await expect(migrate(store, [made], silentLogger, { version: '0.0.1' })).rejects.toMatchObject({ code: 'store.database_newer', en: expect.stringMatching(new RegExp(`${version}.*0\\.0\\.1.*rollback`, 'u')) })
    await store.close()
  })
})

describe.runIf(process.platform === 'linux')('jingwei upgrade and rollback (needs Linux)', { timeout: 300_000 }, () => {
  let jingwei: Program
  let folder = ''
  let home = ''
  const run = (...args: string[]) => jingwei.run([...args, '--home', home, '--json']).ended
  const inHome = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const postgres = await startPostgres({ home, logger: silentLogger })
    const store = connect({ url: postgres.url, poolSize: 2 })
    return work(store).finally(async () => {
      await store.close()
      await postgres.stop()
    })
  }
  const kept = () => inHome(async (store) => ({ rows: await rowsOf(store), migrations: await recordedMigrations(store) }))
  const backups = async (): Promise<string[]> => (await readdir(`${home}.backups`).catch(() => [])).filter((name) => name.endsWith('.tar.gz'))
  let before: Awaited<ReturnType<typeof kept>>
  let found: Snapshot

  beforeAll(async () => {
    jingwei = await program(join(import.meta.dirname, '../../..'))
    folder = await mkdtemp(join(tmpdir(), 'jingwei-upgrade-'))
    home = join(folder, 'home')
    for (const { path, records } of await writeFeeds(generateCounty(3, 30), join(folder, 'feeds'))) if (records === 0) await rm(path)
    await stopHome(await startHome(jingwei, home))
    expect(await jingwei.run(['import', join(folder, 'feeds'), '--home', home, '--json']).ended).toMatchObject({ code: 0 })
    found = await snapshotOf(home, jingwei.self)
    // As a program left it that had not got its last module yet, and a lower number.
    await inHome((store) => unlearn(store, allMigrations.at(-1)?.module ?? '', '0.0.1'))
    before = await kept()
  }, 120_000)
  afterAll(async () => {
    for (const each of [home, join(folder, 'saved')]) await removeHome(each)
    await rm(folder, { recursive: true, force: true })
  })

  it('while somebody works on the home it is left as it is', async () => {
    const busy = await inHome(async (store) => {
      const other = connect({ url: store.url, poolSize: 1, applicationName: 'jingwei api' })
      await other.query('select 1')
      return run('upgrade').finally(() => other.close())
    })
    expect(busy).toMatchObject({ code: 1, stderr: expect.stringMatching(/jingwei api[\s\S]*\[cli\.in_use\]/u) })
    expect(await kept()).toEqual(before)
  })

  it('cut off at any moment it is repeated, with the backup of the first attempt', async () => {
    for (const after of [0, 900]) {
      const one = jingwei.run(['upgrade', '--home', home])
      while (!existsSync(`${home}.backups`)) await pause(5)
      await pause(after)
      one.kill('SIGKILL')
      await one.ended
    }
    const { code, stdout, stderr } = await run('upgrade')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [, ...more] = await backups()
    expect(JSON.parse(stdout)).toMatchObject({ home, to: version })
    expect(more).toEqual([])
    expect(await inHome(lastUpgrade)).toMatchObject({ fromVersion: '0.0.1', toVersion: version, backup: expect.stringContaining(`${home}.backups`), finishedAt: expect.any(Date) })
  })

  it('the upgraded home starts and answers, and that alone is no reason to refuse the way back', async () => {
    const running = await startHome(jingwei, home)
    expect((await fetch(`${running.base}/api/health/ready`)).status).toBe(200)
    await stopHome(running)
    expect(difference(found, await snapshotOf(home, jingwei.self))).toBeUndefined()
    const { code, stdout, stderr } = await run('rollback')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ home, from: version, to: '0.0.1' })
    expect(await kept()).toEqual(before)
    expect((await readdir(folder)).filter((name) => /rolled-back|restore-/u.test(name))).toEqual([])
  })

  it('a start upgrades too, never without a backup; rows written since are not lost unasked', async () => {
    const running = await startHome(jingwei, home)
    const signIn = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'system', password: 'not this one' }) }
    expect((await fetch(`${running.base}/api/identity/sign-in`, signIn)).status).toBe(401)
    await stopHome(running)
    expect(await backups()).toHaveLength(2)
    expect(await run('rollback')).toMatchObject({ code: 1, stderr: expect.stringMatching(/identity\.audit 1[\s\S]*--lose-since[\s\S]*\[cli\.rows_since\]/u) })
    const { code, stdout } = await run('rollback', '--lose-since')
    expect(code).toBe(0)
    const { saved } = JSON.parse(stdout) as { saved: string }
    expect(existsSync(saved)).toBe(true)
    expect(await kept()).toEqual(before)
    // Cut off when the home stands and its columnar store does not yet: whoever opens it next takes that up.
    const again = join(folder, 'saved')
    const restoring = jingwei.run(['restore', saved, '--home', again, '--json'])
    while (!existsSync(again)) await pause(5)
    restoring.kill('SIGKILL')
    await restoring.ended
    expect(existsSync(join(again, columnarMark))).toBe(true)
    expect(await jingwei.run(['export', 'links', '--out', join(folder, 'links.csv'), '--home', again]).ended).toMatchObject({ code: 0 })
    expect(existsSync(join(again, columnarMark))).toBe(false)
    expect(await run('rollback')).toMatchObject({ code: 1, stderr: expect.stringContaining('[cli.no_upgrade]') })
  })

  it('cut off after its last migration, the next to open the home makes the columnar store anew', async () => {
    const cutOff = openHome({ home, logger: silentLogger, applicationName: 'upgrade', self: [...jingwei.self, '--quiet'], withBackup: false, show: () => { throw new Error('cut off') } })
    await expect(cutOff).rejects.toThrow('cut off')
    expect(existsSync(join(home, columnarMark))).toBe(true)
    expect(await inHome(lastUpgrade)).toMatchObject({ toVersion: version, finishedAt: expect.any(Date) })
  })

  it('without a backup it warns, and there is no way back', async () => {
    const { code, stdout, stderr } = await run('upgrade', '--no-backup')
    expect({ code, warned: stderr.includes('no way back') }).toEqual({ code: 0, warned: true })
    expect(JSON.parse(stdout)).toMatchObject({ migrations: 0 })
    expect(existsSync(join(home, columnarMark))).toBe(false)
    expect(difference(found, await snapshotOf(home, jingwei.self))).toBeUndefined()
    expect((await run('rollback')).stderr).toContain('[cli.no_way_back]')
  })
})
