import type pg from 'pg'
import { JingweiError } from '@jingwei/kernel'
import type { ModuleMigration, RecordedMigration } from './migrate.ts'
import type { Store } from './store.ts'
import { fewer, rowCounts, type RowCounts } from './row-counts.ts'

/** The newest migration of each module. */
export type MigrationLevels = Readonly<Record<string, number>>

/** One step of a database from one program to a newer one; the first has no `from`. `finishedAt` is missing when it was cut off. */
export type UpgradeRecord = {
  readonly id: bigint
  readonly fromVersion: string | null
  readonly toVersion: string
  readonly fromMigrations: MigrationLevels
  readonly backup: string | null
  readonly beganAt: Date
  readonly finishedAt: Date | null
  /** The last transaction of the upgrade: what is newer was written by the newer program. */
  readonly endTx: string | null
}

/** What is about to happen to a database that an older program has filled. */
export type UpgradePlan = {
  readonly fromVersion: string | undefined
  readonly toVersion: string
  readonly missing: readonly ModuleMigration[]
  /** Names of other programs of ours that are connected now. */
  readonly inUse: readonly string[]
  /** An earlier attempt that was cut off, and the backup it made. */
  readonly cutOff: { readonly backup: string | undefined } | undefined
}

const columns = `id, from_version as "fromVersion", to_version as "toVersion", from_migrations as "fromMigrations", backup, began_at as "beganAt", finished_at as "finishedAt", end_tx::text as "endTx"`
const newest = `select ${columns} from kernel.upgrade order by id desc limit 1`

/** Beside `kernel.migration`, and like it there before any migration runs. */
export const upgradeTable = `create table if not exists kernel.upgrade (
  id bigint generated always as identity primary key, from_version text, to_version text not null, from_migrations jsonb not null,
  rows_before jsonb not null, backup text, began_at timestamptz not null default now(), finished_at timestamptz, end_tx xid8)`

export const newestUpgrade = async (client: pg.ClientBase): Promise<UpgradeRecord | undefined> => (await client.query<UpgradeRecord>(newest)).rows[0]

/** The last upgrade of a database; undefined when none was recorded. */
export async function lastUpgrade(store: Store): Promise<UpgradeRecord | undefined> {
  const [found] = await store.query<{ there: boolean }>(`select to_regclass('kernel.upgrade') is not null as there`)
  return found?.there === true ? (await store.query<UpgradeRecord>(newest))[0] : undefined
}

export function levelsOf(migrations: readonly { readonly module: string; readonly id: number }[]): MigrationLevels {
  const levels: Record<string, number> = {}
  for (const { module, id } of migrations) levels[module] = Math.max(levels[module] ?? 0, id)
  return levels
}

/**
 * Other programs of ours on this database. Whoever waits for the lock we hold has not begun. A client that is told to
 * end takes a moment to disappear.
 */
export async function othersConnected(client: Pick<pg.ClientBase, 'query'>): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select distinct application_name as name from pg_stat_activity a
     where datname = current_database() and application_name like 'jingwei%' and pid <> pg_backend_pid()
       and not exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and not l.granted) order by 1`)
  return rows.map(({ name }) => name)
}

type Opening = {
  readonly version: string
  readonly all: readonly ModuleMigration[]
  readonly recorded: readonly RecordedMigration[]
  readonly missing: readonly ModuleMigration[]
  readonly last: UpgradeRecord | undefined
  readonly beforeUpgrade: ((plan: UpgradePlan) => Promise<string | undefined>) | undefined
}

/** Writes down what begins now, after whoever asked has made the backup. A cut-off upgrade keeps the counts and the backup of its first attempt. */
export async function beginUpgrade(client: pg.ClientBase, { version, all, recorded, missing, last, beforeUpgrade }: Opening): Promise<{ finish(): Promise<void> } | undefined> {
  const cutOff = last !== undefined && last.finishedAt === null ? last : undefined
  if (missing.length === 0 && cutOff === undefined) return undefined
  const schemas = [...new Set(all.map(({ module }) => module))]
  const isNew = cutOff === undefined ? recorded.length === 0 : Object.keys(cutOff.fromMigrations).length === 0
  let backup = cutOff?.backup ?? undefined
  if (!isNew && missing.length > 0 && beforeUpgrade !== undefined) {
    const fromVersion = (cutOff === undefined ? last?.toVersion : cutOff.fromVersion) ?? undefined
    backup = await beforeUpgrade({ fromVersion, toVersion: version, missing, inUse: await othersConnected(client), cutOff: cutOff === undefined ? undefined : { backup } })
  }
  const id = cutOff === undefined
    ? (await client.query<{ id: bigint }>('insert into kernel.upgrade (from_version, to_version, from_migrations, rows_before, backup) values ($1, $2, $3, $4, $5) returning id', [last?.toVersion, version, levelsOf(recorded), isNew ? {} : await rowCounts(client, schemas), backup])).rows[0]?.id
    : (await client.query<{ id: bigint }>('update kernel.upgrade set to_version = $2, backup = $3 where id = $1 returning id', [cutOff.id, version, backup])).rows[0]?.id
  return {
    async finish() {
      const { rows: [found] } = await client.query<{ before: RowCounts }>('select rows_before as before from kernel.upgrade where id = $1', [id])
      const lost = fewer(found?.before ?? {}, await rowCounts(client, schemas), all.flatMap(({ shrinks = [] }) => shrinks))
      if (lost.length > 0) throw new JingweiError('store.upgrade_lost_rows', { tables: lost.join(', ') })
      await client.query('update kernel.upgrade set finished_at = now(), end_tx = pg_current_xact_id() where id = $1', [id])
    },
  }
}
