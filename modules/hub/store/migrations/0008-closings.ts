import type { Migration } from '@jingwei/kernel'

/**
 * 封版: a month as it was known when it was closed. A closing holds no copy of the region: each enterprise has a
 * version for every closing that found it changed, good from that closing until the next version. Versions are kept as
 * they were written; the only thing that is ever filled in is where the next one begins.
 */
export const closingTables: Migration = {
  id: 8,
  name: 'closings',
  sql: `
create table hub.closing (
  seq integer primary key generated always as identity,
  id uuid not null unique,
  month text not null,
  -- 0 closes the month, later ones revise what was closed.
  revision integer not null check (revision >= 0),
  state text not null check (state in ('proposed', 'freezing', 'closed', 'withdrawn', 'failed')),
  reason text not null,
  -- What was still open, as the two people saw it: [{code, zh, en, count}].
  open_points jsonb not null,
  publish_on date,
  -- Items, sources and arrangements as they were defined: what the figures mean.
  definitions jsonb,
  enterprises integer,
  figures bigint,
  digest text,
  error jsonb,
  proposed_by text not null,
  proposed_by_id text,
  proposed_at timestamptz not null default now(),
  confirmed_by text,
  confirmed_by_id text,
  confirmed_at timestamptz,
  closed_at timestamptz,
  -- The background work that makes it.
  run_id text,
  check (confirmed_by_id is null or proposed_by_id is null or confirmed_by_id <> proposed_by_id),
  check (state <> 'closed' or (digest is not null and closed_at is not null))
);
create unique index on hub.closing (month, revision) where state <> 'withdrawn';
-- One at a time is under way.
create unique index closing_under_way on hub.closing ((true)) where state in ('proposed', 'freezing', 'failed');

create table hub.closed_enterprise (
  enterprise_id uuid not null,
  closing integer not null references hub.closing,
  -- The closing whose version takes over; null while this is the newest.
  until_closing integer references hub.closing,
  -- False when the enterprise was there before and is no more.
  present boolean not null,
  head_id uuid,
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
  -- What changed since the version before: item or item|period -> [value, source, batch, line, rows], null when gone.
  cells jsonb not null,
  primary key (enterprise_id, closing)
);
create index on hub.closed_enterprise (closing);
create index on hub.closed_enterprise (enterprise_id) where until_closing is null;

create function hub.refuse_closed_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.until_closing is null and new.until_closing is not null
     and (to_jsonb(old) - 'until_closing') = (to_jsonb(new) - 'until_closing') then
    return new;
  end if;
  raise exception 'what was closed is not changed';
end $$;
create trigger closed_kept before update or delete on hub.closed_enterprise for each row execute function hub.refuse_closed_change();
create trigger closed_not_emptied before truncate on hub.closed_enterprise for each statement execute function hub.refuse_closed_change();

create function hub.refuse_closing_change() returns trigger language plpgsql as $$
begin
  if old.state <> 'closed' and tg_op = 'UPDATE' then return new; end if;
  raise exception 'a closing is not changed';
end $$;
create trigger closing_kept before update or delete on hub.closing for each row execute function hub.refuse_closing_change();
`,
}
