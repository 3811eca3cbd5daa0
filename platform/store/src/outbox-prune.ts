import type { Store } from './store.ts'

/**
 * Removes events that every consumer of their topic has handled and that are older than `days`; returns their number.
 * An event of a topic nobody consumes yet is kept: its consumer may come with a later version.
 */
export async function pruneOutbox(store: Store, days: number): Promise<number> {
  const rows = await store.query(
    `delete from kernel.outbox event
      where created_at < now() - make_interval(days => $1)
        and exists (select from kernel.outbox_cursor where event.topic = any(topics))
        and not exists (select from kernel.outbox_cursor reader where event.topic = any(reader.topics) and (reader.tx, reader.id) < (event.tx, event.id))
      returning id`, [days])
  return rows.length
}
