import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { JingweiError } from '@jingwei/kernel'
import type { Command } from './arguments.ts'
import { demandOwnDatabase } from './backup-command.ts'
import { restoreHome } from './backup/restore-home.ts'
import { readMoment, restoreTo } from './backup/restore-to.ts'
import { progressLine } from './progress-line.ts'
import { quietLogger, quietSelf } from './self.ts'
import { openHome } from './upgrade/open-home.ts'

/** `restore FILE`: makes the home an archive was written from, the columnar store included. */
export async function restoreCommand(command: Command): Promise<number> {
  const [given] = command.rest
  if (given === undefined) throw new JingweiError('cli.usage', { usage: 'jingwei restore FILE.tar.gz [--home DIR] [--json]' })
  demandOwnDatabase(command.home)
  const file = resolve(given)
  if (command.to !== undefined) return toMoment(command, file, command.to)
  if (!(await stat(file).then((found) => found.isFile(), () => false))) throw new JingweiError('cli.no_archive', { file })
  const line = progressLine(!command.json)
  try {
    const { createdAt, version, parts } = await restoreHome({ file, home: command.home, logger: quietLogger(), marked: ownColumnar(), show: line.show })
    const enterprises = await rebuild(command, line.show).catch((error: unknown) => {
      throw new JingweiError('cli.columnar_later', { home: command.home, reason: error instanceof Error ? error.message : String(error) }, { cause: error })
    })
    line.end()
    const result = { home: command.home, createdAt, version, parts, ...(enterprises === undefined ? {} : { enterprises }) }
    process.stdout.write(command.json ? `${JSON.stringify(result)}\n` : `${command.home}  ${createdAt}  ${enterprises === undefined ? laterNote : `${enterprises} 家企业 enterprises`}\n`)
    return 0
  } catch (error) {
    line.end()
    throw error
  }
}

/** `restore DIR --to MOMENT`. */
async function toMoment(command: Command, folder: string, to: string): Promise<number> {
  const line = progressLine(!command.json)
  try {
    const { manifest, base, fromHome } = await restoreTo({ folder, to, home: command.home, logger: quietLogger(), marked: ownColumnar(), show: line.show })
    const enterprises = await rebuild(command, line.show)
    line.end()
    const result = { home: command.home, to: readMoment(to).toISOString(), base, version: manifest.version, files: fromHome === undefined ? 'of the archive' : 'of the home', ...(enterprises === undefined ? {} : { enterprises }) }
    process.stdout.write(command.json ? `${JSON.stringify(result)}\n` : `${command.home}  ${result.to}  ${enterprises === undefined ? laterNote : `${enterprises} 家企业 enterprises`}\n${fromHome === undefined ? filesNote : ''}`)
    return 0
  } finally {
    line.end()
  }
}

const filesNote = `原数据目录不在：此后交来的原始文件只到完整备份为止。
The home it was made of is gone: files delivered since the full archive are not in it.
`

const laterNote = `\n请运行 jingwei columnar rebuild 重建 CLICKHOUSE_URL 指定的分析库 / run jingwei columnar rebuild to make the columnar store of CLICKHOUSE_URL anew`

/** A ClickHouse of the operator's own may serve the very region that was backed up: it is made anew only when asked for. */
const ownColumnar = (): boolean => !process.env['CLICKHOUSE_URL']

/** The archive is the way back: an older one is upgraded without another. */
async function rebuild({ home }: Command, show: (stage: string, done: number, total: number) => void): Promise<number | undefined> {
  if (!ownColumnar()) return undefined
  const { region, enterprises } = await openHome({ home, logger: quietLogger(), applicationName: 'jingwei restore', self: quietSelf(), withBackup: false, show })
  await region.close()
  return enterprises
}
