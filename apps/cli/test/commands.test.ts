import { existsSync } from 'node:fs'
import { appendFile, copyFile, mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '@jingwei/kernel'
import { generateCounty, writeFeeds } from '@jingwei/sample'
import { openRegion } from '@jingwei/server'
import { removeHome, startHome, stopHome, type RunningHome } from './drill/home.ts'
import { program, type Program } from './drill/program.ts'
import { difference, snapshotOf } from './drill/snapshot.ts'
import { processesOf } from './drill/targets.ts'

type Answer = { importId: string; state: string; auto: number; review: number; new: number; quarantined: number; files: { file: string; source: string | null; state: string; error?: { code: string; zh: string; en: string } }[] }

// The tests tell one story of one home, in order: starting a home costs seconds.
describe('the commands beside a running region', { timeout: 300_000 }, () => {
  let jingwei: Program
  let folder = ''
  let home = ''
  let running: RunningHome
  const command = (...args: string[]) => jingwei.run([...args, '--home', home]).ended

  beforeAll(async () => {
    jingwei = await program(join(import.meta.dirname, '../../..'))
    folder = await mkdtemp(join(tmpdir(), 'jingwei-commands-'))
    home = join(folder, 'home')
    // So small a county has months without corrections: an empty file is no delivery.
    for (const { path, records } of await writeFeeds(generateCounty(3, 60), join(folder, 'feeds'))) if (records === 0) await rm(path)
    running = await startHome(jingwei, home)
  }, 300_000)
  afterAll(async () => {
    await removeHome(home)
    await rm(folder, { recursive: true, force: true })
  })

  it('import exits with 0 although a row was set aside, and says so in one line of JSON', async () => {
    const delivery = join(folder, 'delivery')
    await mkdir(delivery)
    await copyFile(join(folder, 'feeds', 'market_regulation.csv'), join(delivery, 'register.csv'))
    await appendFile(join(delivery, 'register.csv'), '只有一格\n')
    const { code, stdout, stderr } = await command('import', delivery, '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    const answer = JSON.parse(stdout) as Answer
    expect(answer).toEqual({
      importId: expect.stringMatching(/^[0-9a-f-]{36}$/u), state: 'done', auto: expect.any(Number), review: expect.any(Number), new: expect.any(Number), quarantined: 1,
      files: [{ file: 'register.csv', source: 'market_regulation', state: 'landed' }],
      remarks: [{ fileName: 'register.csv', remarks: [{ count: 1, zh: expect.stringContaining('行待修正'), en: expect.stringContaining('rows set aside') }] }],
    })
    expect(answer.auto + answer.review + answer.new).toBe(60)
  })

  it('import exits with 2 when a file cannot be read at all, and keeps the good ones', async () => {
    const delivery = join(folder, 'mixed')
    await mkdir(delivery)
    await copyFile(join(folder, 'feeds', 'taxation.csv'), join(delivery, 'taxation.csv'))
    await writeFile(join(delivery, 'declaration.xlsx'), (await readFile(join(folder, 'feeds', 'declaration.xlsx'))).subarray(0, 2_000))
    const { code, stdout, stderr } = await command('import', delivery)
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    expect(stdout).toMatch(/declaration\.xlsx {2}\S+ {2}unreadable\n {2}.*declaration\.xlsx：/u)
    expect(stdout).toMatch(/taxation\.csv {2}taxation {2}landed/u)
  })

  it('import tells its stages as plain lines where there is no terminal', async () => {
    const { code, stdout } = await command('import', join(folder, 'feeds'))
    expect(code).toBe(0)
    for (const drawn of ['\r', '\u001b', '█']) expect(stdout).not.toContain(drawn)
    const lines = stdout.split('\n')
    expect(lines.filter((line) => line.endsWith('...')).every((line) => /^(?:接收 receive|入库 land|识别 link|成档 fuse) \.\.\.$/u.test(line))).toBe(true)
    expect(lines.filter((line) => line.startsWith('{'))).toEqual([])
    expect(stdout).toMatch(/自动归属 auto \d+ {2}待核对 review \d+ {2}新企业 new \d+ {2}待修正 quarantined \d+/u)
  })

  it('export writes a whole file with the declared columns', async () => {
    const out = join(folder, 'links.csv')
    const { code, stdout } = await command('export', 'links', '--out', out)
    const lines = (await readFile(out, 'utf8')).trimEnd().split(/\r?\n/u)
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${out}  ${lines.length - 1}\n` })
    expect(lines[0]).toBe('\ufefffeed,line,decision,enterprise_id,credit_code')
  })

  it('columnar rebuild gives equal answers', async () => {
    const before = await snapshotOf(home, jingwei.self)
    expect(before.columnar.length).toBeGreaterThan(10)
    const { code, stdout } = await command('columnar', 'rebuild', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ enterprises: before.enterprises.length })
    expect(difference(before, await snapshotOf(home, jingwei.self))).toBeUndefined()
  })

  it('doctor looks at machine and stores and answers in one line of JSON', async () => {
    const { stdout, stderr } = await command('doctor', '--json')
    expect(stderr).toBe('')
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    const { checks } = JSON.parse(stdout) as { ok: boolean; checks: { id: string; ok: boolean; found: string; zh: string; en: string }[] }
    expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['node', 'memory', 'disk', 'version', 'encoding', 'lc_ctype', 'icu', 'pg_trgm', 'columnar']))
    for (const id of ['version', 'encoding', 'lc_ctype', 'icu', 'pg_trgm', 'columnar']) expect(checks.find((check) => check.id === id)).toMatchObject({ ok: true })
  })

  it('a second start on the same port is refused and leaves the first alone', async () => {
    const { code, stderr } = await command('start', '--empty', '--port', new URL(running.base).port)
    expect(code).toBe(1)
    expect(stderr).toMatch(/已被占用[\s\S]*is in use[\s\S]*--port[\s\S]*\[cli\.port_taken\]/u)
    expect((await fetch(`${running.base}/api/health/ready`)).status).toBe(200)
  })

  it('the public role passes on the internet zone alone and needs no home and no store', async () => {
    const nowhere = join(folder, 'nowhere')
    for (const [where, environment] of [[nowhere, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }], [nowhere, { CLICKHOUSE_PASSWORD: 'x' }], [home, {}]] as const) {
      const refused = await jingwei.run(['start', '--role', 'public', '--upstream', running.base, '--port', '18473', '--home', where], environment).ended
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('[cli.public_credential]') })
    }
    const door = jingwei.run(['start', '--role', 'public', '--upstream', running.base, '--host', '127.0.0.1', '--port', '18473', '--home', nowhere])
    await door.line(/the public door is open/u)
    if (process.platform === 'linux') {
      // What it holds while it serves: no variable that names a store, no open file of a home.
      expect(await readFile(`/proc/${door.pid}/environ`, 'utf8')).not.toMatch(/DATABASE_URL|CLICKHOUSE|PGPASS/u)
      const open = await Promise.all((await readdir(`/proc/${door.pid}/fd`)).map((fd) => readlink(`/proc/${door.pid}/fd/${fd}`).catch(() => '')))
      expect(open.filter((path) => path.includes(home) || path.includes('secrets'))).toEqual([])
    }
    const statusOf = async (path: string, method = 'GET') => (await fetch(`http://127.0.0.1:18473${path}`, { method })).status
    expect(await statusOf('/api/meta')).toBe(200)
    expect(await statusOf('/api/identity/me')).toBe(401)
    expect(await statusOf('/api/hub/my-enterprise')).toBe(401)
    for (const path of ['/api/hub/enterprises', '/api/hub/batches', '/api/identity/people', '/api/system/health', '/api/jobs/runs', '/api/hub/../hub/enterprises', '/api/HUB/enterprises']) expect([path, await statusOf(path)]).toEqual([path, 404])
    expect(await statusOf('/api/hub/imports', 'POST')).toBe(404)
    door.kill('SIGTERM')
    expect((await door.ended).code).toBe(0)
    expect(existsSync(nowhere)).toBe(false)
  })

  it('import of real files into a sample county is refused with the way out', async () => {
    const sampleHome = join(folder, 'sample')
    const region = await openRegion({ home: sampleHome, logger: silentLogger, applicationName: 'test', self: jingwei.self })
    await region.sample.make(region.ctx)
    await region.close()
    const { code, stdout, stderr } = await jingwei.run(['import', join(folder, 'feeds'), '--home', sampleHome]).ended
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/示例县[\s\S]*--empty --home NEW_DIR[\s\S]*\[hub\.sample_home\]/u)
  })

  it.runIf(process.platform === 'linux')('SIGTERM ends every process of the home (needs Linux)', async () => {
    expect(processesOf(home).length).toBeGreaterThan(3)
    await stopHome(running)
    expect((await running.server.ended).code).toBe(0)
    expect(processesOf(home)).toEqual([])
  })
})
