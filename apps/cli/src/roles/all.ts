import { openRegion, samplePeople, startApi, type Region } from '@jingwei/server'
import type { Command } from '../arguments.ts'
import { portalFolder, self, serverLogger } from '../self.ts'
import { superviseChild } from './child.ts'
import { printCredentials } from './credentials.ts'
import { untilStopped } from './until-stopped.ts'

/** Everything on one machine: API here, jobs and the columnar store in processes of their own. */
export async function runAll(command: Command): Promise<void> {
  const logger = serverLogger('api')
  const region = await openRegion({ home: command.home, logger, applicationName: 'jingwei api', self: self() })
  await firstStart(region, command.empty)
  const jobs = superviseChild([...self(), 'start', '--role', 'jobs', '--home', command.home], logger)
  const server = await startApi(region, { logger, staticDir: portalFolder() })
  const address = await server.listen({ port: command.port, host: command.host })
  process.stdout.write(`\n经纬 Jingwei  ${address}\n`)
  await untilStopped()
  await server.close()
  await jobs.stop()
  await region.close()
}

/** An empty home becomes the sample county, unless --empty; the administrators' passwords are shown once. */
async function firstStart(region: Region, empty: boolean): Promise<void> {
  const administrators = await region.identity.bootstrap(region.ctx)
  const untouched = !(await region.hub.hasImports(region.ctx))
  if (administrators.length > 0 && untouched && !empty) await region.sample.make(region.ctx)
  const sample = await region.isSample()
  // A start that was killed between claiming the home and delivering the files delivers now.
  if (sample && untouched) await region.sample.make(region.ctx)
  const people = sample ? await region.identity.ensureSampleAccounts(region.ctx, samplePeople(region)) : []
  printCredentials(administrators, people)
}
