import type { Migration } from '@jingwei/kernel'

/** From what kind of device somebody signed in, and when last: both are asked for when access is reviewed. */
export const accessReview: Migration = {
  id: 5,
  name: 'access_review',
  sql: `
alter table identity.session add column device text not null default '';

alter table identity.person add column last_sign_in_at timestamptz;
update identity.person p set last_sign_in_at = signed.at
from (select actor_id, max(at) as at from identity.audit where action = 'identity.sign_in' group by actor_id) signed
where signed.actor_id = p.id;
`,
}
