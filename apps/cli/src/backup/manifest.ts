import { createHash } from 'node:crypto'
import { JingweiError } from '@jingwei/kernel'
import { bundledMajor, demandKnownMigrations, isNewerVersion, type RecordedMigration } from '@jingwei/store'
import { allMigrations, version } from '@jingwei/server'
import '../errors.ts'

/** Raised when an older program could no longer read what a newer one writes. */
const format = 1

/** First and last name in an archive: what it is, and the proof that it is whole. */
export const headName = 'jingwei-backup.json'
export const manifestName = 'manifest.json'

/** The parts of a backup, each with a digest of its own. */
export const partNames = ['database', 'files', 'secrets', 'blobs'] as const
export type PartName = (typeof partNames)[number]

/** What can be said before the bytes: whoever restores is refused before anything is written. */
export type Head = {
  readonly format: number
  /** The program whose data it holds; one that is about to upgrade them writes the older one's here. */
  readonly version: string
  readonly createdAt: string
  /** System and processor: a physical copy opens on its own kind alone. */
  readonly platform: string
  readonly postgres: string
  readonly migrations: readonly RecordedMigration[]
}

export type Part = { readonly files: number; readonly bytes: number; readonly sha256: string }
export type Manifest = Head & { readonly parts: Readonly<Record<PartName, Part>> }

export const headOf = (migrations: readonly RecordedMigration[], createdAt: Date, of: string = version): Head => ({ format, version: of, createdAt: createdAt.toISOString(), platform: here, postgres: bundledMajor, migrations })

const here = `${process.platform}-${process.arch}`

/** @throws cli.backup_newer, cli.backup_platform, store.migration_unknown, store.migration_changed */
export function demandReadable(head: Head, file: string): void {
  if (head.format > format || isNewerVersion(head.version, version)) throw new JingweiError('cli.backup_newer', { file, found: head.version, own: version })
  if (head.platform !== here || head.postgres !== bundledMajor) throw new JingweiError('cli.backup_platform', { file, found: `${head.platform}, PostgreSQL ${head.postgres}`, own: `${here}, PostgreSQL ${bundledMajor}` })
  demandKnownMigrations(allMigrations, head.migrations, { own: version, found: head.version })
}

/** Counts and digests one part, file by file; what a file is called and may do belongs to it. */
export class PartDigest {
  readonly #hash = createHash('sha256')
  #files = 0
  #bytes = 0

  begin({ name, mode, size }: { readonly name: string; readonly mode: number; readonly size: number }): void {
    this.#hash.update(`${name}\0${(mode & 0o777).toString(8)}\0${size}\0`)
    this.#files++
    this.#bytes += size
  }

  bytes(chunk: Uint8Array): void {
    this.#hash.update(chunk)
  }

  /** What the part has come to; nothing may be added afterwards. */
  end(): Part {
    return { files: this.#files, bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }
}

/** A digest for each part. */
export const partDigests = (): Record<PartName, PartDigest> => ({ database: new PartDigest(), files: new PartDigest(), secrets: new PartDigest(), blobs: new PartDigest() })

/** The part a path of the home belongs to. */
export const partOf = (path: string): PartName =>
  path === 'pg' || path.startsWith('pg/') ? 'database' : path === 'secrets' || path.startsWith('secrets/') ? 'secrets' : path === 'blobs' || path.startsWith('blobs/') ? 'blobs' : 'files'
