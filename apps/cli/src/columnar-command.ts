import { JingweiError } from '@jingwei/kernel'
import type { Command } from './arguments.ts'
import { progressLine } from './progress-line.ts'
import { quietLogger, quietSelf } from './self.ts'
import { openHome } from './upgrade/open-home.ts'

/** `columnar rebuild`: drops the columnar tables and makes them anew from PostgreSQL. */
export async function columnarCommand(command: Command): Promise<number> {
  if (command.rest[0] !== 'rebuild') throw new JingweiError('cli.usage', { usage: 'jingwei columnar rebuild [--home DIR]' })
  const line = progressLine(!command.json)
  const { region, enterprises } = await openHome({ home: command.home, logger: quietLogger(), applicationName: 'jingwei columnar', self: quietSelf(), rebuild: true, show: line.show }).finally(() => line.end())
  process.stdout.write(command.json ? `${JSON.stringify({ enterprises })}\n` : `${enterprises} 家企业 enterprises\n`)
  await region.close()
  return 0
}
