import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { JingweiError, type Logger } from '@jingwei/kernel'
import { allMigrations, version } from '@jingwei/server'
import { connect, demandKnownMigrations, recordedMigrations, startPostgres } from '@jingwei/store'
import { markColumnar } from '../upgrade/marks.ts'
import { readArchive } from './archive-reader.ts'
import { HomeDraft } from './home-draft.ts'
import { demandReadable, type Manifest } from './manifest.ts'
import { setRecovery } from './recovery-settings.ts'

export type Restore = {
  readonly file: string
  readonly home: string
  readonly logger: Logger
  readonly show: Show
  /** The home that is there makes way; else there must be none. */
  readonly replace?: boolean
  /** Leaves the mark by which the program that opens it next makes its columnar store anew. */
  readonly marked: boolean
  /** Lays out what a recovery beyond the archive needs, once its files are there. */
  prepare?(draft: string): Promise<void>
}

type Show = (stage: 'database' | 'files' | 'open', done: number, total: number) => void

/**
 * Makes a home from an archive. Everything is written and checked beside it, the database is opened once, and only then
 * it takes the home's name: when anything fails, nothing is left.
 * @throws cli.home_not_empty, cli.backup_damaged, cli.backup_newer, cli.backup_platform, cli.cannot_write
 */
export async function restoreHome({ file, home, logger, show, replace = false, marked, prepare }: Restore): Promise<Manifest> {
  const draft = await HomeDraft.begin(home, replace)
  try {
    let bytes = 0
    let files = 0
    const manifest = await readArchive(file, {
      head: (head) => demandReadable(head, file),
      async entry(entry, content) {
        await draft.take(entry, content)
        bytes += entry.size
        if (entry.path.startsWith('pg/')) show('database', Math.round(bytes / 1_048_576), 0)
        else show('files', ++files, 0)
      },
    })
    show('open', 0, 0)
    const data = join(draft.folder, 'pg')
    await setRecovery(data)
    await prepare?.(draft.folder)
    await openOnce(draft.folder, file, manifest, logger, prepare !== undefined)
    await setRecovery(data)
    if (marked) await markColumnar(draft.folder)
    await draft.settle()
    return manifest
  } catch (error) {
    await draft.abandon()
    throw error
  }
}

/** The log in the archive brings the copied files to one moment; this is where that is proved. */
async function openOnce(folder: string, file: string, manifest: Manifest, logger: Logger, beyond: boolean): Promise<void> {
  const postgres = await startPostgres({ home: folder, logger }).catch((error: unknown) => {
    if (!(error instanceof JingweiError && error.code === 'store.start_failed')) throw error
    throw new JingweiError('cli.backup_damaged', { file, reason: String(error.details['reason']) }, { cause: error })
  })
  try {
    const store = connect({ url: postgres.url, poolSize: 1, applicationName: 'jingwei restore' })
    const found = await recordedMigrations(store).finally(() => store.close())
    if (beyond) demandKnownMigrations(allMigrations, found, { own: version, found: undefined })
    else if (JSON.stringify(found) !== JSON.stringify(manifest.migrations)) throw new JingweiError('cli.backup_damaged', { file, reason: `the database records ${found.length} migrations, the manifest ${manifest.migrations.length}` })
  } finally {
    await postgres.stop()
    // A long path has its socket elsewhere, in a folder of its own.
    await rm(new URL(postgres.url).searchParams.get('host') ?? '', { recursive: true, force: true })
  }
}
