import type { Migration } from '@jingwei/kernel'

/** What was delivered: imports, batches, rows as they came, and the distinct identities (mentions) they name. */
export const ingestTables: Migration = {
  id: 1,
  name: 'ingest',
  sql: `
create table hub.import (
  id uuid primary key,
  requested_by text not null,
  on_behalf_of text,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  stage text not null,
  done bigint not null default 0,
  total bigint not null default 0,
  note jsonb,
  error jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index on hub.import (created_at desc);

create table hub.batch (
  id uuid primary key,
  seq bigint generated always as identity unique,
  import_id uuid not null references hub.import,
  source_id text not null,
  file_name text not null,
  digest text not null,
  shape jsonb not null,
  format jsonb not null,
  state text not null check (state in ('landing', 'landed', 'unchanged')),
  rows bigint not null default 0,
  accepted bigint not null default 0,
  quarantined bigint not null default 0,
  duplicates bigint not null default 0,
  received_by text not null,
  received_at timestamptz not null default now()
);
create index on hub.batch (source_id, digest);
create index on hub.batch (import_id);

create table hub.import_file (
  import_id uuid not null references hub.import,
  ordinal integer not null,
  file_name text not null,
  digest text not null,
  size bigint not null,
  state text not null check (state in ('waiting', 'landing', 'landed', 'unchanged', 'unrecognised', 'unreadable')),
  source_id text,
  batch_id uuid references hub.batch,
  error jsonb,
  primary key (import_id, ordinal)
);

create table hub.mention (
  id bigint generated always as identity primary key,
  digest uuid not null unique,
  register boolean not null,
  code text not null,
  carrier text not null,
  name text not null,
  former_name text not null,
  address text not null,
  place text not null,
  enterprise_id uuid,
  band text check (band in ('auto', 'review', 'new')),
  score real,
  explanation jsonb,
  decided_by text,
  decided_at timestamptz
);
create index on hub.mention (enterprise_id);
create index on hub.mention (name);
create index on hub.mention (id) where band is null;
create index on hub.mention (id) where band = 'review';

-- One row as it came. seq is the delivery that last confirmed it; hash and occurrence make a redelivery a no-op.
create table hub.record (
  id bigint generated always as identity primary key,
  batch_id uuid not null,
  source_id text not null,
  seq bigint not null,
  line integer not null,
  occurrence integer not null,
  hash uuid not null,
  state text not null check (state in ('accepted', 'quarantined', 'dismissed', 'replaced')),
  mention_id bigint,
  cells json not null,
  extra json,
  short boolean not null default false,
  problem jsonb,
  replaced_by bigint
);
create unique index record_once on hub.record (source_id, hash, occurrence);
create index on hub.record (mention_id);
create index on hub.record (batch_id, line);
create index on hub.record (source_id, ((problem ->> 'code'))) where state = 'quarantined';

-- A fix of form, confirmed once by an officer and remembered for the source.
create table hub.fix (
  id uuid primary key,
  source_id text not null,
  kind text not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null default now(),
  unique (source_id, kind)
);
`,
}
