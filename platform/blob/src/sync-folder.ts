import { open } from 'node:fs/promises'

/** Makes a rename in the folder survive a power cut: the entry itself must reach the disk, not only the file. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
