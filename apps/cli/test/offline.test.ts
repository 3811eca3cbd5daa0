import { copyFile, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleEntries, demandNative, packageFolders, readTarget } from '@jingwei/cli'

describe('what goes into a bundle for a machine without network', () => {
  let root = ''
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'jingwei-offline-'))
    const put = async (folder: string, manifest: object): Promise<void> => {
      await mkdir(join(root, folder), { recursive: true })
      await writeFile(join(root, folder, 'package.json'), JSON.stringify(manifest))
    }
    await put('node_modules/a', { dependencies: { b: '1', c: '1' }, optionalDependencies: { 'other-platform': '1' } })
    await put('node_modules/b', { dependencies: { c: '2' } })
    await put('node_modules/b/node_modules/c', { dependencies: { a: '1' } })
    await put('node_modules/c', {})
    await put('node_modules/unasked', {})
    await put('node_modules/@scope/one', {})
    await put('node_modules/@scope/two', {})
    await put('node_modules/broken', { dependencies: { nowhere: '1' } })
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  it('is every package asked for with all it depends on, each where npm put it, circles and all', async () => {
    expect(await packageFolders(root, ['a'])).toEqual(['node_modules/a', 'node_modules/b', 'node_modules/b/node_modules/c', 'node_modules/c'])
    expect(await packageFolders(root, ['@scope/*', '@nobody/*'])).toEqual(['node_modules/@scope/one', 'node_modules/@scope/two'])
  })

  it('is never less: a package that is not installed is named', async () => {
    await expect(packageFolders(root, ['broken'])).rejects.toMatchObject({ code: 'cli.bundle_incomplete', details: { missing: 'node_modules/nowhere' } })
    await expect(bundleEntries(root, join(root, 'main.mjs'), 'x64').next()).rejects.toMatchObject({ code: 'cli.bundle_incomplete', details: { missing: expect.stringMatching(/apps\/portal\/dist\/index\.html$/u) } })
  })

  it.runIf(process.platform === 'linux')('is for one kind of processor: a native file of another is named (needs Linux)', async () => {
    const file = join(root, 'node')
    await copyFile(process.execPath, file)
    const own = process.arch === 'x64' ? 'x64' : 'arm64'
    await demandNative(file, own)
    const handle = await open(file, 'r+')
    await handle.write(Buffer.from([process.arch === 'x64' ? 183 : 62, 0]), 0, 2, 18).finally(() => handle.close())
    await expect(demandNative(file, own)).rejects.toMatchObject({ code: 'cli.bundle_foreign_file', details: { file } })
    expect(readTarget('linux-arm64')).toBe('arm64')
    for (const target of ['linux-loong64', 'win32-x64', 'arm64']) expect(() => readTarget(target)).toThrow(expect.objectContaining({ code: 'cli.bundle_platform' }))
  })
})
