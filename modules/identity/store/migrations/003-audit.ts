import type { Migration } from '@jingwei/kernel'

/** The trail can only grow: not even our own code may change or remove a line. */
export const audit: Migration = {
  id: 3,
  name: 'audit',
  sql: `
create table identity.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid,
  actor text not null,
  action text not null,
  target text,
  detail jsonb not null default '{}',
  trace_id text not null,
  address text
);
create index audit_at on identity.audit (at desc, id desc);
create index audit_actor on identity.audit (actor_id, at desc);

create function identity.refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = '42501';
end $$;
create trigger audit_append_only before update or delete on identity.audit for each row execute function identity.refuse_audit_change();
create trigger audit_no_truncate before truncate on identity.audit for each statement execute function identity.refuse_audit_change();
`,
}
