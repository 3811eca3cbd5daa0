import type { Migration } from '@jingwei/kernel'

/** What somebody has begun to write and not sent: his alone, one a form, forgotten after a while. */
export const drafts: Migration = {
  id: 8,
  name: 'drafts',
  sql: `
create table identity.draft (
  person_id uuid not null references identity.person,
  form text not null check (form ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$'),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  saved_at timestamptz not null,
  primary key (person_id, form)
);
create index draft_saved on identity.draft (saved_at);
`,
}
