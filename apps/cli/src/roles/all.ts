import type { Command } from '../arguments.ts'
import { self, serverLogger } from '../self.ts'
import { openHome } from '../upgrade/open-home.ts'
import { superviseChild } from './child.ts'
import { firstStart } from './first-start.ts'
import { serve } from './serve.ts'
import { untilStopped } from './until-stopped.ts'

/** Everything on one machine: API here, jobs and the columnar store in processes of their own. */
export async function runAll(command: Command): Promise<void> {
  const stopped = untilStopped()
  const logger = serverLogger(command, 'api')
  const { region } = await openHome({ home: command.home, logger, applicationName: 'jingwei api', self: self() })
  try {
    await firstStart(region, !command.empty)
    const server = await serve(region, command, logger)
    const jobs = superviseChild([...self(), 'start', '--role', 'jobs', '--home', command.home], logger)
    process.stdout.write(`\n经纬 Jingwei  ${server.address}\n`)
    await stopped
    await server.close()
    await jobs.stop()
  } finally {
    await region.close()
  }
}
