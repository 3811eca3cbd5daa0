import type { Migration } from '@jingwei/kernel'

/** 凭码评价: a firm without an account is asked once about one answer. Of the code only its hash is kept; who used it when stays. */
export const invitations: Migration = {
  id: 3,
  name: 'invitations',
  sql: `
create table tasks.invitation (
  id uuid primary key,
  task_id uuid not null references tasks.task,
  task_version integer not null,
  credit_code text not null,
  code_hash bytea not null unique,
  created_at timestamptz not null,
  created_by_id uuid,
  created_by text not null,
  expires_at timestamptz not null,
  failures integer not null default 0,
  opened_at timestamptz,
  used_at timestamptz,
  used_from text,
  ended_at timestamptz
);
create unique index invitation_living on tasks.invitation (task_id) where used_at is null and ended_at is null;
`,
}
