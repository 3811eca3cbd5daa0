import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack, type Headers } from 'tar-stream'

/** A `.tar.gz` being written as a stream: memory does not grow with what goes in. */
export class TarFile {
  readonly #pack = pack()
  readonly #written: Promise<void>
  /** Rejects when the disk refuses: whoever waits for room to write would wait for ever. */
  readonly #broken: Promise<never>

  /** The file must not be there yet. */
  constructor(file: string, { mode, level }: { readonly mode: number; readonly level: number }) {
    this.#written = pipeline(this.#pack, createGzip({ level, chunkSize: 256 * 1024 }), createWriteStream(file, { flags: 'wx', mode, flush: true }))
    this.#broken = new Promise((_, reject) => { this.#written.catch(reject) })
    this.#broken.catch(() => {})
  }

  /** One entry; a source must have exactly the bytes the header announces. @throws what source or disk say */
  async add(header: Headers, source?: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    const stored = new Promise<void>((resolve, reject) => {
      const entry = this.#pack.entry(header, (error) => (error ? reject(error) : resolve()))
      const fill = async (): Promise<void> => {
        for await (const chunk of source ?? []) if (!entry.write(chunk)) await once(entry, 'drain')
        entry.end()
      }
      fill().catch(reject)
    })
    await Promise.race([stored, this.#broken])
  }

  /** Resolves when everything is on the disk. */
  async end(): Promise<void> {
    this.#pack.finalize()
    await this.#written
  }

  /** Lets go of a file that will not be whole. */
  abandon(): void {
    this.#pack.destroy()
  }
}
