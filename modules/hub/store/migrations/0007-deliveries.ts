import type { Migration } from '@jingwei/kernel'

/** 归集: what is agreed with who delivers, and every delivery handed in with what became of it. */
export const deliveryTables: Migration = {
  id: 7,
  name: 'deliveries',
  sql: `
create table hub.arrangement (
  source_id text primary key,
  provider text not null,
  cycle text not null check (cycle in ('month', 'quarter', 'year')),
  manner text not null check (manner in ('period', 'whole', 'increment')),
  due_working_days integer not null check (due_working_days between 1 and 120),
  first_period text not null,
  rows_expected integer check (rows_expected > 0),
  firms_expected integer check (firms_expected > 0),
  agreement_no text not null,
  ends_on date,
  changed_by text not null,
  changed_at timestamptz not null default now()
);

create sequence hub.receipt_number;

-- One attempt to deliver a source's period. Never changed after it is accepted, returned or withdrawn.
create table hub.submission (
  id uuid primary key,
  seq bigint generated always as identity unique,
  source_id text not null,
  period text not null,
  -- As agreed when it was handed in: what two people looked at is what lands.
  manner text not null check (manner in ('period', 'whole', 'increment')),
  kind text not null check (kind in ('file', 'zero')),
  state text not null check (state in ('checking', 'checked', 'unusable', 'submitted', 'accepted', 'returned', 'withdrawn')),
  corrects uuid references hub.submission,
  file_name text,
  digest text,
  size bigint,
  findings jsonb,
  error jsonb,
  note text not null default '',
  on_behalf_of text,
  handled_by text not null,
  handled_by_id text,
  created_at timestamptz not null default now(),
  submitted_at timestamptz,
  submitted_by_id text,
  reviewed_by text,
  reviewed_by_id text,
  reviewed_at timestamptz,
  reason text,
  receipt_no text unique,
  import_id uuid references hub.import,
  check ((kind = 'file') = (digest is not null)),
  check (state <> 'accepted' or receipt_no is not null),
  check (reviewed_by_id is null or handled_by_id is null or reviewed_by_id <> handled_by_id),
  check (reviewed_by_id is null or submitted_by_id is null or reviewed_by_id <> submitted_by_id)
);
create index on hub.submission (source_id, period, seq);
create index on hub.submission (state) where state in ('checking', 'checked', 'submitted');
create unique index on hub.submission (import_id) where import_id is not null;

-- The period a batch was delivered for; unknown for what was imported beside the calendar.
alter table hub.batch add column period text;
create index on hub.batch (source_id, period) where period is not null;

-- Cells that claimed nothing, by column and reason: [{column, reason, count, examples}].
alter table hub.batch add column cell_notes jsonb not null default '[]';

-- Whether a person asked for it at a page; what is agreed to come as deliveries is not taken from one person alone.
alter table hub.import add column by_person boolean not null default false;
`,
}
