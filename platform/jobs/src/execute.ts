import { JingweiError, type Ctx } from '@jingwei/kernel'
import { isUnavailable, type Store } from '@jingwei/store'
import { demandPayload, type Job, type JobTools } from './define-job.ts'
import { progressWriter } from './progress-writer.ts'

export type ExecutionOptions = {
  readonly store: Store
  readonly worker: string
  readonly ctxFactory: (run: { id: string; job: string; requestedBy: string }) => Ctx
  /** Registers the abort controller of a running execution; returns how to take it off again. */
  readonly register: (runId: string, controller: AbortController) => () => void
  /** Aborted when the worker stops. */
  readonly stopping: AbortSignal
}

type Started = { attempts: number; failures: number; interruptions: number; payload: unknown; requested_by: string; cancel_requested: boolean }

const mostInterruptions = 200

const isLast = (job: Job, { failures }: Started): boolean => failures + 1 >= (job.maxAttempts ?? 5)

/**
 * One execution of a run. Resolves when graphile-worker should forget the job (done, failed for good, cancelled,
 * already done), throws when it should try again later.
 */
export async function execute(options: ExecutionOptions, job: Job, runId: string): Promise<void> {
  const { store } = options
  const started = await begin(options, runId)
  if (started === undefined) return
  const ctx = options.ctxFactory({ id: runId, job: job.id, requestedBy: started.requested_by })
  const cancelling = new AbortController()
  const takeOff = options.register(runId, cancelling)
  if (started.cancel_requested) cancelling.abort(new Error('cancelled'))
  const progress = progressWriter(store, runId, started.attempts, ctx.logger)
  const tools: JobTools = {
    runId,
    attempt: started.attempts,
    last: isLast(job, started),
    progress: progress.report,
    signal: AbortSignal.any([cancelling.signal, options.stopping]),
    guard: (inside) => guard(store, inside, runId, started.attempts),
  }
  try {
    if (started.interruptions > mostInterruptions) throw new JingweiError('jobs.interrupted_too_often', { id: runId, times: started.interruptions })
    demandPayload(job, started.payload)
    if (job.transactional === true) {
      await store.tx(ctx, async (inside) => {
        await tools.guard(inside)
        await job.run(inside, started.payload as never, tools)
        await progress.flush()
        await markDone(store, inside, runId, started.attempts)
      })
    } else {
      await job.run(ctx, started.payload as never, tools)
      await store.whenAvailable()
      await progress.flush()
      await markDone(store, ctx, runId, started.attempts)
    }
  } catch (error) {
    await progress.flush()
    await settle(options, job, runId, started, error, cancelling.signal.aborted)
  } finally {
    takeOff()
  }
}

/** Takes the run over: from here only this attempt may write. Undefined when there is nothing left to do. */
function begin({ store, worker, ctxFactory }: ExecutionOptions, runId: string): Promise<Started | undefined> {
  return store.tx(ctxFactory({ id: runId, job: '', requestedBy: 'jobs' }), async (inside) => {
    // FOR UPDATE waits for the guard (FOR KEY SHARE) of an older execution that is still in a transaction.
    const [row] = await store.query<{ state: string }>('select state from jobs.run where id = $1 for update', [runId], inside)
    if (row === undefined || !['queued', 'running'].includes(row.state)) return undefined
    const [started] = await store.query<Started>(
      `update jobs.run set state = 'running', attempts = attempts + 1, worker = $2, started_at = coalesce(started_at, now()), finished_at = null
        where id = $1 returning attempts, failures, interruptions, payload, requested_by, cancel_requested`, [runId, worker], inside)
    return started
  })
}

async function guard(store: Store, ctx: Ctx, runId: string, attempt: number): Promise<void> {
  if (ctx.transaction === undefined) throw new JingweiError('store.no_transaction', { what: 'tools.guard' })
  const rows = await store.query(`select 1 from jobs.run where id = $1 and attempts = $2 and state = 'running' for key share`, [runId, attempt], ctx)
  if (rows.length === 0) throw new JingweiError('jobs.superseded', { id: runId })
}

async function markDone(store: Store, ctx: Ctx, runId: string, attempt: number): Promise<void> {
  const rows = await store.query(
    `update jobs.run set state = 'done', finished_at = now(), error_code = null, error_zh = null, error_en = null where id = $1 and attempts = $2 and state = 'running' returning id`,
    [runId, attempt], ctx)
  if (rows.length === 0) throw new JingweiError('jobs.superseded', { id: runId })
}

/** Writes how an execution that threw ended; throws again when it should be tried again. */
async function settle({ store, stopping }: ExecutionOptions, job: Job, runId: string, started: Started, error: unknown, cancelled: boolean): Promise<void> {
  if (error instanceof JingweiError && error.code === 'jobs.superseded') return
  await store.whenAvailable()
  const mine = [runId, started.attempts]
  if (cancelled) {
    await store.query(`update jobs.run set state = 'cancelled', finished_at = now() where id = $1 and attempts = $2 and state = 'running'`, mine)
    return
  }
  if (stopping.aborted || isUnavailable(error)) {
    await store.query(`update jobs.run set state = 'queued', interruptions = interruptions + 1 where id = $1 and attempts = $2 and state = 'running'`, mine)
    throw error
  }
  const known = error instanceof JingweiError ? error : new JingweiError('jobs.failed', { reason: error instanceof Error ? error.message : String(error) }, { cause: error })
  const last = known.code === 'jobs.interrupted_too_often' || known.code === 'jobs.bad_payload' || isLast(job, started)
  await store.query(
    `update jobs.run set state = $3, failures = failures + 1, error_code = $4, error_zh = $5, error_en = $6, finished_at = case when $3 = 'failed' then now() end
      where id = $1 and attempts = $2 and state = 'running'`,
    [...mine, last ? 'failed' : 'queued', known.code, known.zh, known.en])
  if (!last) throw error
}
