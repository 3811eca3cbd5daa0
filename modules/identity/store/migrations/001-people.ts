import type { Migration } from '@jingwei/kernel'

/** Who there is, which organisation he belongs to, what he may, and how he shows that it is he. */
export const people: Migration = {
  id: 1,
  name: 'people',
  sql: `
create table identity.organisation (
  id uuid primary key,
  kind text not null check (kind in ('department', 'town', 'enterprise', 'company')),
  name text not null check (name <> ''),
  credit_code text unique,
  town text,
  state text not null default 'active' check (state in ('active', 'merged')),
  -- Of a merged one: where its people went. Of one that came out of a split: where it came from.
  successor_id uuid references identity.organisation,
  predecessor_id uuid references identity.organisation,
  created_at timestamptz not null,
  check (kind <> 'enterprise' or credit_code is not null or state = 'merged')
);
create unique index organisation_name on identity.organisation (kind, name) where kind in ('department', 'town');

create table identity.person (
  id uuid primary key,
  account text not null unique check (account = lower(account)),
  name text not null check (name <> ''),
  organisation_id uuid references identity.organisation,
  state text not null default 'active' check (state in ('active', 'disabled')),
  requested_roles text[] not null default '{}',
  created_at timestamptz not null
);
create index person_organisation on identity.person (organisation_id);

create table identity.person_role (
  person_id uuid not null references identity.person on delete cascade,
  role text not null,
  granted_at timestamptz not null,
  granted_by text not null,
  primary key (person_id, role)
);
-- 三员分立: whatever the code does, nobody holds two of the three.
create unique index one_administrator_role on identity.person_role (person_id) where role in ('system', 'security', 'audit');

create table identity.credential (
  person_id uuid primary key references identity.person on delete cascade,
  password_hash text not null,
  one_time boolean not null,
  expires_at timestamptz,
  changed_at timestamptz not null
);

-- One row: the first three administrators have been made, and never will be again.
create table identity.bootstrap (only_once boolean primary key default true check (only_once), at timestamptz not null);
`,
}
