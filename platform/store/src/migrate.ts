import { createHash } from 'node:crypto'
import pg from 'pg'
import { JingweiError, type Logger, type Migration } from '@jingwei/kernel'
import { withClient } from './driver.ts'
import { codeOf, isUnavailable, messageOf, asStoreError } from './errors.ts'
import { kernelMigrations } from './kernel-migrations.ts'
import type { Store } from './store.ts'
import { prepareObjects } from './database.ts'
import { beginUpgrade, newestUpgrade, upgradeTable, type UpgradePlan } from './upgrade-record.ts'
import { isNewerVersion } from './version-order.ts'

/** A module's migration; the module owns the PostgreSQL schema of its name. */
export type ModuleMigration = Migration & { readonly module: string }

/** A migration as the database remembers it. */
export type RecordedMigration = { readonly module: string; readonly id: number; readonly name: string; readonly checksum: string }

export type MigrateOptions = {
  /** The version of this program: with it what is done is recorded in `kernel.upgrade`, and a database of a newer one is refused. */
  readonly version?: string
  /** Called before a database that an older program has filled is changed; gives the place of its backup. What it throws stops everything. */
  readonly beforeUpgrade?: (plan: UpgradePlan) => Promise<string | undefined>
}

/** Any number of processes may start together: one migrates, the others wait here. */
const lockKey = 5_417_201_936

/**
 * Brings the database forward: the kernel's own migrations (outbox), then the given ones in their order, each in one
 * transaction and recorded with its checksum in `kernel.migration`. Returns those that ran now.
 * Cut off anywhere it is repeated safely.
 * @throws store.migration_order, store.migration_changed, store.migration_unknown, store.migration_failed, store.database_newer, store.upgrade_lost_rows
 */
export async function migrate(store: Store, migrations: readonly ModuleMigration[], logger: Logger, { version, beforeUpgrade }: MigrateOptions = {}): Promise<readonly ModuleMigration[]> {
  const all = [...kernelMigrations, ...migrations]
  demandOrder(all)
  return withClient(store.db, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    try {
      await prepareObjects(client)
      await client.query(`create schema if not exists kernel`)
      await client.query(`create table if not exists kernel.migration (
        module text not null, id integer not null, name text not null, checksum text not null,
        applied_at timestamptz not null default now(), primary key (module, id))`)
      await client.query(upgradeTable)
      const recorded = (await client.query<RecordedMigration>(selectRecorded)).rows
      const last = await newestUpgrade(client)
      demandKnown(all, recorded, { own: version, found: last?.toVersion })
      const done = new Set(recorded.map((entry) => `${entry.module}/${entry.id}`))
      const missing = all.filter((migration) => !done.has(`${migration.module}/${migration.id}`))
      const upgrade = version === undefined ? undefined : await beginUpgrade(client, { version, all, recorded, missing, last, beforeUpgrade })
      for (const migration of missing) await apply(client, migration, logger)
      await upgrade?.finish()
      return missing
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {})
    }
  })
}

const selectRecorded = 'select module, id, name, checksum from kernel.migration order by module, id'

/** What has run on a database so far; nothing on one that no program of ours has opened. */
export async function recordedMigrations(store: Store): Promise<readonly RecordedMigration[]> {
  const [found] = await store.query<{ there: boolean }>(`select to_regclass('kernel.migration') is not null as there`)
  return found?.there === true ? store.query<RecordedMigration>(selectRecorded) : []
}

/** Versions of this program and of the one that used a database last, as far as they are known. */
type Versions = { readonly own: string | undefined; readonly found: string | undefined }

/**
 * Refuses what a newer program has made, before anything is opened.
 * @throws store.database_newer, store.migration_unknown, store.migration_changed
 */
export const demandKnownMigrations = (migrations: readonly ModuleMigration[], recorded: readonly RecordedMigration[], versions: Versions): void => demandKnown([...kernelMigrations, ...migrations], recorded, versions)

/** What this program would still have to run on a database. */
export const missingMigrations = (migrations: readonly ModuleMigration[], recorded: readonly RecordedMigration[]): readonly ModuleMigration[] =>
  [...kernelMigrations, ...migrations].filter(({ module, id }) => !recorded.some((entry) => entry.module === module && entry.id === id))

async function apply(client: pg.ClientBase, migration: ModuleMigration, logger: Logger): Promise<void> {
  const { module, id, name, sql } = migration
  try {
    await client.query('begin')
    await client.query(`create schema if not exists ${pg.escapeIdentifier(module)}`)
    await client.query(sql)
    await client.query('insert into kernel.migration (module, id, name, checksum) values ($1, $2, $3, $4)', [module, id, name, checksum(sql)])
    await client.query('commit')
    logger.info({ module, id, name }, 'migrated')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const known = asStoreError(error)
    if (isUnavailable(known)) throw known
    const reason = [codeOf(error), messageOf(error)].filter((part) => part !== undefined).join(' ')
    throw new JingweiError('store.migration_failed', { module, id, name, reason }, { cause: error })
  }
}

function demandOrder(all: readonly ModuleMigration[]): void {
  const next = new Map<string, number>()
  for (const { module, id } of all) {
    const expected = next.get(module) ?? 1
    if (id !== expected) throw new JingweiError('store.migration_order', { module, id, expected })
    next.set(module, expected + 1)
  }
}

function demandKnown(all: readonly ModuleMigration[], recorded: readonly RecordedMigration[], { own, found: last }: Versions): void {
  if (own !== undefined && last !== undefined && isNewerVersion(last, own)) throw new JingweiError('store.database_newer', { found: last, own })
  const modules = new Set(all.map((migration) => migration.module))
  for (const { module, id, name, checksum: before } of recorded) {
    if (!modules.has(module)) continue
    const migration = all.find((candidate) => candidate.module === module && candidate.id === id)
    if (migration === undefined) throw new JingweiError('store.migration_unknown', { module, id, name, found: last ?? '?', own: own ?? '?' })
    const found = checksum(migration.sql)
    if (found !== before) throw new JingweiError('store.migration_changed', { module, id, name, recorded: before, found })
  }
}

/** Line ends differ between checkouts; nothing else may. */
const checksum = (sql: string): string => createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16)
