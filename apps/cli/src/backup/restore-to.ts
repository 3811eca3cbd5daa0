import { chown, cp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { JingweiError, type Logger } from '@jingwei/kernel'
import { basesOf, logFolder } from './continuous.ts'
import type { Manifest } from './manifest.ts'
import { setRecovery } from './recovery-settings.ts'
import { restoreHome, type Restore } from './restore-home.ts'

/** Names of pieces of log and of their histories; a partly written one has another name. */
const piece = /^[0-9A-F]{24}$|^[0-9A-F]{8}\.history$/u

export type RestoredTo = { readonly manifest: Manifest; readonly base: string; /** Files of the home it was made of that came along; undefined when that home is gone. */ readonly fromHome: string | undefined }

/**
 * Makes a home as it was at a moment: the newest archive before it, and the log since, up to the last transaction that was
 * acknowledged then. The newest piece of log and files delivered since the archive come from the home itself.
 * @throws cli.bad_moment, cli.no_base, and what a restore refuses
 */
export async function restoreTo({ folder, to, home, logger, show }: { readonly folder: string; readonly to: string; readonly home: string; readonly logger: Logger; readonly show: Restore['show'] }): Promise<RestoredTo> {
  const moment = readMoment(to)
  const { home: origin, bases } = await basesOf(folder)
  const base = bases.filter(({ since }) => since <= moment).at(-1)
  if (base === undefined) throw new JingweiError('cli.no_base', { folder, to: moment.toISOString(), first: bases[0]?.since.toISOString() ?? '-' })
  const fromHome = origin !== undefined && (await stat(join(origin, 'pg', 'PG_VERSION')).then(() => true, () => false)) ? origin : undefined
  const prepare = async (draft: string, target: Date | undefined): Promise<void> => {
    const data = join(draft, 'pg')
    for (const from of [join(folder, logFolder), ...(fromHome === undefined ? [] : [join(fromHome, 'pg', 'pg_wal')])]) await copyLog(from, join(data, 'pg_wal'))
    // Everything is laid where the server looks when there is nothing to fetch; to fetch is told to fail.
    await setRecovery(data, { restore_command: 'false', hot_standby: 'off', recovery_target_action: 'promote', ...(target === undefined ? {} : { recovery_target_time: target.toISOString().replace('T', ' ').replace('Z', '+00') }) })
    await writeFile(join(data, 'recovery.signal'), '')
    await ownedLike(data, join(data, 'recovery.signal'))
    await ownedLike(data, join(data, 'postgresql.auto.conf'))
    if (fromHome !== undefined) await cp(join(fromHome, 'blobs'), join(draft, 'blobs'), { recursive: true, force: false, preserveTimestamps: true, dereference: true }).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOENT') throw error })
  }
  const restore = (target: Date | undefined): Promise<Manifest> => restoreHome({ file: base.file, home, logger, show, prepare: (draft) => prepare(draft, target) })
  const manifest = await restore(moment).catch((error: unknown) => {
    // With the home's own newest log at hand, an end before the moment means that nothing happened in between.
    if (fromHome === undefined || !endedBefore(error)) throw endedBefore(error) ? new JingweiError('cli.log_ends', { folder, to: moment.toISOString() }, { cause: error }) : error
    return restore(undefined)
  })
  return { manifest, base: base.file, fromHome }
}

const endedBefore = (error: unknown): boolean => error instanceof JingweiError && /recovery ended before configured recovery target/u.test(String(error.details['reason']))

/** `2026-11-21 10:30[:00]` in the region's time, or with a zone of its own. @throws cli.bad_moment */
export function readMoment(text: string, now = new Date()): Date {
  const plain = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/u.test(text)
  const moment = new Date(plain ? `${text.replace(' ', 'T')}+08:00` : text)
  if (Number.isNaN(moment.getTime()) || moment > now || !/\d\d:\d\d/u.test(text)) throw new JingweiError('cli.bad_moment', { found: text })
  return moment
}

async function copyLog(from: string, to: string): Promise<void> {
  for (const name of (await readdir(from).catch(() => [])).filter((each) => piece.test(each))) {
    const target = join(to, name)
    // What the archive brought is its own; the same piece is longer where it was written.
    await rm(target, { force: true })
    await cp(join(from, name), target)
    await ownedLike(to, target)
  }
}

async function ownedLike(model: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(model)
  await chown(path, uid, gid)
}
