import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { headName, manifestName, partDigests, partNames, partOf, type Head, type Manifest, type Part, type PartName } from './manifest.ts'

/** One file or folder on its way in; `path` as it lies in the home. */
export type Entry = { readonly path: string; readonly mode: number; readonly mtime: Date; readonly size: number; readonly folder: boolean }

/**
 * Writes one archive (tar, gzip) as a stream: what is held in memory does not grow with the home. It is whole when, and
 * only when, its last entry is there: the manifest.
 */
export class ArchiveWriter {
  readonly #head: Head
  readonly #pack = pack()
  readonly #digests = partDigests()
  readonly #written: Promise<void>
  /** Rejects when the disk refuses: whoever waits for room to write would wait for ever. */
  readonly #broken: Promise<never>

  /** Makes the file for its owner alone: it holds secrets. */
  constructor(file: string, head: Head) {
    this.#head = head
    // The fastest level: data pages shrink to a fifth already, and the disk is waiting.
    this.#written = pipeline(this.#pack, createGzip({ level: 1, chunkSize: 256 * 1024 }), createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
    this.#broken = new Promise((_, reject) => { this.#written.catch(reject) })
    this.#broken.catch(() => {})
  }

  begin(): Promise<void> {
    return this.#json(headName, this.#head)
  }

  /** @throws what source or disk say, or when the source has not exactly the bytes announced */
  async add({ path, mode, mtime, size, folder }: Entry, source?: AsyncIterable<Uint8Array>): Promise<void> {
    const name = `home/${path}${folder ? '/' : ''}`
    const digest = this.#digests[partOf(path)]
    digest.begin({ name, mode, size })
    const header = { name, mode: mode & 0o777, mtime, size, type: folder ? 'directory' as const : 'file' as const }
    const stored = this.#store(header, async (write) => {
      for await (const chunk of source ?? []) {
        digest.bytes(chunk)
        await write(chunk)
      }
    })
    await Promise.race([stored, this.#broken])
  }

  /** Closes the archive with its manifest; resolves when it is on the disk. */
  async end(): Promise<Manifest> {
    const parts = Object.fromEntries(partNames.map((name) => [name, this.#digests[name].end()])) as Record<PartName, Part>
    const manifest: Manifest = { ...this.#head, parts }
    await this.#json(manifestName, manifest)
    this.#pack.finalize()
    await this.#written
    return manifest
  }

  /** Lets go of an archive that will not be whole. */
  abandon(): void {
    this.#pack.destroy()
  }

  #json(name: string, value: unknown): Promise<void> {
    const bytes = Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`)
    return Promise.race([this.#store({ name, mode: 0o600, mtime: new Date(this.#head.createdAt), size: bytes.length, type: 'file' }, (write) => write(bytes)), this.#broken])
  }

  #store(header: { name: string; mode: number; mtime: Date; size: number; type: 'file' | 'directory' }, fill: (write: (chunk: Uint8Array) => Promise<void>) => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry = this.#pack.entry(header, (error) => (error ? reject(error) : resolve()))
      fill(async (chunk) => { if (!entry.write(chunk)) await once(entry, 'drain') }).then(() => entry.end(), reject)
    })
  }
}
