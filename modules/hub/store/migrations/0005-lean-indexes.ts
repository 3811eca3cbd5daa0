import type { Migration } from '@jingwei/kernel'

/** Indexes that cost every imported row and served no question: keys are removed by key, and nobody looks a mention up by its name. */
export const leanIndexes: Migration = {
  id: 5,
  name: 'lean_indexes',
  sql: `
drop index hub.enterprise_key_enterprise_id_idx;
drop index hub.mention_name_idx;
`,
}
