import { access, constants, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import type { Command } from './arguments.ts'
import { makeBackup } from './backup/make-backup.ts'
import { cannotWrite } from './disk-error.ts'
import { progressLine } from './progress-line.ts'
import { quietLogger } from './self.ts'

/** `backup --out FILE|DIR`: everything of a home that cannot be made anew, in one archive. */
export async function backupCommand(command: Command): Promise<number> {
  if (command.out === undefined) throw new JingweiError('cli.usage', { usage: 'jingwei backup --out FILE.tar.gz|DIR [--home DIR] [--json]' })
  demandOwnDatabase(command.home)
  await stat(join(command.home, 'secrets', 'postgres')).catch(() => { throw new JingweiError('cli.no_home', { home: command.home }) })
  const out = await outFile(command.out)
  await access(dirname(out), constants.W_OK).catch((error: unknown) => Promise.reject(cannotWrite(out, error)))
  const [home, place] = await Promise.all([realpath(command.home), realpath(dirname(out))])
  if (place === home || place.startsWith(`${home}${sep}`)) throw new JingweiError('cli.backup_inside', { home: command.home })
  const line = progressLine(!command.json)
  try {
    const { parts } = await makeBackup({ home: command.home, out, logger: quietLogger(), show: line.show })
    line.end()
    const { size: bytes } = await stat(out)
    process.stdout.write(command.json ? `${JSON.stringify({ file: out, bytes, parts })}\n` : `${out}  ${(bytes / 1_048_576).toFixed(1)} MB\n${note}`)
    return 0
  } catch (error) {
    line.end()
    throw cannotWrite(out, error)
  }
}

const note = `含数据库、原始文件、设置和口令等机密，仅本用户可读（0600），请妥善保管；分析库不在其中，恢复时重建。
Holds database, files, settings and secrets, readable by its owner alone (0600): keep it safe. The columnar store is not in it; restore makes it anew.
`

/** A folder gets a file named by the moment, in the region's time. */
async function outFile(given: string): Promise<string> {
  const path = resolve(given)
  if (!(await stat(path).then((found) => found.isDirectory(), () => false))) return path
  const moment = new Date().toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).replaceAll(/[-:]/gu, '').replace(' ', '-')
  return join(path, `jingwei-${moment}.tar.gz`)
}

/** A server of the operator's own has tools of its own, and may hold more than ours. @throws cli.external_database */
export function demandOwnDatabase(home: string): void {
  if (process.env['DATABASE_URL']) throw new JingweiError('cli.external_database', { home })
}
