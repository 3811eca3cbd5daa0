import { setTimeout as wait } from 'node:timers/promises'
import type { Ctx } from '@jingwei/kernel'
import { messageOf } from './errors.ts'
import { outboxChannel } from './outbox-publish.ts'
import type { Store, TxCtx } from './store.ts'

export type OutboxEvent = { readonly id: bigint; readonly topic: string; readonly payload: unknown; readonly createdAt: Date }

export type ConsumerOptions = {
  readonly consumer: string
  readonly topics: readonly string[]
  /** Gets a batch in order, inside the transaction that also moves the consumer's position: both or neither. */
  readonly handler: (ctx: TxCtx, events: readonly OutboxEvent[]) => Promise<void>
  /** Events per transaction; default 500. */
  readonly batch?: number
}

export type Consumer = { stop(): Promise<void> }

type Row = { id: bigint; tx: string; topic: string; payload: unknown; created_at: Date }

/**
 * Handles one batch and returns its size; 0 when nothing is new or another process has this consumer's turn.
 * An error of the handler moves nothing and is kept in `kernel.outbox_cursor` for the operator to see.
 */
export async function consumeOnce(store: Store, ctx: Ctx, { consumer, topics, handler, batch = 500 }: ConsumerOptions): Promise<number> {
  await store.query('insert into kernel.outbox_cursor (consumer, topics) values ($1, $2) on conflict (consumer) do nothing', [consumer, topics])
  try {
    return await store.tx(ctx, async (inside) => {
      const [position] = await store.query<{ tx: string; id: bigint }>('select tx::text, id from kernel.outbox_cursor where consumer = $1 for update skip locked', [consumer], inside)
      if (position === undefined) return 0
      // Below the snapshot's xmin every transaction has ended: nothing can appear there later.
      const rows = await store.query<Row>(
        `select id, tx::text, topic, payload, created_at from kernel.outbox
          where topic = any($1) and (tx, id) > ($2::xid8, $3::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
          order by tx, id limit $4`,
        [topics, position.tx, position.id, batch], inside)
      const last = rows.at(-1)
      if (last === undefined) return 0
      await handler(inside, rows.map((row) => ({ id: row.id, topic: row.topic, payload: row.payload, createdAt: row.created_at })))
      await store.query('update kernel.outbox_cursor set tx = $2::xid8, id = $3, topics = $4, failures = 0, failure = null, updated_at = now() where consumer = $1', [consumer, last.tx, last.id, topics], inside)
      return rows.length
    })
  } catch (error) {
    await store.query('update kernel.outbox_cursor set failures = failures + 1, failure = $2, updated_at = now() where consumer = $1', [consumer, messageOf(error)]).catch(() => {})
    throw error
  }
}

/**
 * Handles events as they come until stopped: woken by NOTIFY, and every second besides, because an event becomes
 * readable only when all older transactions have ended. After an error it waits up to a minute and tries again.
 */
export function consume(store: Store, ctx: Ctx, options: ConsumerOptions): Consumer {
  const stopping = new AbortController()
  let wake = new AbortController()
  const listening = store.listen(outboxChannel, () => wake.abort())
  const running = (async () => {
    for (let failures = 0; !stopping.signal.aborted; ) {
      wake = new AbortController()
      let pause = 1_000
      try {
        if ((await consumeOnce(store, ctx, options)) > 0) pause = 0
        failures = 0
      } catch (error) {
        failures++
        pause = Math.min(60_000, 500 * 2 ** failures)
        ctx.logger.warn({ consumer: options.consumer, failures, reason: messageOf(error) }, 'an outbox consumer failed; nothing is skipped, it tries again')
      }
      const signal = failures > 0 ? stopping.signal : AbortSignal.any([stopping.signal, wake.signal])
      if (pause > 0) await wait(pause, undefined, { signal }).catch(() => {})
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await listening.close()
      await running
    },
  }
}
