import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from '@jingwei/kernel'
import { cancelChannel } from './control.ts'

export type Presence = { readonly ready: Promise<void>; close(): Promise<void> }

type PresenceOptions = {
  readonly url: string
  readonly worker: string
  /** The lock holder's name graphile-worker uses at this moment. */
  readonly pool: () => string | undefined
  readonly onCancel: (runId: string) => void
  readonly logger: Logger
}

const beat = 1_000

/**
 * Shows that a worker lives, on a connection of its own: an advisory lock that the server drops the moment the process
 * ends (a busy event loop does not lose it), and a row in `jobs.worker` refreshed every second, by which a worker
 * has ten seconds to come back after the server was restarted. The same turn brings the cancellations.
 */
export function showPresence({ url, worker, pool, onCancel, logger }: PresenceOptions): Presence {
  const closing = new AbortController()
  let becomeReady: () => void = () => {}
  const ready = new Promise<void>((resolve) => (becomeReady = resolve))

  const session = async (): Promise<void> => {
    // A machine that vanished without a word is noticed after about ten seconds.
    const client = new pg.Client({ connectionString: url, application_name: 'jingwei worker', connectionTimeoutMillis: 10_000, options: '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3' })
    const waking = new AbortController()
    const over = AbortSignal.any([closing.signal, waking.signal])
    client.on('error', () => waking.abort())
    client.on('end', () => waking.abort())
    client.on('notification', ({ payload }) => payload !== undefined && onCancel(payload))
    try {
      await client.connect()
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`jobs.worker ${worker}`])
      await client.query(`listen ${cancelChannel}`)
      while (!over.aborted) {
        await client.query(
          `insert into jobs.worker (id, pool, pid, host) values ($1, $2, $3, $4)
           on conflict (id) do update set pool = excluded.pool, seen_at = now()`, [worker, pool(), process.pid, hostname()])
        const asked = await client.query<{ id: string }>(`select id from jobs.run where worker = $1 and state = 'running' and cancel_requested`, [worker])
        for (const { id } of asked.rows) onCancel(id)
        becomeReady()
        await wait(beat, undefined, { signal: over }).catch(() => {})
      }
      if (closing.signal.aborted) await client.query('delete from jobs.worker where id = $1', [worker])
    } finally {
      await client.end().catch(() => {})
    }
  }
  const running = (async () => {
    while (!closing.signal.aborted) {
      await session().catch((error: unknown) => logger.warn({ worker, reason: String(error) }, 'the worker cannot show that it lives; it tries again'))
      if (!closing.signal.aborted) await wait(500, undefined, { signal: closing.signal }).catch(() => {})
    }
  })()
  return {
    ready,
    close() {
      closing.abort()
      becomeReady()
      return running
    },
  }
}
