import type { Migration } from '@jingwei/kernel'

/**
 * Messages of people, what goes out of them by which channel, where people can be reached (personal information), and
 * what they chose. Of a code that proves an address only its hash is kept, for minutes.
 */
export const messageTables: Migration = {
  id: 1,
  name: 'messages',
  sql: `
create table notify.message (
  id uuid primary key,
  person_id uuid not null,
  kind text not null,
  title_zh text not null check (title_zh <> ''),
  title_en text not null check (title_en <> ''),
  about text,
  link text not null,
  at timestamptz not null,
  read_at timestamptz
);
create index message_person on notify.message (person_id, at desc);
create index message_unread on notify.message (person_id) where read_at is null;

create table notify.outgoing (
  id uuid primary key,
  message_id uuid not null references notify.message on delete cascade,
  channel text not null check (channel in ('email', 'sms', 'wecom', 'zwding', 'webhook')),
  state text not null check (state in ('waiting', 'sent', 'dead')),
  attempts integer not null default 0,
  error_code text,
  reason_zh text,
  reason_en text,
  at timestamptz not null,
  changed_at timestamptz not null,
  unique (message_id, channel)
);
create index outgoing_state on notify.outgoing (state, changed_at desc);

create table notify.address (
  person_id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'wecom', 'zwding')),
  value text not null,
  verified_at timestamptz,
  entered_by text not null,
  entered_at timestamptz not null,
  code_hash bytea,
  code_until timestamptz,
  code_failures integer not null default 0,
  primary key (person_id, channel)
);

create table notify.choice (
  person_id uuid not null,
  kind text not null,
  channel text not null check (channel in ('email', 'sms', 'wecom', 'zwding', 'webhook')),
  primary key (person_id, kind, channel)
);
`,
}
