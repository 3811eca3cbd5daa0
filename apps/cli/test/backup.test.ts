import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateCounty, writeFeeds } from '@jingwei/sample'
import { deliver, look, officerToken, settled } from './drill/client.ts'
import { inParts } from './drill/drill.ts'
import { removeHome, startHome, stopHome, type RunningHome } from './drill/home.ts'
import { program, type Program } from './drill/program.ts'
import { difference, snapshotOf } from './drill/snapshot.ts'

type Parts = Record<'database' | 'files' | 'secrets' | 'blobs', { files: number; bytes: number; sha256: string }>

// One story of one home, in order: starting a home costs seconds.
describe.runIf(process.platform === 'linux')('backup and restore (needs Linux)', { timeout: 600_000 }, () => {
  let jingwei: Program
  let folder = ''
  let home = ''
  let running: RunningHome
  let token = ''
  let password = ''
  let parts: string[][]
  const archive = () => join(folder, 'calm.tar.gz')
  const homes: string[] = []
  const newHome = (name: string): string => {
    const path = join(folder, name)
    homes.push(path)
    return path
  }
  const backup = (out: string, ...more: string[]) => jingwei.run(['backup', '--out', out, '--home', home, ...more])
  const restore = (file: string, to: string) => jingwei.run(['restore', file, '--home', to, '--json']).ended
  const signIn = (base: string, word: string) => fetch(`${base}/api/identity/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'system', password: word }) })
  const oneTime = (account: string): string => running.server.lines.map((line) => new RegExp(`^\\s+${account}\\s+(\\S+)$`, 'u').exec(line)?.[1]).find(Boolean) ?? ''

  beforeAll(async () => {
    jingwei = await program(join(import.meta.dirname, '../../..'))
    folder = await mkdtemp(join(tmpdir(), 'jingwei-backup-'))
    home = newHome('home')
    const files = (await writeFeeds(generateCounty(13, 200), join(folder, 'feeds'))).filter(({ records }) => records > 0).map(({ path }) => path)
    parts = inParts(files, 2)
    running = await startHome(jingwei, home)
    token = await officerToken(running.base, oneTime)
    password = `${oneTime('system')}-kept-2026`
    await settled(running.base, token, (await deliver(running.base, token, parts[0] ?? [])) ?? '')
    await writeFile(join(home, 'settings.json'), JSON.stringify({ 'region.nameZh': '备份县', 'identity.factorRoles': 'none' }))
  }, 300_000)
  afterAll(async () => {
    for (const each of homes) await removeHome(each)
    await rm(folder, { recursive: true, force: true })
  })

  it('beside a running region writes one file for its owner alone, with a manifest', async () => {
    const { code, stdout, stderr } = await backup(archive(), '--json').ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    const answer = JSON.parse(stdout) as { file: string; bytes: number; parts: Parts }
    expect(answer).toMatchObject({ file: archive(), bytes: (await stat(archive())).size })
    expect((await stat(archive())).mode & 0o777).toBe(0o600)
    const names = execFileSync('tar', ['-tzf', archive()], { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 }).trimEnd().split('\n')
    expect([names[0], names.at(-1)]).toEqual(['jingwei-backup.json', 'manifest.json'])
    expect(names).toEqual(expect.arrayContaining(['home/pg/backup_label', 'home/pg/global/pg_control', 'home/secrets/postgres', 'home/settings.json']))
    expect(names.filter((name) => /^home\/(?:columnar|pg-run|log)|postmaster\.pid/u.test(name))).toEqual([])
    expect(answer.parts.blobs.files).toBeGreaterThan(0)
    expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/\.part$/u))
  })

  it('a restored home has the exports, the columnar totals, the settings, the permissions and the accounts of the moment of its backup', async () => {
    const expected = await snapshotOf(home, jingwei.self)
    const to = newHome('restored')
    const { code, stdout, stderr } = await restore(archive(), to)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ home: to, version: '0.1.0', enterprises: expected.enterprises.length })
    expect(difference(expected, await snapshotOf(to, jingwei.self))).toBeUndefined()
    for (const path of ['secrets', 'secrets/postgres', 'settings.json', 'blobs']) expect([path, (await stat(join(to, path))).mode]).toEqual([path, (await stat(join(home, path))).mode])
    const again = await startHome(jingwei, to)
    expect((await signIn(again.base, `${password}!`)).status).toBe(401)
    expect((await signIn(again.base, password)).status).toBe(200)
    expect(await (await fetch(`${again.base}/api/meta`)).json()).toMatchObject({ region: { zh: '备份县' } })
    await stopHome(again)
  })

  it('taken while an import writes, it opens at one moment, and the import goes on from there to the same end', async () => {
    const importId = (await deliver(running.base, token, parts[1] ?? [])) ?? ''
    while ((await look(running.base, token, importId))?.state === 'queued') await pause(10)
    const out = join(folder, 'busy.tar.gz')
    expect((await backup(out).ended).code).toBe(0)
    expect((await settled(running.base, token, importId)).state).toBe('done')
    const expected = await snapshotOf(home, jingwei.self)
    const to = newHome('busy')
    expect(await restore(out, to)).toMatchObject({ code: 0, stderr: '' })
    const again = await startHome(jingwei, to)
    expect((await settled(again.base, token, importId)).state).toBe('done')
    expect(difference(expected, await snapshotOf(to, jingwei.self))).toBeUndefined()
    await stopHome(again)
  })

  it('killed with SIGKILL half-way it leaves nothing that looks whole, and the next one works', async () => {
    const out = join(folder, 'killed.tar.gz')
    const one = backup(out)
    const half = `${out}.${one.pid}.part`
    while ((await stat(half).then(({ size }) => size, () => 0)) === 0) await pause(2)
    one.kill('SIGKILL')
    expect((await one.ended).signal).toBe('SIGKILL')
    expect(existsSync(out)).toBe(false)
    const to = newHome('from-half')
    expect(await restore(half, to)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('[cli.backup_damaged]') })
    expect(existsSync(to)).toBe(false)
    expect((await backup(out).ended).code).toBe(0)
  })

  it('told to stop it takes its half away', async () => {
    const out = join(folder, 'stopped.tar.gz')
    const one = backup(out)
    while ((await stat(`${out}.${one.pid}.part`).then(({ size }) => size, () => 0)) === 0) await pause(2)
    one.kill('SIGTERM')
    expect((await one.ended).code).toBe(143)
    expect((await readdir(folder)).filter((name) => name.startsWith('stopped'))).toEqual([])
  })

  it('a damaged archive is refused with its reason and leaves nothing behind', async () => {
    const whole = await readFile(archive())
    const plain = gunzipSync(whole)
    const altered = (change: (bytes: Buffer) => void): Buffer => {
      const bytes = Buffer.from(plain)
      change(bytes)
      return gzipSync(bytes, { level: 1 })
    }
    const flipped = Buffer.from(whole)
    flipped.writeUInt8((flipped[flipped.length >> 1] ?? 0) ^ 0xff, flipped.length >> 1)
    const secret = plain.indexOf('home/secrets/postgres') + 512
    const cases: Record<string, Buffer> = {
      'a byte of the file': flipped, 'half of it': whole.subarray(0, whole.length >> 1), 'all but its last bytes': whole.subarray(0, -64), 'no archive': Buffer.from('一份表格'), nothing: Buffer.alloc(0),
      'a byte of a secret': altered((bytes) => bytes.writeUInt8((bytes[secret] ?? 0) ^ 1, secret)),
      'another tar': gzipSync(plain.subarray(plain.indexOf('home/secrets/postgres'))),
      'no manifest': gzipSync(plain.subarray(0, plain.lastIndexOf('manifest.json')), { level: 1 }),
    }
    for (const [name, bytes] of Object.entries(cases)) {
      const file = join(folder, 'damaged.tar.gz')
      await writeFile(file, bytes)
      const to = join(folder, 'never')
      const refused = await restore(file, to)
      expect({ name, code: refused.code, stdout: refused.stdout, told: /不完整或已损坏[\s\S]*nothing was restored[\s\S]*\[cli\.backup_damaged\]/u.test(refused.stderr) }).toEqual({ name, code: 1, stdout: '', told: true })
      expect((await readdir(folder)).filter((each) => each.startsWith('never'))).toEqual([])
    }
  })

  it('an archive of a newer version, or of another kind of machine, is refused before anything is written', async () => {
    const plain = gunzipSync(await readFile(archive()))
    const rewritten = async (from: string, to: string): Promise<string> => {
      const bytes = Buffer.from(plain)
      bytes.write(to, bytes.indexOf(from))
      const file = join(folder, 'rewritten.tar.gz')
      await writeFile(file, gzipSync(bytes, { level: 1 }))
      return file
    }
    const to = join(folder, 'never')
    expect((await restore(await rewritten('"version": "0.1.0"', '"version": "0.9.0"'), to)).stderr).toMatch(/0\.9\.0[\s\S]*\[cli\.backup_newer\]/u)
    expect((await restore(await rewritten('"format": 1', '"format": 2'), to)).stderr).toContain('[cli.backup_newer]')
    expect((await restore(await rewritten('"platform": "linux', '"platform": "plan9'), to)).stderr).toMatch(/plan9[\s\S]*\[cli\.backup_platform\]/u)
    expect((await restore(await rewritten('"module": "tasks",\n   "id": 1', '"module": "tasks",\n   "id": 9'), to)).stderr).toMatch(/tasks\/9[\s\S]*\[store\.migration_unknown\]/u)
    expect((await restore(await rewritten('"createdAt": "2', '"createdAt": "3'), to)).stderr).toContain('[cli.backup_damaged]')
    expect((await readdir(folder)).filter((each) => each.startsWith('never'))).toEqual([])
  })

  it('restore never touches a home that holds something', async () => {
    const to = join(folder, 'taken')
    await mkdir(to)
    await writeFile(join(to, 'note'), 'mine')
    expect((await restore(archive(), to)).stderr).toMatch(/--home[\s\S]*\[cli\.home_not_empty\]/u)
    expect(await readdir(to)).toEqual(['note'])
  })

  it('restore leaves a ClickHouse of the operator\'s own as it is, and says how to fill it', async () => {
    const to = newHome('beside-clickhouse')
    const { code, stdout } = await jingwei.run(['restore', archive(), '--home', to], { CLICKHOUSE_URL: 'http://127.0.0.1:1' }).ended
    expect({ code, told: stdout.includes('jingwei columnar rebuild'), made: existsSync(join(to, 'columnar')) }).toEqual({ code: 0, told: true, made: false })
  })

  it('a target that cannot be written, and a disk that fills up, are told with the file and leave nothing', async () => {
    expect((await backup(join(folder, 'no', 'folder.tar.gz')).ended).stderr).toMatch(/folder\.tar\.gz[\s\S]*\[cli\.cannot_write\]/u)
    for (const inside of [home, join(home, 'blobs', 'own.tar.gz')]) expect((await backup(inside).ended).stderr).toContain('[cli.backup_inside]')
    // A limit on file size stands for the disk: 1,000 blocks of 1 KiB, far fewer than the archive needs.
    const out = join(folder, 'full.tar.gz')
    const refused = promisify(execFile)('/bin/sh', ['-c', `trap '' XFSZ; ulimit -f 1000; exec "$@"`, 'sh', ...jingwei.self, 'backup', '--out', out, '--home', home], { env: { PATH: process.env['PATH'] } })
    await expect(refused).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/full\.tar\.gz[\s\S]*\[cli\.cannot_write\]/u) })
    expect((await readdir(folder)).filter((name) => name.startsWith('full'))).toEqual([])
  })

  it('works as well when nothing runs, and into a folder, named by the moment', async () => {
    await stopHome(running)
    const out = join(folder, 'kept')
    await mkdir(out)
    expect((await backup(out).ended).code).toBe(0)
    expect(await readdir(out)).toEqual([expect.stringMatching(/^jingwei-\d{8}-\d{6}\.tar\.gz$/u)])
    expect(existsSync(join(home, 'pg', 'postmaster.pid'))).toBe(false)
  })
})
