import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { machineFindings, storeFindings, type MachineFacts } from '@jingwei/cli'
import { connect } from '@jingwei/store'
import { program, type Program } from './drill/program.ts'
import { absence, externalPostgres, type ExternalPostgres } from './processes/external-postgres.ts'

type Report = { ok: boolean; checks: { id: string; ok: boolean; advice?: boolean; expected: string; found: string; zh: string; en: string }[] }

const good: MachineFacts = {
  node: '20.20.2', platform: 'linux', processor: 'x64', glibc: '2.36', features: new Set(['ssse3', 'sse4_1', 'sse4_2', 'popcnt', 'pclmulqdq', 'avx']), cores: 4,
  memoryBytes: 8 * 1024 ** 3, freeBytes: 50 * 1024 ** 3, now: new Date('2026-11-21T00:00:00Z'), timeZone: 'Asia/Shanghai',
}
const unmet = (changed: Partial<MachineFacts>): string[] => machineFindings({ ...good, ...changed }).filter(({ ok }) => !ok).map(({ id }) => id)

describe('doctor on a machine', () => {
  it('has nothing to say of a good one, on Linux x64 and arm64 and macOS', () => {
    expect(unmet({})).toEqual([])
    expect(unmet({ processor: 'arm64', features: undefined })).toEqual([])
    expect(unmet({ platform: 'darwin', glibc: undefined, features: undefined })).toEqual([])
    expect(unmet({ timeZone: 'Asia/Chongqing' })).toEqual([])
  })

  it('names each thing that would not work, one by one', () => {
    const cases: readonly (readonly [Partial<MachineFacts>, string])[] = [
      [{ node: '18.19.1' }, 'node'], [{ node: '20.9.0' }, 'node'], [{ platform: 'win32' }, 'platform'], [{ glibc: '2.17' }, 'glibc'], [{ glibc: undefined }, 'glibc'], [{ features: new Set(['ssse3', 'sse4_1', 'sse4_2', 'popcnt', 'pclmulqdq']) }, 'cpu features'],
      [{ cores: 1 }, 'cpu'], [{ memoryBytes: 2 * 1024 ** 3 }, 'memory'], [{ freeBytes: 1024 ** 3 }, 'disk'], [{ now: new Date('2019-01-01') }, 'clock'], [{ now: new Date('2126-01-01') }, 'clock'], [{ timeZone: 'UTC' }, 'time zone'],
    ]
    for (const [changed, id] of cases) expect([changed, unmet(changed)]).toEqual([changed, [id]])
    expect(machineFindings({ ...good, features: new Set() }).find(({ id }) => id === 'cpu features')?.found).toContain('avx')
  })

  it('says what to do in both languages', () => {
    for (const { id, zh, en, expected } of machineFindings(good)) expect([id, /[\u4e00-\u9fff]/u.test(zh), /[a-z]{3}/u.test(en), expected === '']).toEqual([id, true, true, false])
  })
})

if (absence !== undefined) console.warn(`skipped: ${absence}`)

describe.skipIf(absence !== undefined)('doctor on a PostgreSQL of the operator\'s own (needs PostgreSQL 15)', { timeout: 120_000 }, () => {
  let jingwei: Program
  let folder = ''
  let postgres: ExternalPostgres
  beforeAll(async () => {
    jingwei = await program(join(import.meta.dirname, '../../..'))
    folder = await mkdtemp(join(tmpdir(), 'jingwei-doctor-'))
    postgres = await externalPostgres()
  }, 120_000)
  afterAll(async () => {
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const doctor = (url: string, ...more: string[]) => jingwei.run(['doctor', '--home', join(folder, 'home'), ...more], { DATABASE_URL: url, TZ: 'UTC' }).ended

  it('goes feature by feature, with what was expected and found and what to do', async () => {
    const { stdout } = await doctor(await postgres.createDatabase('fit'), '--json')
    const { checks } = JSON.parse(stdout) as Report
    for (const id of ['version', 'encoding', 'lc_ctype', 'icu', 'pg_trgm', 'rights', 'columnar', 'glibc', 'home', 'clock skew']) expect(checks.find((check) => check.id === id)).toMatchObject({ ok: true, expected: expect.stringMatching(/./u), found: expect.stringMatching(/./u) })
    expect(checks.find(({ id }) => id === 'version')).toMatchObject({ expected: '>= 15', found: '15' })
    expect(checks.find(({ id }) => id === 'time zone')).toMatchObject({ ok: false, advice: true, found: 'UTC' })
  })

  it('leaves an unfit one as it was, and exits with 1', async () => {
    const url = await postgres.createDatabase(`unfit template template0 encoding 'UTF8' locale 'C'`)
    const { code, stdout } = await doctor(url.replace(/\/unfit[^?]*/u, '/unfit'))
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ lc_ctype +C\n {2}应为 expected: C\.UTF-8[^\n]*\n[^\n]*重建数据库[^\n]*\n[^\n]*create the database again/u)
    expect(stdout).not.toContain('columnar')
    expect((await readdir(join(folder, 'home'))).filter((name) => name.startsWith('.doctor'))).toEqual([])
  })

  it('sees a clock that is not the database\'s', async () => {
    const store = connect({ url: await postgres.createDatabase('skewed'), poolSize: 1 })
    const skewOf = async (ms: number) => (await storeFindings(store, () => Date.now() + ms)).find(({ id }) => id === 'clock skew')?.ok
    expect([await skewOf(0), await skewOf(60_000), await skewOf(-60_000)]).toEqual([true, false, false])
    await store.close()
  })

  it('one that cannot be reached is a finding, not a crash', async () => {
    const { code, stdout } = await doctor('postgresql://nobody@127.0.0.1:9/none', '--json')
    expect(code).toBe(1)
    expect((JSON.parse(stdout) as Report).checks.find(({ id }) => id === 'reachable')).toMatchObject({ ok: false })
  })
})
