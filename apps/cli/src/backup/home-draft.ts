import { rmSync } from 'node:fs'
import { chown, mkdir, open, readdir, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import { newClusterAccount, type Account } from '@jingwei/store'
import { cannotWrite } from '../disk-error.ts'
import { setAsideMark } from '../upgrade/marks.ts'
import type { Entry } from './archive-writer.ts'
import { syncFolder } from './make-backup.ts'
import { partOf } from './manifest.ts'

/**
 * A home in the making, beside the place it will take: `HOME.restore-NUMBER`. It gets the home's name when everything in
 * it has been checked, or is taken away.
 */
export class HomeDraft {
  readonly folder: string
  readonly #home: string
  readonly #account: Account
  readonly #clear = (): void => rmSync(this.folder, { recursive: true, force: true })

  readonly #replace: boolean

  private constructor(home: string, account: Account, replace: boolean) {
    this.#home = home
    this.#replace = replace
    this.#account = account
    this.folder = `${home}.restore-${process.pid}`
  }

  /** @throws cli.home_not_empty, cli.cannot_write */
  static async begin(home: string, replace: boolean): Promise<HomeDraft> {
    if (!replace) await demandEmpty(home)
    const draft = new HomeDraft(home, await newClusterAccount(), replace)
    process.once('exit', draft.#clear)
    await mkdir(dirname(home), { recursive: true }).then(() => mkdir(draft.folder, { mode: 0o700 })).catch((error: unknown) => { throw cannotWrite(draft.folder, error) })
    return draft
  }

  /** Writes one file with its permissions; the cluster's belong to whom PostgreSQL will run as. */
  async take({ path, mode, mtime, folder }: Entry, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const target = join(this.folder, path)
    const ofCluster = partOf(path) === 'database'
    await ofTheDisk(target, async () => {
      if (folder) await mkdir(target, { mode })
    })
    if (!folder) {
      const file = await ofTheDisk(target, () => open(target, 'wx', mode))
      try {
        for await (const chunk of bytes) await ofTheDisk(target, () => file.writeFile(chunk))
        await ofTheDisk(target, async () => {
          // The mask of whoever restores must not change it. PostgreSQL brings its own files to the disk when it opens.
          await file.chmod(mode)
          if (!ofCluster) await file.sync()
        })
      } finally {
        await file.close()
      }
      await utimes(target, mtime, mtime)
    }
    if (ofCluster && process.getuid?.() === 0) await chown(target, this.#account.uid, this.#account.gid)
  }

  /** Gives it the home's name; a home it replaces is taken away afterwards. */
  async settle(): Promise<void> {
    for (const path of ['pg-run', 'log']) await rm(join(this.folder, path), { recursive: true, force: true })
    const aside = `${this.#home}${setAsideMark}${process.pid}`
    if (this.#replace) await ofTheDisk(this.#home, () => rename(this.#home, aside))
    // An empty folder of that name makes way; one that has been filled meanwhile does not.
    await ofTheDisk(this.#home, () => rename(this.folder, this.#home)).catch(async (error: unknown) => {
      if (this.#replace) await rename(aside, this.#home)
      throw error
    })
    process.off('exit', this.#clear)
    await syncFolder(dirname(this.#home))
    if (this.#replace) await rm(aside, { recursive: true, force: true })
  }

  async abandon(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
    process.off('exit', this.#clear)
  }
}

/** Only what the disk says becomes `cli.cannot_write`: what the archive says is another matter. */
async function ofTheDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw cannotWrite(path, error)
  }
}

async function demandEmpty(home: string): Promise<void> {
  const names = await readdir(home).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new JingweiError('cli.home_not_empty', { home }, { cause: error })
  })
  if (names.length > 0) throw new JingweiError('cli.home_not_empty', { home })
}
