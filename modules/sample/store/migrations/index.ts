import type { Migration } from '@jingwei/kernel'

export const migrations: readonly Migration[] = [
  {
    id: 1,
    name: 'county',
    sql: `
-- One row says that this home is the fictional county: it takes no real files and every page says so.
create table sample.county (one boolean primary key default true check (one), seed integer not null, import_id uuid, made_at timestamptz not null default now());
`,
  },
]
