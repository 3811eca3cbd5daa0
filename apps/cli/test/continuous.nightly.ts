import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '@jingwei/kernel'
import { generateCounty, writeFeeds } from '@jingwei/sample'
import { allMigrations } from '@jingwei/server'
import { connect, startPostgres, type Store } from '@jingwei/store'
import { unlearn } from '@jingwei/store/contract'
import { keepsLogIn } from '../src/backup/recovery-settings.ts'
import { inParts, partFolder } from './drill/drill.ts'
import { removeHome, startHome, stopHome } from './drill/home.ts'
import { program, type Program } from './drill/program.ts'
import { difference, snapshotOf, type Snapshot } from './drill/snapshot.ts'

// One story of one home, in order: starting a home costs seconds.
describe.runIf(process.platform === 'linux')('restoring to a moment (needs Linux)', { timeout: 600_000 }, () => {
  let jingwei: Program
  let folder = ''
  let home = ''
  let kept = ''
  const homes: string[] = []
  const moments: { at: string; was: Snapshot }[] = []
  const run = (...args: string[]) => jingwei.run([...args, '--json']).ended
  const mark = async (): Promise<void> => {
    const was = await snapshotOf(home, jingwei.self)
    await pause(1_100)
    moments.push({ at: new Date().toISOString(), was })
    await pause(1_100)
  }
  const restore = (to: string, name: string) => {
    homes.push(join(folder, name))
    return run('restore', kept, '--to', to, '--home', join(folder, name))
  }
  const inHome = async <T>(at: string, work: (store: Store) => Promise<T>): Promise<T> => {
    const postgres = await startPostgres({ home: at, logger: silentLogger })
    const store = connect({ url: postgres.url, poolSize: 2 })
    return work(store).finally(async () => {
      await store.close()
      await postgres.stop()
    })
  }

  beforeAll(async () => {
    jingwei = await program(join(import.meta.dirname, '../../..'))
    folder = await mkdtemp(join(tmpdir(), 'jingwei-continuous-'))
    // Root's PostgreSQL is nobody, who must get there.
    await chmod(folder, 0o755)
    home = join(folder, 'home')
    kept = join(folder, 'kept')
    homes.push(home)
    const files = (await writeFeeds(generateCounty(5, 60), join(folder, 'feeds'))).filter(({ records }) => records > 0).map(({ path }) => path)
    const parts = await Promise.all(inParts(files, 3).map((part, index) => partFolder(join(folder, `part-${index}`), part)))
    expect((await run('import', parts[0]?.folder ?? '', '--home', home)).code).toBe(0)
    const { code, stdout, stderr } = await run('backup', '--continuous', 'on', '--out', kept, '--home', home)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ continuous: true, base: expect.stringMatching(/base-\d{8}-\d{6}\.tar\.gz$/u) })
    await pause(1_100)
    await mark()
    for (const part of parts.slice(1)) {
      expect((await run('import', part.folder, '--home', home)).code).toBe(0)
      await mark()
    }
  }, 300_000)
  afterAll(async () => {
    for (const each of homes) await removeHome(each)
    await rm(folder, { recursive: true, force: true })
  })

  it('what was acknowledged before the moment is there, what came later is not', async () => {
    expect(difference(moments[0]?.was ?? ({} as Snapshot), moments[1]?.was ?? ({} as Snapshot))).toBeDefined()
    for (const [index, { at, was }] of moments.slice(0, 2).entries()) {
      const { code, stderr } = await restore(at, `at-${index}`)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(difference(was, await snapshotOf(join(folder, `at-${index}`), jingwei.self))).toBeUndefined()
    }
  })

  it('the restored home starts, keeps every file its rows name, and writes into nobody\'s log', async () => {
    const at = join(folder, 'at-1')
    const before = (await readdir(join(kept, 'wal'))).length
    await stopHome(await startHome(jingwei, at))
    const blobs = async (of: string) => (await readdir(join(of, 'blobs'), { recursive: true })).toSorted()
    expect(await blobs(at)).toEqual(await blobs(home))
    expect(await inHome(at, (store) => store.query('show archive_mode'))).toEqual([{ archive_mode: 'off' }])
    expect((await readdir(join(kept, 'wal'))).length).toBe(before)
  })

  it('a moment after the last transaction is the home as it is', async () => {
    expect((await restore(new Date().toISOString(), 'latest')).code).toBe(0)
    expect(difference(moments.at(-1)?.was ?? ({} as Snapshot), await snapshotOf(join(folder, 'latest'), jingwei.self))).toBeUndefined()
  })

  it('a moment nobody can go back to is refused, and leaves nothing', async () => {
    for (const [to, code] of [['2026-01-01 10:30', 'cli.no_base'], ['2099-01-01 10:30', 'cli.bad_moment'], ['yesterday', 'cli.bad_moment']]) {
      expect(await restore(to ?? '', 'never')).toMatchObject({ code: 1, stderr: expect.stringContaining(`[${code}]`) })
    }
    expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([])
  })

  it('with the home gone it reaches as far as the kept log does, and says where that ends', async () => {
    // Two pieces are finished by hand; the rest of the log goes with the home.
    await inHome(home, async (store) => void (await store.query('select pg_switch_wal()')))
    await rename(home, join(folder, 'lost'))
    homes.push(join(folder, 'lost'))
    const { code, stdout } = await restore(moments[1]?.at ?? '', 'without')
    expect({ code, answer: JSON.parse(stdout) as unknown }).toMatchObject({ code: 0, answer: { files: 'of the archive' } })
    expect(difference(moments[1]?.was ?? ({} as Snapshot), await snapshotOf(join(folder, 'without'), jingwei.self))).toBeUndefined()
    expect(await restore(new Date().toISOString(), 'beyond')).toMatchObject({ code: 1, stderr: expect.stringContaining('[cli.log_ends]') })
  })

  it('a home rolled back since goes on from elsewhere: its log is not mixed with the one that was kept', async () => {
    await rename(join(folder, 'lost'), home)
    await inHome(home, (store) => unlearn(store, allMigrations.at(-1)?.module ?? '', '0.0.1'))
    expect((await run('upgrade', '--home', home)).code).toBe(0)
    await inHome(home, (store) => store.query('create table public.worked as select 1 as turn'))
    await pause(1_100)
    const at = new Date().toISOString()
    await pause(1_100)
    await inHome(home, (store) => store.query('insert into public.worked values (2)'))
    expect((await run('rollback', '--lose-since', '--home', home)).code).toBe(0)
    expect(await readFile(join(home, 'pg', 'postgresql.auto.conf'), 'utf8')).not.toMatch(/archive/u)
    // Pieces of the same names with another history in them.
    await inHome(home, async (store) => {
      await store.query('create table public.elsewhere as select 3 as turn')
      for (let turn = 0; turn < 3; turn++) await store.query('select pg_switch_wal()')
    })
    const { code, stderr } = await restore(at, 'before-rollback')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(await inHome(join(folder, 'before-rollback'), (store) => store.query('select turn from public.worked'))).toEqual([{ turn: 1 }])
    expect(await restore(new Date().toISOString(), 'beyond')).toMatchObject({ code: 1, stderr: expect.stringContaining('[cli.log_ends]') })
  })

  it('a link does not lead the log back into the home; ending it leaves other settings as they are', async () => {
    await symlink(home, join(folder, 'elsewhere'))
    expect(await run('backup', '--continuous', 'on', '--out', join(folder, 'elsewhere', 'new', 'kept'), '--home', home)).toMatchObject({ code: 1, stderr: expect.stringContaining('[cli.backup_inside]') })
    expect(existsSync(join(home, 'new'))).toBe(false)
    await inHome(home, (store) => store.query(`alter system set log_min_duration_statement = '5s'`))
    expect((await run('backup', '--continuous', 'on', '--out', join(folder, 'kept-2'), '--home', home)).code).toBe(0)
    expect(await keepsLogIn(join(home, 'pg'), join(folder, 'kept-2', 'wal'))).toBe(true)
    expect(await keepsLogIn(join(home, 'pg'), join(kept, 'wal'))).toBe(false)
    expect((await run('backup', '--continuous', 'off', '--home', home)).code).toBe(0)
    const conf = await readFile(join(home, 'pg', 'postgresql.auto.conf'), 'utf8')
    expect(conf).toContain(`log_min_duration_statement = '5s'`)
    expect(conf).not.toMatch(/archive/u)
  })
})
