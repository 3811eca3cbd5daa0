import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './errors.ts'

/**
 * A random secret of this home: made once, kept in `home/secrets/<name>` (0600) as base64url. Two processes that start
 * together agree, because the file appears complete or not at all.
 */
export async function homeSecret(home: string, name: string, bytes: number): Promise<string> {
  const folder = join(home, 'secrets')
  const path = join(folder, name)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    // A secret that is there and cannot be read must not be replaced: what it opens would be lost.
    if (codeOf(error) !== 'ENOENT') throw error
    return undefined
  })
  if (kept !== undefined) return kept.trim()
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${randomBytes(bytes).toString('base64url')}\n`, { mode: 0o600, flush: true })
  await link(draft, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  await unlink(draft)
  return (await readFile(path, 'utf8')).trim()
}

/** The password of the embedded server's superuser. */
export const postgresPassword = (home: string): Promise<string> => homeSecret(home, 'postgres', 24)
