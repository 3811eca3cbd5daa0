import type { Migration } from '@jingwei/kernel'

/** What is known: enterprises, how mentions were linked, the golden record and who used it. */
export const goldenTables: Migration = {
  id: 2,
  name: 'golden',
  sql: `
create table hub.enterprise (
  id uuid primary key,
  seq bigint generated always as identity unique,
  founder_key text not null unique,
  head_id uuid,
  created_at timestamptz not null default now()
);
create index on hub.enterprise (head_id) where head_id is not null;

-- Blocking keys: where an enterprise can be found again. Derived from its mentions and the vocabulary.
create table hub.enterprise_key (
  key text collate "C" not null,
  enterprise_id uuid not null,
  primary key (key, enterprise_id)
);
create index on hub.enterprise_key (enterprise_id);

-- What the linker learnt from the register: one versioned row at a time is in use.
create table hub.vocabulary (
  version integer primary key generated always as identity,
  learnt_from bigint not null,
  content jsonb not null,
  learnt_at timestamptz not null default now()
);

-- Every decision about a mention, so that any can be undone without loss.
create table hub.decision (
  id uuid primary key,
  mention_id bigint not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by text
);
create index on hub.decision (mention_id, decided_at desc);

create table hub.stale (enterprise_id uuid primary key);

create table hub.golden (
  enterprise_id uuid primary key,
  credit_code text not null,
  name text not null collate zh_pinyin,
  former_name text not null,
  address text not null,
  town text not null,
  industry text not null,
  status text not null,
  land_mu numeric,
  staff integer,
  revenue_wan numeric,
  revenue_year integer,
  sources smallint not null,
  flagged boolean not null,
  updated_at timestamptz not null default now()
);
create index on hub.golden (name, enterprise_id);
create index on hub.golden (credit_code);
create index on hub.golden (town, name);
create index on hub.golden (industry, name);
create index on hub.golden (status, name);
create index on hub.golden (revenue_wan desc nulls last, enterprise_id);
create index on hub.golden (staff desc nulls last, enterprise_id);
create index on hub.golden (land_mu desc nulls last, enterprise_id);
create index on hub.golden (updated_at desc, enterprise_id);
create index on hub.golden using gin (name gin_trgm_ops);

-- The values of the golden record beside the list columns, and what a person should look at.
create table hub.golden_detail (
  enterprise_id uuid primary key,
  figures jsonb not null,
  flags jsonb not null
);

-- Grows with every change of golden rows: caches of totals hang on it.
create table hub.golden_version (one boolean primary key default true check (one), version bigint not null);
insert into hub.golden_version values (true, 0);

create table hub.use (
  id bigint primary key,
  at timestamptz not null,
  person_id text,
  who text not null,
  organisation_id text,
  purpose text not null,
  agreement text,
  door text not null,
  enterprise_id uuid,
  filters jsonb,
  rows bigint,
  trace_id text not null
);
create index on hub.use (enterprise_id, at desc);
create index on hub.use (at desc);
`,
}
