import { JingweiError, type Ctx } from '@jingwei/kernel'
import { jsonText } from './json-text.ts'
import type { Store } from './store.ts'

/** The channel that wakes consumers. */
export const outboxChannel = 'jingwei_outbox'

/** Writes one event in the caller's transaction: it exists exactly when that commits. @throws store.no_transaction */
export const publish = (store: Store, ctx: Ctx, topic: string, payload: unknown): Promise<void> => publishAll(store, ctx, topic, [payload])

/** Writes many events of one topic with one statement per 5,000. Payloads are JSON; a bigint is written as a number. */
export async function publishAll(store: Store, ctx: Ctx, topic: string, payloads: readonly unknown[]): Promise<void> {
  if (ctx.transaction === undefined) throw new JingweiError('store.no_transaction', { what: `publish(${topic})` })
  for (let start = 0; start < payloads.length; start += 5_000) {
    const texts = payloads.slice(start, start + 5_000).map(jsonText)
    await store.query('insert into kernel.outbox (topic, payload) select $1, item::jsonb from unnest($2::text[]) with ordinality as list(item, place) order by place', [topic, texts], ctx)
  }
  if (payloads.length > 0) await store.query(`select pg_notify($1, '')`, [outboxChannel], ctx)
}
