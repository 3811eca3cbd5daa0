import { constants } from 'node:fs'
import { lstat, open, readdir, realpath, type FileHandle } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { isDataFile } from '@jingwei/hub'
import { JingweiError } from '@jingwei/kernel'
import type { FolderTarget } from '../../domain/connection.ts'

export type FoundFile = { readonly name: string; readonly size: number; readonly modified: Date; readonly flagged: boolean }

/** The real folder, when it lies below one of the allowed ones; links are followed before judging. @throws intake.folder_not_allowed, intake.folder_missing */
export async function allowedFolder(roots: string, folder: string): Promise<string> {
  const allowed = roots.split(/[,，;；\n]+/u).map((each) => each.trim()).filter((each) => isAbsolute(each))
  if (!isAbsolute(folder) || allowed.length === 0) throw new JingweiError('intake.folder_not_allowed', { folder })
  const real = await realpath(folder).catch(() => undefined)
  const realRoots = (await Promise.all(allowed.map((root) => realpath(root).catch(() => undefined)))).filter((root) => root !== undefined)
  if (real === undefined) {
    // What does not exist is told only below an allowed folder: the server's other folders are nobody's business.
    if (realRoots.some((root) => isBelow(root, folder))) throw new JingweiError('intake.folder_missing', { folder })
    throw new JingweiError('intake.folder_not_allowed', { folder })
  }
  if (!realRoots.some((root) => isBelow(root, real))) throw new JingweiError('intake.folder_not_allowed', { folder })
  return real
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** Data files of a folder by the time they were changed, oldest first; links and what lies in folders below are left alone. @throws intake.folder_missing */
export async function filesOf(folder: string, { flag }: FolderTarget): Promise<FoundFile[]> {
  const names = await readdir(folder).catch(() => {
    throw new JingweiError('intake.folder_missing', { folder })
  })
  const all = new Set(names)
  const found: FoundFile[] = []
  for (const name of names) {
    if (!isDataFile(name)) continue
    const stat = await lstat(join(folder, name)).catch(() => undefined)
    if (!stat?.isFile()) continue
    const flagged = flag !== undefined && (all.has(`${name}.${flag}`) || all.has(`${name.replace(/\.[^.]+(?:\.gz)?$/u, '')}.${flag}`))
    found.push({ name, size: stat.size, modified: stat.mtime, flagged })
  }
  return found.toSorted((a, b) => a.modified.getTime() - b.modified.getTime() || (a.name < b.name ? -1 : 1))
}

/** Opens a file of the folder; a link put in its place meanwhile is refused. */
export const openFile = (folder: string, name: string): Promise<FileHandle> => open(join(folder, name), constants.O_RDONLY | constants.O_NOFOLLOW)
