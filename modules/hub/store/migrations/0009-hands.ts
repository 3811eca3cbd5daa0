import type { Migration } from '@jingwei/kernel'

/** The people behind a machine's delivery: who set it up and who asked for it review it no more than who hands in a file. */
export const submissionHands: Migration = {
  id: 9,
  name: 'hands',
  sql: `
alter table hub.submission add column hands text[] not null default '{}';
alter table hub.submission add check (reviewed_by_id is null or not (reviewed_by_id = any (hands)));
`,
}
