import { runMigrations } from 'graphile-worker'
import { silentLogger } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { graphileLogger } from './graphile-log.ts'

/** graphile-worker's own tables (schema `graphile_worker`); after `migrate` with `jobsMigrations`, before the first enqueue. */
export const prepareJobs = (store: Store): Promise<void> => runMigrations({ connectionString: store.url, logger: graphileLogger(store.logger ?? silentLogger) })
