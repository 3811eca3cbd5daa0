import type { Migration } from '@jingwei/kernel'

/** The name of the reader's organisation at the time: an id tells an auditor nothing. */
export const useOrganisation: Migration = {
  id: 4,
  name: 'use organisation',
  sql: 'alter table hub.use add column organisation text',
}
