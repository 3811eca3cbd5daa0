import type { Migration } from '@jingwei/kernel'

/**
 * The second factor: a sealed TOTP secret, hashed recovery codes, and sessions that wait for one of them. The last used
 * time step is kept, so that a code that was looked at over a shoulder is worth nothing (RFC 6238 5.2).
 */
export const secondFactor: Migration = {
  id: 4,
  name: 'second_factor',
  sql: `
create table identity.totp (
  person_id uuid primary key references identity.person on delete cascade,
  sealed bytea not null,
  created_at timestamptz not null,
  -- Null until a first code was shown: a secret that never reached a telephone locks nobody out.
  confirmed_at timestamptz,
  last_step bigint not null default -1
);

create table identity.recovery_code (
  person_id uuid not null references identity.person on delete cascade,
  slot smallint not null check (slot between 0 and 9),
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, slot)
);

-- Who had a session before this is signed in and stays so.
alter table identity.session add column step text not null default 'done' check (step in ('done', 'factor'));
`,
}
