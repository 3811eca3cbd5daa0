import type { Migration } from '@jingwei/kernel'

/** Each marking of a stale enterprise is told from the one before, so that fusing never wipes off a newer one. */
export const staleMarks: Migration = {
  id: 3,
  name: 'stale_marks',
  sql: `alter table hub.stale add column mark bigint not null generated always as identity;`,
}
