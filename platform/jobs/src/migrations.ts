import type { ModuleMigration } from '@jingwei/store'

/** Tables of this package; graphile-worker keeps its own in the schema `graphile_worker`. */
export const jobsMigrations: readonly ModuleMigration[] = [
  {
    module: 'jobs',
    id: 1,
    name: 'runs, workers and schedules',
    sql: `
      create table jobs.run (
        id uuid primary key,
        job text not null,
        key text,
        queue text,
        payload jsonb not null,
        state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
        progress jsonb,
        -- attempts counts starts and is the token of the one execution that may write
        attempts integer not null default 0,
        failures integer not null default 0,
        interruptions integer not null default 0,
        error_code text,
        error_zh text,
        error_en text,
        cancel_requested boolean not null default false,
        requested_by text not null,
        worker uuid,
        run_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz
      );
      create unique index run_waiting_key on jobs.run (job, key) where state = 'queued' and attempts = 0 and key is not null;
      create index run_by_time on jobs.run (created_at desc);
      create index run_open on jobs.run (state) where state in ('queued', 'running');
      create table jobs.worker (
        id uuid primary key,
        pool text,
        pid integer not null,
        host text not null,
        started_at timestamptz not null default now(),
        seen_at timestamptz not null default now()
      );
      create table jobs.schedule (
        job text primary key,
        last_at timestamptz not null default now()
      );`,
  },
]
