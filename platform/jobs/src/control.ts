import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { schedule } from './enqueue.ts'
import type { RunState } from './lifecycle.ts'

/** The channel that wakes a worker to a cancellation. */
export const cancelChannel = 'jingwei_job_cancel'

type Row = { state: RunState; job: string; queue: string | null }

const locked = async (store: Store, ctx: Ctx, id: string): Promise<Row> => {
  const [row] = await store.query<Row>('select state, job, queue from jobs.run where id = $1 for no key update', [id], ctx)
  if (row === undefined) throw new JingweiError('kernel.not_found', { what: '任务', id })
  return row
}

/**
 * Cancels a waiting run at once; asks a running one to end (its signal is aborted within a second).
 * @throws kernel.not_found; jobs.not_in_state when it has ended
 */
export function requestCancel(store: Store, ctx: Ctx, id: string): Promise<void> {
  return store.tx(ctx, async (inside) => {
    const { state } = await locked(store, inside, id)
    if (state === 'queued') {
      await store.query(`update jobs.run set state = 'cancelled', finished_at = now(), cancel_requested = true where id = $1`, [id], inside)
      await store.query('select graphile_worker.remove_job($1)', [`run:${id}`], inside)
    } else if (state === 'running') {
      await store.query('update jobs.run set cancel_requested = true where id = $1', [id], inside)
      await store.query('select pg_notify($1, $2)', [cancelChannel, id], inside)
    } else {
      throw new JingweiError('jobs.not_in_state', { id, state, action: '取消 / cancelled' })
    }
  })
}

/** Queues a failed or cancelled run again with its payload. @throws kernel.not_found, jobs.not_in_state */
export function retry(store: Store, ctx: Ctx, id: string): Promise<void> {
  return store.tx(ctx, async (inside) => {
    const { state, job, queue } = await locked(store, inside, id)
    if (state !== 'failed' && state !== 'cancelled') throw new JingweiError('jobs.not_in_state', { id, state, action: '重试 / retried' })
    await store.query(
      `update jobs.run set state = 'queued', failures = 0, interruptions = 0, cancel_requested = false, error_code = null, error_zh = null, error_en = null,
              progress = null, finished_at = null, run_at = now() where id = $1`, [id], inside)
    await schedule(store, inside, id, job, queue ?? undefined, undefined)
  })
}
