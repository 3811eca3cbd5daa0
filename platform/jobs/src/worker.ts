import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { run, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker'
import { newId, releaseMemorySoon, serviceCtx, type Ctx, type Logger } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Job } from './define-job.ts'
import { execute } from './execute.ts'
import { graphileLogger } from './graphile-log.ts'
import { showPresence } from './presence.ts'
import { queueDue } from './scheduler.ts'
import { giveBack, giveBackPool } from './sweep.ts'

export type WorkerOptions = {
  readonly store: Store
  readonly jobs: readonly Job[]
  /** Runs at the same time; default 2. */
  readonly concurrency?: number
  readonly logger: Logger
  /** The ctx a run acts under; default: a service ctx named after the job. */
  readonly ctxFactory?: (run: { id: string; job: string; requestedBy: string }) => Ctx
}

export type Worker = {
  readonly id: string
  /** Takes no more runs, gives running ones 5 s before their signal is aborted, then lets go. Unfinished ones are queued again. */
  stop(): Promise<void>
}

const patience = 5_000

/** Works off runs of the given jobs until stopped; survives a database that goes away. */
export async function runWorker({ store, jobs, concurrency = 2, logger, ctxFactory }: WorkerOptions): Promise<Worker> {
  const id = newId()
  const system = serviceCtx('jobs', { logger })
  const stopping = new AbortController()
  const aborting = new AbortController()
  const controllers = new Map<string, AbortController>()
  let pool: string | undefined

  const options = {
    store,
    worker: id,
    ctxFactory: ctxFactory ?? (({ job }) => serviceCtx(`job ${job}`, { logger })),
    register: (runId: string, controller: AbortController) => {
      controllers.set(runId, controller)
      return () => {
        controllers.delete(runId)
        if (controllers.size === 0) releaseMemorySoon(() => controllers.size === 0)
      }
    },
    stopping: aborting.signal,
  }
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.id, (payload: unknown) => execute(options, job, (payload as { run: string }).run)]))

  const presence = showPresence({ url: store.url, worker: id, pool: () => pool, onCancel: (runId) => controllers.get(runId)?.abort(new Error('cancelled')), logger })
  await presence.ready
  await giveBack(store, system)

  let runner: Runner | undefined
  const start = async (): Promise<Runner> => {
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => (pool = workerPool.id))
    return run({ connectionString: store.url, maxPoolSize: concurrency + 2, concurrency, taskList, events, noHandleSignals: true, pollInterval: 1_000, crontab: '', logger: graphileLogger(logger) })
  }
  runner = await start()

  const handBack = async (ended: string): Promise<void> => {
    try {
      await store.whenAvailable()
      await giveBackPool(store, system, ended)
    } catch (error) {
      logger.debug({ worker: id, pool: ended, reason: String(error) }, 'the sweep gives these jobs back')
    }
  }

  /** graphile-worker ends its pool when the database goes away; the worker comes back with a new one. */
  const keeping = (async () => {
    while (!stopping.signal.aborted) {
      try {
        runner ??= await start()
        await runner.promise
      } catch (error) {
        logger.warn({ worker: id, reason: String(error) }, 'the job runner ended; it starts again')
      }
      runner = undefined
      if (pool !== undefined) await handBack(pool)
      if (!stopping.signal.aborted) await wait(500, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  const minding = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await giveBack(store, system)
        await queueDue(store, system, jobs)
      } catch (error) {
        logger.debug({ worker: id, reason: String(error) }, 'the sweep failed; it runs again')
      }
      await wait(2_000, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    id,
    async stop() {
      if (stopping.signal.aborted) return
      stopping.abort()
      const timer = setTimeout(() => aborting.abort(new Error('the worker stops')), patience)
      await runner?.stop().catch((error: unknown) => logger.debug({ reason: String(error) }, 'the runner had ended'))
      await Promise.all([keeping, minding])
      clearTimeout(timer)
      await presence.close()
    },
  }
}
