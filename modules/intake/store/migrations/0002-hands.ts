import type { Migration } from '@jingwei/kernel'

/**
 * The people behind a reading: who last saved the connection, whether they might import by themselves, who asked for the run.
 * Of connections saved before nobody knows, so without an arrangement they wait until somebody who may saves them again.
 */
export const hands: Migration = {
  id: 2,
  name: 'hands',
  sql: `
alter table intake.connection add column hands text[] not null default '{}';
alter table intake.connection add column may_import boolean not null default false;
alter table intake.run add column hands text[] not null default '{}';
create index on intake.run (connection_id, seq) where state = 'handed';
`,
}
