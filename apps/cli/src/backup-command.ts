import { access, constants, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import type { Command } from './arguments.ts'
import { keepLog, logFolder, stopKeeping } from './backup/continuous.ts'
import { makeBackup } from './backup/make-backup.ts'
import { cannotWrite } from './disk-error.ts'
import { progressLine } from './progress-line.ts'
import { quietLogger } from './self.ts'
import { moment } from './upgrade/moment.ts'

/** `backup --out FILE|DIR`: everything of a home that cannot be made anew, in one archive. */
export async function backupCommand(command: Command): Promise<number> {
  if (command.continuous !== undefined) return continuousCommand(command, command.continuous)
  if (command.out === undefined) throw new JingweiError('cli.usage', { usage: 'jingwei backup --out FILE.tar.gz|DIR [--home DIR] [--json]' })
  demandOwnDatabase(command.home)
  await stat(join(command.home, 'secrets', 'postgres')).catch(() => { throw new JingweiError('cli.no_home', { home: command.home }) })
  const out = await outFile(command.out)
  await access(dirname(out), constants.W_OK).catch((error: unknown) => Promise.reject(cannotWrite(out, error)))
  await demandOutside(command.home, await realpath(dirname(out)))
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

/** `backup --continuous on --out DIR`: from now on the home can be brought back to any moment. */
async function continuousCommand({ home, out, json }: Command, state: string): Promise<number> {
  if (!['on', 'off'].includes(state) || (state === 'on' && out === undefined)) throw new JingweiError('cli.usage', { usage: 'jingwei backup --continuous on --out DIR | --continuous off [--home DIR] [--json]' })
  demandOwnDatabase(home)
  await stat(join(home, 'secrets', 'postgres')).catch(() => { throw new JingweiError('cli.no_home', { home }) })
  const logger = quietLogger()
  if (state === 'off') {
    await stopKeeping({ home, logger })
    process.stdout.write(json ? `${JSON.stringify({ home, continuous: false })}\n` : `${home}  不再持续保存日志 / the log is kept no longer\n`)
    return 0
  }
  const folder = await realFolder(resolve(out ?? ''))
  for (const path of [folder, await realFolder(join(folder, logFolder))]) await demandOutside(home, path)
  const line = progressLine(!json)
  const base = await keepLog({ home: await realpath(home), folder, logger, show: line.show }).finally(() => line.end())
  process.stdout.write(json ? `${JSON.stringify({ home, continuous: true, folder, base })}\n` : `${base}\n${continuousNote}`)
  return 0
}

const continuousNote = `从此可用 jingwei restore DIR --to "时刻" 恢复到任一时刻。请常看该盘余量：写不进去时日志会积在数据目录里。再运行一次会另存一份完整备份，更早的备份和日志可自行删除。
From now on jingwei restore DIR --to "MOMENT" brings any moment back. Watch the disk: what cannot be written there piles up in the home. Run it again for another full archive; older archives and log are yours to remove.
`

/** Where a folder lies that may have to be made yet: links on the way to it lead elsewhere. */
async function realFolder(path: string): Promise<string> {
  return realpath(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || dirname(path) === path) throw cannotWrite(path, error)
    return join(await realFolder(dirname(path)), basename(path))
  })
}

/** @throws cli.backup_inside */
async function demandOutside(homeAsGiven: string, folder: string): Promise<void> {
  const home = await realpath(homeAsGiven)
  if (folder === home || folder.startsWith(`${home}${sep}`)) throw new JingweiError('cli.backup_inside', { home: homeAsGiven })
}

const note = `含数据库、原始文件、设置和口令等机密，仅本用户可读（0600），请妥善保管；分析库不在其中，恢复时重建。
Holds database, files, settings and secrets, readable by its owner alone (0600): keep it safe. The columnar store is not in it; restore makes it anew.
`

/** A folder gets a file named by the moment, in the region's time. */
async function outFile(given: string): Promise<string> {
  const path = resolve(given)
  if (!(await stat(path).then((found) => found.isDirectory(), () => false))) return path
  return join(path, `jingwei-${moment()}.tar.gz`)
}

/** A server of the operator's own has tools of its own, and may hold more than ours. @throws cli.external_database */
export function demandOwnDatabase(home: string): void {
  if (process.env['DATABASE_URL']) throw new JingweiError('cli.external_database', { home })
}
