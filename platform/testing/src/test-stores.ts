import { rm } from 'node:fs/promises'
import { openBlobs, type Blobs } from '@jingwei/blob'
import type { Columnar } from '@jingwei/columnar'
import type { PostgresHandle, ModuleMigration, Store } from '@jingwei/store'
import { newFolder } from './folder.ts'
import { templateDatabase, type Template } from './template-database.ts'
import { openTestColumnar, type TestColumnar } from './test-columnar.ts'
import { testPostgres, type TestPostgres } from './test-postgres.ts'

export type TestStoresOptions = {
  readonly migrations: readonly ModuleMigration[]
  /** What a fresh database needs besides (graphile-worker's tables, people); runs once for the template. */
  readonly prepare?: (store: Store) => Promise<void>
  /** Also starts a columnar process, which takes a second. */
  readonly columnar?: boolean
}

/** The stores of one region, on a home of its own. */
export type TestStores = {
  readonly home: string
  readonly store: Store
  readonly columnar: Columnar
  readonly blobs: Blobs
  readonly postgres: PostgresHandle
  close(): Promise<void>
}

/** A template lives as long as the server it is on. */
const templates = new WeakMap<PostgresHandle, Map<readonly ModuleMigration[], Promise<Template>>>()

function templateOf(postgres: TestPostgres, { migrations, prepare }: TestStoresOptions): Promise<Template> {
  const known = templates.get(postgres.handle) ?? new Map<readonly ModuleMigration[], Promise<Template>>()
  templates.set(postgres.handle, known)
  const template = known.get(migrations) ?? templateDatabase(postgres, migrations, prepare)
  known.set(migrations, template)
  return template
}

/** Real stores for a test: a clone of the migrated template, files in a folder, and chDB in its own process when asked for. */
export async function openTestStores(options: TestStoresOptions): Promise<TestStores> {
  const postgres = await testPostgres()
  const home = await newFolder('home')
  const { store, drop } = await (await templateOf(postgres, options)).clone()
  const own: TestColumnar | undefined = options.columnar === true ? await openTestColumnar(home) : undefined
  return {
    home, store, blobs: await openBlobs(home), postgres: postgres.handle, columnar: own?.columnar ?? notStarted,
    async close() {
      await own?.close()
      await drop()
      await postgres.release()
      await rm(home, { recursive: true, force: true })
    },
  }
}

const notStarted = new Proxy({}, { get: () => () => { throw new Error('this test opened its stores without columnar: true') } }) as Columnar
