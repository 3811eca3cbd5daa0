import { open, readdir, stat, lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import type { Entry } from './archive-writer.ts'

/**
 * What a backup leaves out: the cluster (PostgreSQL copies it), the columnar store (derived), sockets, logs, and copies
 * of the program. Half-made clusters and uploads are nobody's data.
 */
const leftOut = /^(?:pg(?:\..*)?|pg-run|columnar|log|bin|blobs\/incoming|columnar-to-rebuild)$/u

/** Files and folders of a home outside its database, parents first, with blobs last: see `make-backup`. */
export async function* homeFiles(home: string): AsyncGenerator<Entry> {
  const top = (await readdir(home)).filter((name) => !leftOut.test(name)).toSorted()
  for (const name of [...top.filter((each) => each !== 'blobs'), ...top.filter((each) => each === 'blobs')]) yield* below(home, name, true)
}

/** A link at the top is followed: blobs may lie on a disk of their own. Deeper down it could lead in a circle. */
async function* below(home: string, path: string, follow: boolean): AsyncGenerator<Entry> {
  const found = await (follow ? stat : lstat)(join(home, path)).catch(() => undefined)
  if (found === undefined || leftOut.test(path)) return
  const entry = { path, mode: found.mode & 0o777, mtime: found.mtime }
  if (found.isFile()) yield { ...entry, size: found.size, folder: false }
  if (!found.isDirectory()) return
  yield { ...entry, size: 0, folder: true }
  for (const name of (await readdir(join(home, path))).toSorted()) yield* below(home, `${path}/${name}`, false)
}

/** The bytes a file had when it was listed, no more. @throws cli.cannot_read when it has become shorter or cannot be read */
export async function* fileBytes(home: string, { path, size }: Entry): AsyncGenerator<Uint8Array> {
  const file = join(home, path)
  let left = size
  try {
    const handle = await open(file, 'r')
    try {
      while (left > 0) {
        const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(Math.min(left, 256 * 1024)))
        if (bytesRead === 0) throw new Error('it became shorter')
        left -= bytesRead
        yield buffer.subarray(0, bytesRead)
      }
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw new JingweiError('cli.cannot_read', { file, reason: error instanceof Error ? error.message : String(error) }, { cause: error })
  }
}
