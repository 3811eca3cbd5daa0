import { existsSync } from 'node:fs'
import { mkdir, readdir, stat, statfs, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { JingweiError, type Logger } from '@jingwei/kernel'
import { loadSettings } from '@jingwei/server'
import type { UpgradePlan } from '@jingwei/store'
import { makeBackup } from '../backup/make-backup.ts'
import { cannotWrite } from '../disk-error.ts'
import { moment } from './moment.ts'

export type BeforeUpgrade = { readonly home: string; readonly logger: Logger; readonly withBackup: boolean; show(stage: string, done: number, total: number): void }

/**
 * What is demanded before an older home is changed: nobody else works on it, and there is a way back. Gives the backup's
 * place; that of a first attempt, which holds the home as it was, is kept.
 * @throws cli.in_use, cli.upgrade_external, cli.no_room, cli.cannot_write
 */
export async function beforeUpgrade({ home, logger, withBackup, show }: BeforeUpgrade, { fromVersion, toVersion, inUse, cutOff }: UpgradePlan): Promise<string | undefined> {
  if (inUse.length > 0) throw new JingweiError('cli.in_use', { home, found: inUse.join(', ') })
  if (!withBackup) return undefined
  if (process.env['DATABASE_URL']) throw new JingweiError('cli.upgrade_external', { found: fromVersion ?? '?', own: toVersion })
  if (cutOff?.backup !== undefined && existsSync(cutOff.backup)) return cutOff.backup
  const folder = await backupsFolder(home)
  const out = join(folder, `before-${toVersion}-${moment()}.tar.gz`)
  await demandRoom(home, folder)
  logger.info({ out, fromVersion, toVersion }, 'this home was last used by an older program: making a backup before it is upgraded')
  await makeBackup({ home, out, logger, show }).catch((error: unknown) => { throw cannotWrite(out, error) })
  return out
}

/** Where backups before upgrades lie: never inside the home, which may be lost as a whole. */
export async function backupsFolder(home: string): Promise<string> {
  const chosen = String((await loadSettings(home))['region.backups'])
  const folder = chosen === '' ? join(dirname(home), `${basename(home)}.backups`) : resolve(home, chosen)
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => { throw cannotWrite(folder, error) })
  // A home may lie in a clone, and a county's data must not be committed.
  if (chosen === '') await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => {})
  return folder
}

/** As if nothing could be packed smaller: it mostly is, to a tenth. */
async function demandRoom(home: string, folder: string): Promise<void> {
  const needed = (await bytesBelow(join(home, 'pg'))) + (await bytesBelow(join(home, 'blobs')))
  const { bavail, bsize } = await statfs(folder)
  const mb = (bytes: number): string => (bytes / 1_048_576).toFixed(0)
  if (bavail * bsize < needed) throw new JingweiError('cli.no_room', { folder, needed: mb(needed), free: mb(bavail * bsize) })
}

/** Files that go away meanwhile count for nothing. */
async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name)
    bytes += entry.isDirectory() ? await bytesBelow(path) : await stat(path).then(({ size }) => size, () => 0)
  }
  return bytes
}
