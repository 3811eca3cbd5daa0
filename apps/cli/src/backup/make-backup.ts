import { open, rename, rm } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import type { Logger } from '@jingwei/kernel'
import { baseBackup, connect, lastUpgrade, recordedMigrations, startPostgres } from '@jingwei/store'
import { ArchiveWriter } from './archive-writer.ts'
import { fileBytes, homeFiles } from './home-files.ts'
import { headOf, type Head, type Manifest } from './manifest.ts'

type Show = (stage: 'database' | 'files', done: number, total: number) => void

/**
 * Writes a home into one archive, beside whatever runs there. It appears under its name whole or not at all: a kill
 * leaves `FILE.NUMBER.part`, which has no manifest and is refused.
 */
export async function makeBackup({ home, out, logger, show }: { readonly home: string; readonly out: string; readonly logger: Logger; readonly show: Show }): Promise<Manifest> {
  const half = `${out}.${process.pid}.part`
  const clear = (): void => rmSync(half, { force: true })
  process.once('exit', clear)
  const postgres = await startPostgres({ home, logger })
  try {
    const writer = new ArchiveWriter(half, await headOfHome(postgres.url))
    try {
      await writer.begin()
      await addDatabase(writer, postgres.url, show)
      // After the database: whatever its rows name was kept before they were written, so it is there.
      let files = 0
      for await (const entry of homeFiles(home)) {
        await writer.add(entry, entry.folder ? undefined : fileBytes(home, entry))
        show('files', ++files, 0)
      }
      const manifest = await writer.end()
      await rename(half, out)
      await syncFolder(dirname(out))
      return manifest
    } catch (error) {
      writer.abandon()
      throw error
    }
  } finally {
    await rm(half, { force: true })
    process.off('exit', clear)
    await postgres.stop()
  }
}

async function headOfHome(url: string): Promise<Head> {
  const store = connect({ url, poolSize: 1, applicationName: 'jingwei backup' })
  try {
    const last = await lastUpgrade(store)
    // While an upgrade is going on the data are still the older program's.
    return headOf(await recordedMigrations(store), new Date(), (last?.finishedAt === null ? last.fromVersion : last?.toVersion) ?? undefined)
  } finally {
    await store.close()
  }
}

/** Repacks the server's own tar, file by file: one archive, one digest for the whole part. */
async function addDatabase(writer: ArchiveWriter, url: string, show: Show): Promise<void> {
  const backup = await baseBackup(url)
  const reader = extract()
  const read = pipeline(backup, reader)
  read.catch(() => {})
  const now = new Date()
  await writer.add({ path: 'pg', mode: 0o700, mtime: now, size: 0, folder: true })
  let done = 0
  try {
    for await (const file of reader) {
      const { name, size = 0, mode = 0o600, mtime = now } = file.header
      const type = file.header.type ?? 'file'
      const entry = { path: `pg/${name.replace(/^\.\//u, '').replace(/\/$/u, '')}`, mode, mtime, size, folder: type === 'directory' }
      if (!['file', 'directory'].includes(type)) throw new Error(`${name} in the cluster is a ${type}`)
      await writer.add(entry, file)
      done += size
      show('database', megabytes(done), megabytes(Math.max(done, backup.estimatedBytes)))
    }
    await read
  } catch (error) {
    backup.destroy()
    throw error
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576)

/** A rename survives a power cut only when its folder has reached the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}
