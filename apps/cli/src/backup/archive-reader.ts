import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { JingweiError } from '@jingwei/kernel'
import { headName, manifestName, partDigests, partNames, partOf, type Head, type Manifest } from './manifest.ts'
import type { Entry } from './archive-writer.ts'

/** Who takes what an archive holds. */
export type Receiver = {
  /** What it is, before any byte; throws to refuse it. */
  head(head: Head): void
  entry(entry: Entry, bytes: AsyncIterable<Uint8Array>): Promise<void>
}

/**
 * Reads an archive as a stream and checks every part against the manifest at its end. Whatever the receiver throws goes
 * through as it is.
 * @throws cli.backup_damaged when it is no archive of ours, cut off, or has other bytes than were written
 */
export async function readArchive(file: string, receiver: Receiver): Promise<Manifest> {
  const reader = extract()
  const feeding = pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), createGunzip({ chunkSize: 256 * 1024 }), reader)
  feeding.catch(() => {})
  const damaged = (reason: string, cause?: unknown): JingweiError => new JingweiError('cli.backup_damaged', { file, reason }, { cause })
  const digests = partDigests()
  let head: Head | undefined
  let manifest: Manifest | undefined
  try {
    for await (const item of reader) {
      const { name, mode = 0, mtime = new Date(0), size = 0 } = item.header
      const type = item.header.type ?? 'file'
      if (manifest !== undefined) throw damaged(`${name} comes after the manifest`)
      if (name === manifestName) manifest = (await jsonOf(item)) as Manifest
      else if (head === undefined) {
        if (name !== headName) throw damaged(`it begins with ${name.slice(0, 80)}`)
        head = (await jsonOf(item)) as Head
        receiver.head(head)
      } else {
        const path = pathOf(name)
        if (path === undefined || !['file', 'directory'].includes(type)) throw damaged(`${name.slice(0, 200)} is a ${type} that no backup holds`)
        const digest = digests[partOf(path)]
        digest.begin({ name, mode, size })
        await receiver.entry({ path, mode: mode & 0o777, mtime, size, folder: type === 'directory' }, seen(item, (chunk) => digest.bytes(chunk)))
      }
    }
    await feeding
  } catch (error) {
    throw error instanceof JingweiError ? error : damaged(error instanceof Error ? error.message : String(error), error)
  }
  if (manifest === undefined) throw damaged('it ends before its manifest')
  const { parts, ...told } = manifest
  if (JSON.stringify(told) !== JSON.stringify(head)) throw damaged('its beginning and its manifest tell different things')
  for (const name of partNames) {
    const found = digests[name].end()
    if (parts?.[name]?.sha256 !== found.sha256) throw damaged(`${name}: ${found.files} files, ${found.bytes} bytes, SHA-256 ${found.sha256}; the manifest says ${JSON.stringify(parts?.[name])}`)
  }
  return manifest
}

/** A name that stays inside the home; undefined for any other. */
function pathOf(name: string): string | undefined {
  const path = /^home\/(.+?)\/?$/su.exec(name)?.[1]
  return path === undefined || path.includes('\0') || path.split('/').some((step) => ['', '.', '..'].includes(step)) ? undefined : path
}

async function* seen(bytes: AsyncIterable<Uint8Array>, look: (chunk: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    look(chunk)
    yield chunk
  }
}

const mostJson = 4 * 1024 * 1024

async function jsonOf(bytes: AsyncIterable<Uint8Array>): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.byteLength
    if (size > mostJson) throw new Error('its description is too long')
    parts.push(chunk)
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}
