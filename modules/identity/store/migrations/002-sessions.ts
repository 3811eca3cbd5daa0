import type { Migration } from '@jingwei/kernel'

/** Sessions, tokens and throttling. Of a secret only its SHA-256 is kept: 256 random bits need no slow hash. */
export const sessions: Migration = {
  id: 2,
  name: 'sessions',
  sql: `
create table identity.session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references identity.person on delete cascade,
  address text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_person on identity.session (person_id) where revoked_at is null;

create table identity.token (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references identity.person on delete cascade,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index token_person on identity.token (person_id) where revoked_at is null;

-- In the database, so that it holds over several api processes.
create table identity.throttle (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null
);
`,
}
