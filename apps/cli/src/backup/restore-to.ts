import { chown, cp, open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { JingweiError, type Logger } from '@jingwei/kernel'
import { basesOf, logFolder } from './continuous.ts'
import type { Manifest } from './manifest.ts'
import { keepsLogIn, setRecovery } from './recovery-settings.ts'
import { restoreHome, type Restore } from './restore-home.ts'

/** Names of pieces of log and of their histories; a partly written one has another name. */
const piece = /^[0-9A-F]{24}$|^[0-9A-F]{8}\.history$/u

export type RestoredTo = { readonly manifest: Manifest; readonly base: string; /** Files of the home it was made of that came along; undefined when that home is gone. */ readonly fromHome: string | undefined }

/**
 * Makes a home as it was at a moment: the newest archive before it, and the log since, up to the last transaction that was
 * acknowledged then. Files delivered since the archive come from the home itself, and so does its newest piece of log
 * while it keeps its log here; one that was rolled back or restored since goes on from elsewhere, and its log is left alone.
 * @throws cli.bad_moment, cli.no_base, and what a restore refuses
 */
export async function restoreTo({ folder, to, home, logger, marked, show }: { readonly folder: string; readonly to: string; readonly home: string; readonly logger: Logger; readonly marked: boolean; readonly show: Restore['show'] }): Promise<RestoredTo> {
  const moment = readMoment(to)
  const { home: origin, bases } = await basesOf(folder)
  const base = bases.filter(({ since }) => since <= moment).at(-1)
  if (base === undefined) throw new JingweiError('cli.no_base', { folder, to: moment.toISOString(), first: bases[0]?.since.toISOString() ?? '-' })
  const fromHome = origin !== undefined && (await stat(join(origin, 'pg', 'PG_VERSION')).then(() => true, () => false)) ? origin : undefined
  const ownLog = fromHome !== undefined && (await keepsLogIn(join(fromHome, 'pg'), join(folder, logFolder))) ? join(fromHome, 'pg', 'pg_wal') : undefined
  const prepare = async (draft: string, target: Date | undefined): Promise<void> => {
    const data = join(draft, 'pg')
    await layLog(folder, ownLog, join(data, 'pg_wal'))
    // Everything is laid where the server looks when there is nothing to fetch; to fetch is told to fail.
    await setRecovery(data, { restore_command: 'false', hot_standby: 'off', recovery_target_action: 'promote', ...(target === undefined ? {} : { recovery_target_time: target.toISOString().replace('T', ' ').replace('Z', '+00') }) })
    await writeFile(join(data, 'recovery.signal'), '')
    await ownedLike(data, join(data, 'recovery.signal'))
    await ownedLike(data, join(data, 'postgresql.auto.conf'))
    if (fromHome !== undefined) await cp(join(fromHome, 'blobs'), join(draft, 'blobs'), { recursive: true, force: false, preserveTimestamps: true, dereference: true }).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOENT') throw error })
  }
  const restore = (target: Date | undefined): Promise<Manifest> => restoreHome({ file: base.file, home, logger, show, marked, prepare: (draft) => prepare(draft, target) })
  const manifest = await restore(moment).catch((error: unknown) => {
    // With the home's own newest log at hand, an end before the moment means that nothing happened in between; before a
    // later archive it means a gap.
    if (ownLog === undefined || base !== bases.at(-1) || !endedBefore(error)) throw endedBefore(error) ? new JingweiError('cli.log_ends', { folder, to: moment.toISOString() }, { cause: error }) : error
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

/** What the archive brought is its own; the same piece is longer where it was written. What was kept counts before what the home has. */
async function layLog(folder: string, ownLog: string | undefined, to: string): Promise<void> {
  const kept = join(folder, logFolder)
  for (const name of await piecesOf(kept)) await layPiece(join(kept, name), to, name)
  if (ownLog === undefined) return
  for (const name of await piecesOf(ownLog)) if (await isBetter(join(ownLog, name), join(kept, name))) await layPiece(join(ownLog, name), to, name)
}

const piecesOf = async (log: string): Promise<string[]> => (await readdir(log).catch(() => [])).filter((each) => piece.test(each))

async function layPiece(from: string, folder: string, name: string): Promise<void> {
  const target = join(folder, name)
  await rm(target, { force: true })
  await cp(from, target)
  await ownedLike(folder, target)
}

/** Whether a piece of the home's is the one to take: nothing of that name is kept, or the same one cut short. */
async function isBetter(own: string, kept: string): Promise<boolean> {
  const [ours, theirs] = await Promise.all([own, kept].map((path) => beginningOf(path)))
  return ours !== undefined && (theirs === undefined || (theirs.size < ours.size && ours.bytes.subarray(0, theirs.bytes.length).equals(theirs.bytes)))
}

/** A piece begins with its timeline, its place in the log and the number of its system, in 40 bytes. */
async function beginningOf(path: string): Promise<{ readonly size: number; readonly bytes: Buffer } | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOENT') throw error })
  if (file === undefined) return undefined
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(40), 0, 40, 0)
    return { size: (await file.stat()).size, bytes: buffer.subarray(0, bytesRead) }
  } finally {
    await file.close()
  }
}

async function ownedLike(model: string, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(model)
  await chown(path, uid, gid)
}
