import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program, type Program } from './drill/program.ts'

describe('the command line refuses', { timeout: 120_000 }, () => {
  let jingwei: Program
  let folder = ''
  beforeAll(async () => {
    jingwei = await program(join(import.meta.dirname, '../../..'))
    folder = await mkdtemp(join(tmpdir(), 'jingwei-cli-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('misuse with exit code 64, in both languages, with the way out', async () => {
    const option = await jingwei.run(['import', '--jsn']).ended
    expect(option).toMatchObject({ code: 64, stdout: '' })
    expect(option.stderr).toMatch(/不认识的选项 --jsn.*--json[\s\S]*Unknown option --jsn[\s\S]*\[cli\.unknown_option\]/u)
    expect(await jingwei.run(['start', '--role', 'everything']).ended).toMatchObject({ code: 64, stderr: expect.stringContaining('all|api|jobs|columnar|public') })
    expect(await jingwei.run(['export', 'links']).ended).toMatchObject({ code: 64, stderr: expect.stringContaining('--out F.csv') })
    expect(await jingwei.run(['improt', folder]).ended).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining('did you mean jingwei import?') })
    for (const asked of [[], ['help'], ['--help'], ['import', '-h']]) {
      expect(await jingwei.run(asked).ended).toMatchObject({ code: 0, stdout: expect.stringContaining('jingwei import  DIR'), stderr: '' })
    }
  })

  it('a folder that is not there or holds no data, and makes no home for it', async () => {
    const home = join(folder, 'unmade')
    expect(await jingwei.run(['import', join(folder, 'nowhere'), '--home', home]).ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('[cli.no_folder]') })
    expect(await jingwei.run(['import', folder, '--home', home]).ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('[hub.no_files]') })
    expect(existsSync(home)).toBe(false)
  })

  it('to export where nothing can be written, before anything is started', async () => {
    const home = join(folder, 'unstarted')
    expect(await jingwei.run(['export', 'links', '--out', join(folder, 'no', 'links.csv'), '--home', home]).ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('[cli.cannot_write]') })
    expect(existsSync(home)).toBe(false)
  })

  it('to back up or restore a database of the operator\'s own, naming its tools', async () => {
    for (const args of [['backup', '--out', folder], ['restore', join(folder, 'any.tar.gz')]]) {
      const refused = await jingwei.run([...args, '--home', join(folder, 'unmade')], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }).ended
      expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/pg_dump[\s\S]*pg_basebackup[\s\S]*\[cli\.external_database\]/u) })
    }
    expect(await jingwei.run(['backup', '--out', folder, '--home', join(folder, 'unmade')]).ended).toMatchObject({ code: 1, stderr: expect.stringContaining('[cli.no_home]') })
    expect(await jingwei.run(['restore', join(folder, 'any.tar.gz'), '--home', join(folder, 'unmade')]).ended).toMatchObject({ code: 1, stderr: expect.stringContaining('[cli.no_archive]') })
    expect(await jingwei.run(['backup']).ended).toMatchObject({ code: 64, stderr: expect.stringContaining('--out FILE.tar.gz|DIR') })
    expect(existsSync(join(folder, 'unmade'))).toBe(false)
  })

  it('an unknown setting, naming the nearest known one, before anything is started', async () => {
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ 'identity.idleMinute': 10 }))
    const refused = await jingwei.run(['start', '--home', folder, '--port', '0']).ended
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/identity\.idleMinute"; the nearest known one is "identity\.idleMinutes"[\s\S]*\[kernel\.unknown_setting\]/u)
    expect(existsSync(join(folder, 'pg'))).toBe(false)
  })
})
