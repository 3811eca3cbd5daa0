import type { ModuleMigration } from './migrate.ts'

/**
 * The outbox. Its order is (tx, id), not id: sequence numbers are given out before commit, so a row of a lower id
 * can appear after one of a higher id was read; no row can appear below the oldest transaction still running.
 */
export const kernelMigrations: readonly ModuleMigration[] = [
  {
    module: 'kernel',
    id: 1,
    name: 'outbox',
    sql: `
      create table kernel.outbox (
        id bigint generated always as identity primary key,
        tx xid8 not null default pg_current_xact_id(),
        topic text not null,
        payload jsonb not null,
        created_at timestamptz not null default now()
      );
      create index outbox_by_topic on kernel.outbox (topic, tx, id);
      create table kernel.outbox_cursor (
        consumer text primary key,
        topics text[] not null,
        tx xid8 not null default '0',
        id bigint not null default 0,
        failures integer not null default 0,
        failure text,
        updated_at timestamptz not null default now()
      );`,
  },
]
