import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBlobs, readDigest, type Blobs } from '@jingwei/blob'

let home = ''
let blobs: Blobs
const full = () => join(home, 'full')
let mounted = false

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jingwei-blob-'))
  blobs = await openBlobs(home)
})
afterAll(async () => {
  if (mounted) execFileSync('umount', [full()])
  await rm(home, { recursive: true, force: true })
})

const half = (): Promise<string[]> => readdir(join(home, 'blobs', 'incoming'))

describe('kept files', () => {
  test('come back byte for byte under the SHA-256 of their content, kept once', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5_000 }), { maxLength: 8 }), async (parts) => {
      const whole = Buffer.concat(parts)
      const stored = await blobs.put(Readable.from(parts))
      expect(stored).toEqual({ digest: createHash('sha256').update(whole).digest('hex'), size: whole.length })
      expect(await buffer(await blobs.get(stored.digest))).toEqual(whole)
      expect(await blobs.put([whole])).toEqual(stored)
    }), { numRuns: 25 })
    expect(await half()).toEqual([])
  })

  test('are the same when many processes send the same bytes at once', async () => {
    const stored = await Promise.all(Array.from({ length: 8 }, () => blobs.put(['企业名单'.repeat(10_000)])))
    expect(new Set(stored.map((entry) => entry.digest)).size).toBe(1)
    expect(await blobs.size(stored[0]?.digest ?? '')).toBe(120_000)
  })

  test('can be removed, and then are not found', async () => {
    const { digest } = await blobs.put(['short-lived'])
    await blobs.remove(digest)
    await blobs.remove(digest)
    expect(await blobs.size(digest)).toBeUndefined()
    await expect(blobs.get(digest)).rejects.toMatchObject({ code: 'blob.not_found', status: 404 })
  })
})

describe('nothing half', () => {
  test('stays when the sender breaks off', async () => {
    const source = (async function* () {
      yield Buffer.alloc(100_000)
      throw new Error('the connection closed')
    })()
    await expect(blobs.put(source)).rejects.toThrow('the connection closed')
    expect(await half()).toEqual([])
  })

  test('stays when the file is larger than allowed', async () => {
    await expect(blobs.put([Buffer.alloc(11)], { limit: 10 })).rejects.toMatchObject({ code: 'kernel.too_large' })
    expect((await blobs.put([Buffer.alloc(10)], { limit: 10 })).size).toBe(10)
    expect(await half()).toEqual([])
  })

  test('stays when the disk is full, and what was there is intact', async ({ skip }) => {
    await mkdir(full())
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', full()], { stdio: 'pipe' })
      mounted = true
    } catch {
      skip('a small disk cannot be mounted here')
    }
    const small = await openBlobs(full())
    const { digest } = await small.put([Buffer.alloc(50_000, 'a')])
    const large = Array.from({ length: 100 }, () => Buffer.alloc(10_000, 'b'))
    await expect(small.put(large)).rejects.toMatchObject({ code: 'blob.disk_full', status: 507 })
    expect(await readdir(join(full(), 'blobs', 'incoming'))).toEqual([])
    expect((await buffer(await small.get(digest))).length).toBe(50_000)
    expect((await small.put([Buffer.alloc(40_000, 'c')])).size).toBe(40_000)
  })

  test('of a process that died long ago is cleared at the next start, a fresh one is left alone', async () => {
    const [old, fresh] = ['old', 'fresh'].map((name) => join(home, 'blobs', 'incoming', name)) as [string, string]
    await Promise.all([writeFile(old, 'x'), writeFile(fresh, 'x')])
    await utimes(old, 1, 1)
    await openBlobs(home)
    expect(await half()).toEqual(['fresh'])
    await rm(fresh)
  })
})

test('a name that is not a digest never reaches the disk', async () => {
  for (const name of ['../../etc/passwd', '', 'a'.repeat(63), `${'a'.repeat(63)}/`, 'A'.repeat(64), `${'a'.repeat(64)}\n`, `..${'/..'.repeat(20)}aa`]) {
    for (const use of [blobs.get, blobs.path, blobs.size, blobs.remove]) await expect(use(name)).rejects.toMatchObject({ code: 'blob.bad_digest' })
    expect(() => readDigest(name)).toThrow()
  }
})

test('a kept file cannot be written by accident', async () => {
  const { digest } = await blobs.put(['sealed'])
  expect((await stat(await blobs.path(digest))).mode & 0o222).toBe(0)
})
