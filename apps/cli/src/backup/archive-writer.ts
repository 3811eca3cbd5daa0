import { headName, manifestName, partDigests, partNames, partOf, type Head, type Manifest, type Part, type PartDigest, type PartName } from './manifest.ts'
import { TarFile } from './tar-file.ts'

/** One file or folder on its way in; `path` as it lies in the home. */
export type Entry = { readonly path: string; readonly mode: number; readonly mtime: Date; readonly size: number; readonly folder: boolean }

/** Writes one archive. It is whole when, and only when, its last entry is there: the manifest. */
export class ArchiveWriter {
  readonly #head: Head
  readonly #tar: TarFile
  readonly #digests = partDigests()

  /** Makes the file for its owner alone: it holds secrets. The fastest level: the processor sets the pace, not the disk. */
  constructor(file: string, head: Head) {
    this.#head = head
    this.#tar = new TarFile(file, { mode: 0o600, level: 1 })
  }

  begin(): Promise<void> {
    return this.#json(headName, this.#head)
  }

  /** @throws what source or disk say, or when the source has not exactly the bytes announced */
  async add({ path, mode, mtime, size, folder }: Entry, source?: AsyncIterable<Uint8Array>): Promise<void> {
    const name = `home/${path}${folder ? '/' : ''}`
    const digest = this.#digests[partOf(path)]
    digest.begin({ name, mode, size })
    await this.#tar.add({ name, mode: mode & 0o777, mtime, size, type: folder ? 'directory' : 'file' }, digested(source ?? [], digest))
  }

  /** Closes the archive with its manifest; resolves when it is on the disk. */
  async end(): Promise<Manifest> {
    const parts = Object.fromEntries(partNames.map((name) => [name, this.#digests[name].end()])) as Record<PartName, Part>
    const manifest: Manifest = { ...this.#head, parts }
    await this.#json(manifestName, manifest)
    await this.#tar.end()
    return manifest
  }

  /** Lets go of an archive that will not be whole. */
  abandon(): void {
    this.#tar.abandon()
  }

  #json(name: string, value: unknown): Promise<void> {
    const bytes = Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`)
    return this.#tar.add({ name, mode: 0o600, mtime: new Date(this.#head.createdAt), size: bytes.length, type: 'file' }, [bytes])
  }
}

async function* digested(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, digest: PartDigest): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    digest.bytes(chunk)
    yield chunk
  }
}
