import type { Command } from './arguments.ts'
import { demandOwnDatabase } from './backup-command.ts'
import { progressLine } from './progress-line.ts'
import { quietLogger, quietSelf } from './self.ts'
import { openHome } from './upgrade/open-home.ts'
import { rollBackHome } from './upgrade/roll-back-home.ts'

/** `rollback`: brings a home back to before its last upgrade, from the backup that was made then. */
export async function rollbackCommand(command: Command): Promise<number> {
  const { home, loseSince } = command
  demandOwnDatabase(home)
  const line = progressLine(!command.json)
  try {
    const { manifest, upgrade, backup, saved, sameProgram } = await rollBackHome({ home, logger: quietLogger(), loseSince, show: line.show })
    const enterprises = sameProgram && !process.env['CLICKHOUSE_URL'] ? await rebuild(command, line.show) : undefined
    line.end()
    const version = manifest.version
    if (command.json) process.stdout.write(`${JSON.stringify({ home, from: upgrade.toVersion, to: version, backup, ...(saved === undefined ? {} : { saved }), ...(enterprises === undefined ? {} : { enterprises }) })}\n`)
    else process.stdout.write(`${home}  ${upgrade.toVersion} > ${version}  ${backup}\n${saved === undefined ? '' : `退回之前的内容已存为 what was there is kept in ${saved}\n`}${sameProgram ? '' : `请用版本 ${version} 的程序启动；本程序启动会再次升级。 Start the program of version ${version}; this one would upgrade it again.\n`}`)
    return 0
  } finally {
    line.end()
  }
}

/** The home bears the mark: opening it is enough. */
async function rebuild({ home }: Command, show: (stage: string, done: number, total: number) => void): Promise<number | undefined> {
  const { region, enterprises } = await openHome({ home, logger: quietLogger(), applicationName: 'jingwei rollback', self: quietSelf(), show })
  await region.close()
  return enterprises
}
