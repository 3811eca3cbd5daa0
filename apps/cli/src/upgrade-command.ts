import { JingweiError } from '@jingwei/kernel'
import { existsSync } from 'node:fs'
import { version } from '@jingwei/server'
import { lastUpgrade } from '@jingwei/store'
import type { Command } from './arguments.ts'
import { readMachine } from './doctor/machine-facts.ts'
import { machineFindings } from './doctor/machine-findings.ts'
import { progressLine } from './progress-line.ts'
import { quietLogger, quietSelf } from './self.ts'
import { machineTimeZone } from './time-zone.ts'
import { demandNoHalfRollback, openHome } from './upgrade/open-home.ts'

/** `upgrade`: brings a home of an older program forward, with a way back. */
export async function upgradeCommand(command: Command): Promise<number> {
  const { home, withBackup } = command
  await demandNoHalfRollback(home)
  if (!existsSync(home)) throw new JingweiError('cli.no_home', { home })
  const unmet = machineFindings(readMachine(home, machineTimeZone())).filter(({ ok, advice }) => !ok && advice !== true)
  if (unmet.length > 0) throw new JingweiError('cli.unfit_machine', { problems: unmet.map(({ id, expected, found }) => `${id} ${found} (${expected})`).join(', ') })
  if (!withBackup) process.stderr.write(warning)
  const line = progressLine(!command.json)
  const { region, upgraded } = await openHome({ home, logger: quietLogger(), applicationName: 'jingwei upgrade', self: quietSelf(), withBackup, show: line.show }).finally(() => line.end())
  try {
    const last = await lastUpgrade(region.stores.store)
    const told = { home, from: upgraded?.fromVersion, to: version, migrations: upgraded?.missing.length ?? 0, ...(upgraded === undefined || last?.backup == null ? {} : { backup: last.backup }) }
    if (command.json) process.stdout.write(`${JSON.stringify(told)}\n`)
    else process.stdout.write(upgraded === undefined ? `${home}  已是 ${version}，无需升级 / is at ${version} already\n` : `${home}  ${told.from ?? '?'} > ${version}  迁移 migrations ${told.migrations}\n${told.backup === undefined ? '' : `退回 to go back: jingwei rollback  (${told.backup})\n`}`)
    return 0
  } finally {
    await region.close()
  }
}

const warning = `升级前不备份：除您自己的备份外，将无法退回。
No backup is made: but for one of your own there will be no way back.
`
