import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { latestDue, parseCron } from './cron.ts'
import type { Job } from './define-job.ts'
import { enqueue } from './enqueue.ts'

/**
 * Queues what is due now, once however many workers ask: the schedule's row is locked while one looks. A job seen for
 * the first time starts counting at this moment.
 */
export async function queueDue(store: Store, ctx: Ctx, jobs: readonly Job[]): Promise<void> {
  for (const job of jobs) {
    if (job.cron === undefined) continue
    const cron = parseCron(job.cron, job.id)
    await store.query('insert into jobs.schedule (job, last_at) values ($1, $2) on conflict do nothing', [job.id, ctx.clock.now()])
    await store.tx(ctx, async (inside) => {
      const [row] = await store.query<{ last_at: Date }>('select last_at from jobs.schedule where job = $1 for update skip locked', [job.id], inside)
      const due = row === undefined ? undefined : latestDue(cron, row.last_at, inside.clock.now())
      if (due === undefined) return
      await store.query('update jobs.schedule set last_at = $2 where job = $1', [job.id, due], inside)
      await enqueue(store, inside, job, {}, { key: 'schedule' })
    })
  }
}
