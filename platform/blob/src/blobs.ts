import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { JingweiError } from '@jingwei/kernel'
import { readDigest, type Digest } from './digest.ts'
import { asBlobError } from './errors.ts'
import { syncFolder } from './sync-folder.ts'

export type Stored = { readonly digest: Digest; readonly size: number }

export type PutOptions = {
  /** Bytes at most; more raises kernel.too_large and keeps nothing. */
  readonly limit?: number
}

/** Files by the SHA-256 of their content, in a folder: the same bytes are kept once, a kept file never changes. */
export type Blobs = {
  /**
   * Keeps a stream. When it resolves the bytes are on disk; when it throws nothing is left.
   * @throws blob.disk_full, kernel.too_large, and whatever the source throws
   */
  put(source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>, options?: PutOptions): Promise<Stored>
  /** The bytes as a stream. @throws blob.bad_digest, blob.not_found */
  get(digest: string): Promise<Readable>
  /** The file itself, for readers that need to seek; never to be written. @throws blob.bad_digest, blob.not_found */
  path(digest: string): Promise<string>
  /** Size in bytes, undefined when it is not here. @throws blob.bad_digest */
  size(digest: string): Promise<number | undefined>
  /** Removes a file; no error when it is not here. @throws blob.bad_digest */
  remove(digest: string): Promise<void>
}

const stale = 24 * 3_600_000

/** Opens `home/blobs`, makes it on first use, and clears half-written files of processes that died over a day ago. */
export async function openBlobs(home: string): Promise<Blobs> {
  const root = join(home, 'blobs')
  const incoming = join(root, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await clearStale(incoming)
  const folderOf = (digest: Digest): string => join(root, digest.slice(0, 2))
  const fileOf = (digest: Digest): string => join(folderOf(digest), digest.slice(2))
  const sizeOf = (digest: Digest): Promise<number | undefined> => stat(fileOf(digest)).then((found) => found.size, () => undefined)

  const demand = async (text: string): Promise<string> => {
    const digest = readDigest(text)
    if ((await sizeOf(digest)) === undefined) throw new JingweiError('blob.not_found', { digest })
    return fileOf(digest)
  }

  return {
    async put(source, { limit = Number.POSITIVE_INFINITY } = {}) {
      const draft = join(incoming, randomUUID())
      let written = 0
      try {
        const stored = await writeDraft(draft, source, limit, (bytes) => (written = bytes))
        await keep(draft, stored.digest)
        return stored
      } catch (error) {
        await rm(draft, { force: true })
        throw asBlobError(error, root, written)
      }
    },
    async get(digest) {
      return createReadStream(await demand(digest))
    },
    path: demand,
    async size(digest) {
      return sizeOf(readDigest(digest))
    },
    async remove(digest) {
      await rm(fileOf(readDigest(digest)), { force: true })
    },
  }

  async function keep(draft: string, digest: Digest): Promise<void> {
    const folder = folderOf(digest)
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    await rename(draft, fileOf(digest))
    await syncFolder(folder)
    if (made !== undefined) await syncFolder(root)
  }
}

/** Streams the source into a new file and brings it to the disk before anybody may see it. */
async function writeDraft(draft: string, source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>, limit: number, onBytes: (bytes: number) => void): Promise<Stored> {
  const hash = createHash('sha256')
  const file = await open(draft, 'wx', 0o440)
  let size = 0
  try {
    for await (const part of source) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part
      size += bytes.byteLength
      if (size > limit) throw new JingweiError('kernel.too_large', { limit: `${limit} B` })
      hash.update(bytes)
      await file.writeFile(bytes)
      onBytes(size)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { digest: readDigest(hash.digest('hex')), size }
}

async function clearStale(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const age = await stat(path).then((found) => Date.now() - found.mtimeMs, () => 0)
    if (age > stale) await rm(path, { force: true })
  }
}
