import type { Migration } from '@jingwei/kernel'

/**
 * One table of states for supervision, todos, requests and follow-ups, and one line per move. Offices and people are
 * kept with the name they had: the directory is another module's, and a history that renames people is none.
 */
export const taskTables: Migration = {
  id: 1,
  name: 'tasks',
  sql: `
create table tasks.task (
  id uuid primary key,
  number bigint generated always as identity unique,
  parent_id uuid references tasks.task,
  kind text not null check (kind in ('supervision', 'todo', 'request', 'follow_up')),
  source text not null check (source in ('meeting', 'warning', 'visit', 'hotline', 'appeal', 'other')),
  reference text,
  title text not null check (title <> ''),
  body text not null default '',
  lead_office_id uuid,
  lead_office text,
  responsible_id uuid,
  responsible text,
  enterprise text,
  enterprise_name text,
  working_days integer check (working_days > 0),
  start_on date,
  due_on date,
  state text not null check (state in ('raised', 'assigned', 'acted', 'answered', 'satisfied', 'unsatisfied', 'returned', 'closed')),
  level text not null default 'office' check (level in ('office', 'leader')),
  reopened boolean not null default false,
  overdue_at timestamptz,
  extension text not null default 'none' check (extension in ('none', 'asked', 'granted', 'refused')),
  extension_days integer check (extension_days > 0),
  extension_reason text,
  answer text,
  answered_by text,
  answered_by_office text,
  answered_at timestamptz,
  satisfaction_reason text,
  judged_by text,
  judged_at timestamptz,
  raised_by_id uuid,
  raised_by text not null,
  raised_by_office_id uuid,
  raised_by_office text,
  on_behalf boolean not null default false,
  version integer not null default 1,
  raised_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  check (start_on is null or due_on is null or start_on <= due_on),
  check (not on_behalf or (kind = 'request' and enterprise is not null))
);
create index task_lead on tasks.task (lead_office_id, due_on) where state <> 'closed';
create index task_responsible on tasks.task (responsible_id) where state <> 'closed';
create index task_enterprise on tasks.task (enterprise) where enterprise is not null;
create index task_parent on tasks.task (parent_id) where parent_id is not null;
create index task_due on tasks.task (due_on) where overdue_at is null and state <> 'closed';

create table tasks.assisting_office (
  task_id uuid not null references tasks.task,
  office_id uuid not null,
  office text not null,
  primary key (task_id, office_id)
);
create index assisting_office_office on tasks.assisting_office (office_id);

create table tasks.move (
  id bigint generated always as identity primary key,
  task_id uuid not null references tasks.task,
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
create index move_task on tasks.move (task_id, id);
`,
}
