import type { Command } from '../arguments.ts'
import { self, serverLogger } from '../self.ts'
import { openHome } from '../upgrade/open-home.ts'
import { firstStart } from './first-start.ts'
import { serve } from './serve.ts'
import { untilStopped } from './until-stopped.ts'

/** Serves the portal and the API. The first one on a new database makes the administrators; it never invents a county. */
export async function runApi(command: Command): Promise<void> {
  const stopped = untilStopped()
  const logger = serverLogger(command, 'api')
  const { region } = await openHome({ home: command.home, logger, applicationName: 'jingwei api', self: self() })
  try {
    await firstStart(region, false)
    const server = await serve(region, command, logger)
    process.stdout.write(`经纬 Jingwei: ${server.address}\n`)
    await stopped
    await server.close()
  } finally {
    await region.close()
  }
}
