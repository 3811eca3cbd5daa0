import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../backup/make-backup.ts'

/** In a home whose columnar store is to be made anew by the program that opens it next. */
export const columnarMark = 'columnar-to-rebuild'

/** Written, and on the disk, before what makes it necessary: so a rebuild that is cut off is taken up again. */
export async function markColumnar(home: string): Promise<void> {
  await writeFile(join(home, columnarMark), '', { flush: true })
  await syncFolder(home)
}

/** After the name of a home that a rollback replaces. */
export const setAsideMark = '.rolled-back-'
