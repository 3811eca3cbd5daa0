import { startWorker } from '@jingwei/server'
import type { Command } from '../arguments.ts'
import { self, serverLogger } from '../self.ts'
import { openHome } from '../upgrade/open-home.ts'
import { underParent } from './child.ts'
import { untilStopped } from './until-stopped.ts'

/** Works off background work. */
export async function runJobs(command: Command): Promise<void> {
  const stopped = untilStopped(underParent())
  const logger = serverLogger(command, 'jobs')
  const { region } = await openHome({ home: command.home, logger, applicationName: 'jingwei jobs', self: self() })
  try {
    const worker = await startWorker(region, logger)
    await stopped
    await worker.stop()
  } finally {
    await region.close()
  }
}
