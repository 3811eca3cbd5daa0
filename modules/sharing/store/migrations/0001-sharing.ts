import type { Migration } from '@jingwei/kernel'

/**
 * Requests and the grants they become, what owners say about their items, and every reading. Offices and people are
 * kept with the name they had: the directory is another module's. What records an act is append-only.
 */
export const sharingTables: Migration = {
  id: 1,
  name: 'sharing',
  sql: `
create table sharing.request (
  id uuid primary key,
  number bigint generated always as identity unique,
  version integer not null default 1,
  state text not null check (state in ('draft', 'submitted', 'incomplete', 'approved', 'active', 'suspended', 'expired', 'refused', 'disputed', 'disposed', 'withdrawn')),
  type text not null check (type in ('unconditional', 'conditional')),
  items jsonb not null,
  applicant_id uuid,
  applicant text not null,
  office_id uuid not null,
  office text not null,
  source_id text not null,
  owner_office_id uuid,
  owner_office text,
  scenario text not null,
  legal_basis text not null,
  purpose text not null check (purpose in ('duty', 'evaluation', 'policy', 'service')),
  purpose_text text not null,
  rows_wanted jsonb not null,
  period_from text not null check (period_from ~ '^[0-9]{4}-[0-9]{2}$'),
  period_to text not null check (period_to ~ '^[0-9]{4}-[0-9]{2}$'),
  manners text[] not null check (cardinality(manners) > 0 and manners <@ array['table', 'api', 'file']),
  ends_on date not null,
  onward text not null check (onward in ('none', 'with_consent')),
  larger_reason text not null default '',
  submitted_at timestamptz,
  due_on date,
  missing text,
  extension text not null default 'none' check (extension in ('none', 'asked', 'granted', 'refused')),
  extension_reason text,
  extension_by_id uuid,
  grant_no text unique,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  refusal_basis text,
  supply_due_on date,
  supplied_at timestamptz,
  renewal text not null default 'none' check (renewal in ('none', 'asked', 'granted', 'refused')),
  renewal_ends_on date,
  renewal_reason text,
  renewal_by_id uuid,
  dispute_reason text,
  disposal text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (period_from <= period_to),
  check (state not in ('approved', 'active', 'suspended', 'expired', 'disposed') or grant_no is not null)
);
create index request_office on sharing.request (office_id, updated_at desc);
create index request_owner on sharing.request (owner_office_id, state);
create index request_state on sharing.request (state, ends_on);

create table sharing.move (
  id bigint generated always as identity primary key,
  request_id uuid not null references sharing.request,
  at timestamptz not null,
  by_id uuid,
  by text not null,
  by_office text,
  action text not null,
  from_state text,
  to_state text not null,
  reason text,
  trace_id text not null
);
create index move_request on sharing.move (request_id, id);

create table sharing.catalogue_change (
  id bigint generated always as identity primary key,
  item_id text not null,
  type text not null check (type in ('unconditional', 'conditional', 'none')),
  grade text not null check (grade in ('L1', 'L2', 'L3', 'L4')),
  condition text not null,
  legal_basis text not null,
  office_id uuid,
  office text,
  reason text not null,
  at timestamptz not null,
  by_id uuid,
  by text not null,
  by_office text,
  check (type <> 'none' or legal_basis <> '')
);
create index catalogue_change_item on sharing.catalogue_change (item_id, id desc);

create table sharing.reading (
  id uuid primary key,
  mark text not null unique,
  request_id uuid not null references sharing.request,
  at timestamptz not null,
  by_id uuid,
  by text not null,
  manner text not null check (manner in ('table', 'api', 'file')),
  enterprises bigint not null default 0,
  file_name text,
  digest text
);
create index reading_request on sharing.reading (request_id, at desc);
create index reading_digest on sharing.reading (digest) where digest is not null;

create function sharing.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the history of sharing is append-only' using errcode = '42501';
end $$;
create trigger move_append_only before update or delete on sharing.move for each row execute function sharing.refuse_change();
create trigger move_no_truncate before truncate on sharing.move for each statement execute function sharing.refuse_change();
create trigger catalogue_append_only before update or delete on sharing.catalogue_change for each row execute function sharing.refuse_change();
create trigger catalogue_no_truncate before truncate on sharing.catalogue_change for each statement execute function sharing.refuse_change();
`,
}
