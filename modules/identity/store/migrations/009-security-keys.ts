import type { Migration } from '@jingwei/kernel'

/** Security keys (WebAuthn): public halves alone. A challenge belongs to one session, for one purpose, and is read once. */
export const securityKeys: Migration = {
  id: 9,
  name: 'security_keys',
  sql: `
create table identity.security_key (
  id uuid primary key,
  person_id uuid not null references identity.person on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  -- As the key last gave it; one that counts must go up, else there are two of it.
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  name text not null check (name <> ''),
  created_at timestamptz not null,
  last_used_at timestamptz,
  unique (person_id, name)
);

create table identity.key_challenge (
  session_id uuid primary key references identity.session on delete cascade,
  purpose text not null check (purpose in ('add', 'show')),
  challenge text not null,
  expires_at timestamptz not null
);
`,
}
