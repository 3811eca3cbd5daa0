import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { Connection, FolderTarget } from '../domain/connection.ts'
import { noteFile, seenFiles } from '../store/seen-files.ts'
import type { IntakePlatform } from './platform.ts'
import { allowedFolder, filesOf, openFile } from './read/folder.ts'
import type { Stored } from '@jingwei/blob'

/** One file of a folder, copied; `name` is how it lies there. */
export type TakenFile = { readonly name: string; readonly file: Stored; readonly known: boolean }

/**
 * The oldest file of a folder that is new and complete, copied into the blob store; undefined when there is none. Complete
 * is what has its flag beside it, or held size and time still since an earlier look. Nothing in the folder is moved.
 * @throws intake.folder_not_allowed, intake.folder_missing, intake.too_much
 */
export async function takeNewFile(intake: IntakePlatform, ctx: Ctx, connection: Connection, target: FolderTarget): Promise<TakenFile | undefined> {
  const folder = await allowedFolder(String(intake.settings['intake.folderRoots']), target.folder)
  const now = ctx.clock.now()
  const stillMs = Number(intake.settings['intake.stillSeconds']) * 1000
  const limit = Number(intake.settings['intake.maxMiB']) * 1_048_576
  const found = await filesOf(folder, target)
  for (const file of found) await noteFile(intake.store, ctx, connection.id, file, now)
  const seen = await seenFiles(intake.store, ctx, connection.id)
  const byName = new Map(seen.map((each) => [each.name, each]))
  const digests = new Set(seen.flatMap((each) => (each.digest === null ? [] : [each.digest])))
  for (const file of found) {
    const before = byName.get(file.name)
    if (!before || before.digest !== null) continue
    const complete = target.flag === undefined ? now.getTime() - before.seen_at.getTime() >= stillMs : file.flagged
    if (!complete) continue
    if (file.size > limit) throw new JingweiError('intake.too_much', { place: file.name, limit: `${Math.round(limit / 1_048_576)} MiB` })
    const handle = await openFile(folder, file.name)
    const stored = await intake.blobs.put(handle.createReadStream(), { limit })
    // It grew while it was copied: the next look takes it.
    if (stored.size !== file.size) continue
    return { name: file.name, file: stored, known: digests.has(stored.digest) }
  }
  return undefined
}
