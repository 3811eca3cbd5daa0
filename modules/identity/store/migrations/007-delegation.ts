import type { Migration } from '@jingwei/kernel'

/** 代办: who may act for whom, from day to day. Rows stay for good: a review of access asks who acted for whom last year. */
export const delegation: Migration = {
  id: 7,
  name: 'delegation',
  sql: `
create table identity.delegation (
  id uuid primary key,
  principal_id uuid not null references identity.person,
  delegate_id uuid not null references identity.person,
  starts_on date not null,
  ends_on date not null,
  reason text not null check (reason <> ''),
  created_at timestamptz not null,
  allowed_at timestamptz,
  allowed_by text,
  revoked_at timestamptz,
  revoked_by text,
  check (principal_id <> delegate_id),
  check (starts_on <= ends_on)
);
create index delegation_delegate on identity.delegation (delegate_id, ends_on);
create index delegation_principal on identity.delegation (principal_id, ends_on);
alter table identity.session add column acting_for uuid references identity.delegation;
`,
}
