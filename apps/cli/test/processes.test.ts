import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateCounty, writeFeeds } from '@jingwei/sample'
import { deliver, look, officerToken, settled } from './drill/client.ts'
import { inParts, partFolder } from './drill/drill.ts'
import { withoutFactor } from './drill/home.ts'
import { program, type Program, type Running } from './drill/program.ts'
import { difference, snapshotOf, type Snapshot } from './drill/snapshot.ts'
import { absence, externalPostgres, type ExternalPostgres } from './processes/external-postgres.ts'

if (absence !== undefined) console.warn(`skipped: ${absence}`)
if (absence !== undefined && process.env['CI'] === 'true') it('PostgreSQL 15 is there in CI', () => expect.fail(absence))

describe.skipIf(absence !== undefined)('two api, one jobs and one columnar process on one external PostgreSQL (needs PostgreSQL 15)', { timeout: 900_000 }, () => {
  let folder = ''
  let jingwei: Program
  let postgres: ExternalPostgres
  let parts: { folder: string; files: string[] }[]
  const started = new Set<Running>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jingwei-processes-'))
    jingwei = await program(join(import.meta.dirname, '../../..'))
    postgres = await externalPostgres()
    const files = (await writeFeeds(generateCounty(11, 200), join(folder, 'feeds'))).filter(({ records }) => records > 0).map(({ path }) => path)
    parts = await Promise.all(inParts(files, 2).map((part, index) => partFolder(join(folder, `part-${index}`), part)))
  }, 300_000)
  afterAll(async () => {
    for (const one of started) one.kill('SIGKILL')
    await Promise.all([...started].map((one) => one.ended))
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const run = (args: readonly string[], url: string): Running => {
    const one = jingwei.run(args, { DATABASE_URL: url })
    started.add(one)
    void one.ended.then(() => started.delete(one))
    return one
  }
  const api = async (home: string, url: string): Promise<{ process: Running; base: string }> => {
    const one = run(['start', '--role', 'api', '--home', home, '--port', '0'], url)
    const [, base = ''] = await one.line(/经纬 Jingwei: (http:\S+)/u)
    return { process: one, base }
  }
  const snapshot = async (home: string, url: string): Promise<Snapshot> => {
    process.env['DATABASE_URL'] = url
    return snapshotOf(home, jingwei.self).finally(() => { delete process.env['DATABASE_URL'] })
  }
  /** Runs until the import is being worked on, as seen by another process than the one that took it. */
  const untilRunning = async (base: string, token: string, importId: string): Promise<void> => {
    while ((await look(base, token, importId))?.state === 'queued') await pause(20)
  }

  it('lose nothing and do nothing twice when jobs and then an api are killed during an import', async () => {
    const calm = await postgres.createDatabase('calm')
    const calmHome = join(folder, 'calm')
    for (const part of parts) expect((await run(['import', part.folder, '--home', calmHome], calm).ended).code).toBe(0)
    const expected = await snapshot(calmHome, calm)

    const url = await postgres.createDatabase('county')
    const home = join(folder, 'county')
    await withoutFactor(home)
    await run(['start', '--role', 'columnar', '--home', home], url).line(/columnar store is ready/u)
    const one = await api(home, url)
    const two = await api(home, url)
    const administrators = one.process.lines.filter((line) => /^\s+(?:system|security|audit)\s+\S+$/u.test(line))
    expect(administrators).toHaveLength(3)
    expect(two.process.lines.filter((line) => /^\s+system\s/u.test(line))).toEqual([])
    const token = await officerToken(one.base, (account) => administrators.map((line) => line.trim().split(/\s+/u)).find(([name]) => name === account)?.[1] ?? '')

    const jobs = run(['start', '--role', 'jobs', '--home', home], url)
    const first = await deliver(one.base, token, parts[0]?.files ?? [])
    expect(first).toBeDefined()
    await untilRunning(two.base, token, first ?? '')
    jobs.kill('SIGKILL')
    await jobs.ended
    run(['start', '--role', 'jobs', '--home', home], url)
    expect((await settled(two.base, token, first ?? '')).state).toBe('done')

    const second = await deliver(one.base, token, parts[1]?.files ?? [])
    expect(second).toBeDefined()
    await untilRunning(two.base, token, second ?? '')
    one.process.kill('SIGKILL')
    await one.process.ended
    const again = await api(home, url)
    expect(again.process.lines.filter((line) => /^\s+system\s/u.test(line))).toEqual([])
    const end = await settled(two.base, token, second ?? '')
    expect(end.state).toBe('done')
    expect(await settled(again.base, token, second ?? '')).toEqual(end)

    expect(difference(expected, await snapshot(home, url))).toBeUndefined()
    for (const process of started) process.kill('SIGTERM')
    for (const { code } of await Promise.all([...started].map((process) => process.ended))) expect(code).toBe(0)
  })
})
