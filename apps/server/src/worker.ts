import { runWorker, type Worker } from '@jingwei/jobs'
import { serviceCtx, type Logger } from '@jingwei/kernel'
import type { Region } from './region.ts'

/** Works off background work and moves use records until stopped. */
export async function startWorker(region: Region, logger: Logger): Promise<{ stop(): Promise<void> }> {
  const worker: Worker = await runWorker({ store: region.stores.store, jobs: region.jobs, concurrency: 2, logger, ctxFactory: ({ requestedBy }) => serviceCtx(requestedBy, { logger }) })
  const uses = region.hub.consumeUses(region.ctx)
  return {
    async stop() {
      await uses.stop()
      await worker.stop()
    },
  }
}
