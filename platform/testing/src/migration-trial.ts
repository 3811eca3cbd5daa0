import { silentLogger } from '@jingwei/kernel'
import { connect, migrate, type ModuleMigration, type Store } from '@jingwei/store'
import { testPostgres } from './test-postgres.ts'

export type MigrationTrial = {
  /** All migrations of the composition, in their order. */
  readonly migrations: readonly ModuleMigration[]
  /** The one on trial. */
  readonly module: string
  readonly id: number
  /** Writes rows as the program before this migration wrote them. */
  before(store: Store): Promise<void>
  /** Looks at the rows after it; what it throws fails the trial. */
  after(store: Store): Promise<void>
}

/**
 * Tries one migration on rows: migrates up to the one before it, lets `before` write, migrates over it, lets `after`
 * look, and makes sure that migrating once more changes nothing.
 */
export async function migrationTrial({ migrations, module, id, before, after }: MigrationTrial): Promise<void> {
  const place = migrations.findIndex((migration) => migration.module === module && migration.id === id)
  if (place < 0) throw new Error(`there is no migration ${module}/${id}`)
  const postgres = await testPostgres()
  const { name, url } = await postgres.createDatabase()
  const store = connect({ url, poolSize: 2 })
  try {
    await migrate(store, migrations.slice(0, place), silentLogger)
    await before(store)
    await migrate(store, migrations.slice(0, place + 1), silentLogger)
    await after(store)
    const again = await migrate(store, migrations.slice(0, place + 1), silentLogger)
    if (again.length > 0) throw new Error(`migrating twice ran ${again.map((migration) => `${migration.module}/${migration.id}`).join(', ')} again`)
  } finally {
    await store.close()
    await postgres.dropDatabase(name)
    await postgres.release()
  }
}
