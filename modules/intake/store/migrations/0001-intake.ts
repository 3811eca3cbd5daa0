import type { Migration } from '@jingwei/kernel'

/** 接入: connections, every run of them, and the files of folders that were seen. No secret is kept here. */
export const intakeTables: Migration = {
  id: 1,
  name: 'intake',
  sql: `
create schema if not exists intake;

create table intake.connection (
  id uuid primary key,
  name text not null unique,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  source_id text not null,
  target jsonb not null,
  pairs jsonb not null default '[]',
  schedule jsonb not null,
  state text not null default 'active' check (state in ('active', 'paused')),
  version integer not null default 1,
  failures integer not null default 0,
  next_run_at timestamptz,
  changed_by text not null,
  changed_at timestamptz not null default now()
);
create index on intake.connection (next_run_at) where state = 'active';

-- One reading. Written once it is asked for, never removed: it is where handed-in rows came from.
create table intake.run (
  id uuid primary key,
  seq bigint generated always as identity unique,
  connection_id uuid not null references intake.connection,
  state text not null check (state in ('queued', 'reading', 'handed', 'unchanged', 'empty', 'waiting', 'failed')),
  trigger text not null check (trigger in ('schedule', 'person')),
  requested_by text not null,
  period text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  attempts integer not null default 0,
  -- The background work that reads it: when that was cancelled, the run has ended too.
  job_run_id uuid,
  -- As it was read then; the connection may be changed later.
  place text not null default '',
  rows bigint not null default 0,
  file_name text,
  digest text,
  content_mark text,
  mark_from text,
  mark_up_to text,
  submission_id uuid,
  import_id uuid,
  error jsonb,
  check (state <> 'handed' or ((submission_id is null) <> (import_id is null) and digest is not null))
);
create index on intake.run (connection_id, seq desc);
create unique index one_run_at_a_time on intake.run (connection_id) where state in ('queued', 'reading');

create table intake.seen_file (
  connection_id uuid not null references intake.connection,
  name text not null,
  size bigint not null,
  modified timestamptz not null,
  seen_at timestamptz not null,
  digest text,
  primary key (connection_id, name)
);
create index on intake.seen_file (connection_id, digest) where digest is not null;
`,
}
