import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from './errors.ts'

/**
 * The password of the embedded server's superuser: made once, kept in `home/secrets/postgres` (0600). Two processes
 * that start together agree, because the file appears complete or not at all.
 */
export async function postgresPassword(home: string): Promise<string> {
  const folder = join(home, 'secrets')
  const path = join(folder, 'postgres')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  if (kept !== undefined) return kept.trim()
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flush: true })
  await link(draft, path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  await unlink(draft)
  return (await readFile(path, 'utf8')).trim()
}
