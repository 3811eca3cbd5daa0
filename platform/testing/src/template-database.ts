import { silentLogger } from '@jingwei/kernel'
import { connect, migrate, type ModuleMigration, type Store } from '@jingwei/store'
import type { TestPostgres } from './test-postgres.ts'

/** A migrated database that is copied, file by file, for every test that wants one. */
export type Template = { clone(): Promise<{ readonly store: Store; drop(): Promise<void> }> }

/** Migrates one database and lets `prepare` fill it; each `clone` is a copy made in tens of milliseconds. */
export async function templateDatabase(postgres: TestPostgres, migrations: readonly ModuleMigration[], prepare: (store: Store) => Promise<void> = async () => {}): Promise<Template> {
  const { name, url } = await postgres.createDatabase()
  const original = connect({ url, poolSize: 2 })
  await migrate(original, migrations, silentLogger)
  await prepare(original)
  await original.close()
  return {
    async clone() {
      const copy = await postgres.createDatabase(name)
      const store = connect({ url: copy.url })
      return {
        store,
        drop: async () => {
          await store.close()
          await postgres.dropDatabase(copy.name)
        },
      }
    },
  }
}
