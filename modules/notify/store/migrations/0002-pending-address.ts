import type { Migration } from '@jingwei/kernel'

/** What somebody types stands beside the address he has proved until its code comes back: a slip of the finger silences nobody. */
export const pendingAddress: Migration = {
  id: 2,
  name: 'pending-address',
  sql: `
alter table notify.address add column pending text;
alter table notify.address alter column value drop not null;
update notify.address set pending = value, value = null where verified_at is null;
alter table notify.address add check ((value is null) = (verified_at is null)), add check (value is not null or pending is not null);
`,
}
