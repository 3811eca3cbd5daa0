import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '@jingwei/kernel'
import { connectColumnar, startColumnar, type Columnar } from '@jingwei/columnar'
import { openBlobs, type Blobs } from '@jingwei/blob'
import { asStoreError, connect, demandServer, isUnavailable, migrate, startPostgres, type MigrateOptions, type ModuleMigration, type Store } from '@jingwei/store'
import { jobsMigrations, prepareJobs } from '@jingwei/jobs'
import { modules } from './modules.ts'
import { version } from './version.ts'

/** The stores of a region, ours or the operator's own. */
export type Stores = { readonly store: Store; readonly columnar: Columnar; readonly blobs: Blobs; readonly columnarPid: () => number | undefined; close(): Promise<void> }

export type StoresOptions = {
  readonly home: string
  readonly logger: Logger
  readonly applicationName: string
  /** The command that runs this program again, to which role and home are added. */
  readonly self: readonly string[]
  /** Asked before a database of an older program is changed: see `migrate`. */
  readonly beforeUpgrade?: MigrateOptions['beforeUpgrade']
}

/** Every migration of this program, in the order they run. */
export const allMigrations: readonly ModuleMigration[] = [...jobsMigrations, ...modules.flatMap((module) => module.migrations.map((migration) => ({ ...migration, module: module.id })))]

/**
 * Opens PostgreSQL, the columnar store and the files: embedded ones under `home` unless DATABASE_URL or
 * CLICKHOUSE_URL name others. Several processes of one home share the embedded ones.
 */
export async function openStores({ home, logger, applicationName, self, beforeUpgrade }: StoresOptions): Promise<Stores> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  // Whoever puts a home into a clone must not commit a county's data.
  await writeFile(join(home, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => {})
  const external = process.env['DATABASE_URL']
  const clickhouse = process.env['CLICKHOUSE_URL']
  // The two servers come up side by side; each takes a second or two.
  const columnarStart = clickhouse ? undefined : startColumnar({ home, logger, spawnCommand: [...self, 'start', '--role', 'columnar', '--home', home] })
  const closing: (() => Promise<void>)[] = [async () => (await columnarStart)?.stop()]
  columnarStart?.catch(() => {})
  try {
    const postgres = external ? undefined : await startPostgres({ home, logger })
    const store = connect({ url: external ?? postgres?.url ?? '', applicationName, logger })
    closing.push(() => store.close(), async () => postgres?.stop())
    if (external) await demandServer(store)
    await whileItComes(store, async () => {
      await migrate(store, allMigrations, logger, { version, ...(beforeUpgrade === undefined ? {} : { beforeUpgrade }) })
      await prepareJobs(store)
    })
    const running = await columnarStart
    const columnar = clickhouse
      ? connectColumnar({ url: clickhouse, ...optional('user', process.env['CLICKHOUSE_USER']), ...optional('password', process.env['CLICKHOUSE_PASSWORD']), ...optional('database', process.env['CLICKHOUSE_DATABASE']) })
      : connectColumnar({ home })
    closing.unshift(() => columnar.close())
    const blobs = await openBlobs(home)
    return { store, columnar, blobs, columnarPid: () => running?.pid(), close: () => closeAll(closing) }
  } catch (error) {
    await closeAll(closing)
    throw error
  }
}

const attempts = 3

/**
 * What opens the database is repeatable, and is repeated when the server goes away meanwhile: after a kill the one found
 * running may be one that is just ending.
 */
async function whileItComes(store: Store, work: () => Promise<void>): Promise<void> {
  for (let left = attempts; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      const known = asStoreError(error)
      if (!isUnavailable(known) || left === 1) throw known
      await store.whenAvailable()
    }
  }
}

const optional = <Key extends string>(key: Key, value: string | undefined) => (value === undefined ? {} : ({ [key]: value } as Record<Key, string>))

async function closeAll(closing: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closing) await close().catch(() => {})
}
