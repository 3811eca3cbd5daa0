import { openRegion, startApi } from '@jingwei/server'
import type { Command } from '../arguments.ts'
import { portalFolder, self, serverLogger } from '../self.ts'
import { untilStopped } from './until-stopped.ts'

/** Serves the portal and the API. */
export async function runApi(command: Command): Promise<void> {
  const logger = serverLogger('api')
  const region = await openRegion({ home: command.home, logger, applicationName: 'jingwei api', self: self() })
  const server = await startApi(region, { logger, staticDir: portalFolder() })
  const address = await server.listen({ port: command.port, host: command.host })
  process.stdout.write(`经纬 Jingwei: ${address}\n`)
  await untilStopped()
  await server.close()
  await region.close()
}
