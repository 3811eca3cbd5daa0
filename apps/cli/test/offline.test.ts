import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleEntries, packageFolders } from '@jingwei/cli'

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
    await expect(bundleEntries(root, join(root, 'main.mjs')).next()).rejects.toMatchObject({ code: 'cli.bundle_incomplete', details: { missing: expect.stringMatching(/apps\/portal\/dist\/index\.html$/u) } })
  })
})
