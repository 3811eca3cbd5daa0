import type { Logger } from '@jingwei/kernel'
import { ensureCluster, superuser } from './cluster.ts'
import { takeCustody } from './custody.ts'
import { prepareDatabase } from './database.ts'
import { choosePlace } from './place.ts'
import { postgresPassword } from './secret.ts'
import { bringUp } from './server-process.ts'

/** The embedded server of one home. */
export type PostgresHandle = {
  /** Connection string of the database `jingwei`, over the Unix socket. */
  readonly url: string
  /** True while this process answers for the server; false while another one does. */
  owner(): boolean
  /** Process number of the server at this moment. */
  pid(): number
  /** Lets go of the server; the last user of the home stops it. Safe to call twice. */
  stop(): Promise<void>
}

const databaseName = 'jingwei'

/**
 * Starts PostgreSQL for a home, or attaches to the one that runs there, and makes the database on first use. It is
 * restarted with growing pauses when it dies; connections of `connect` recover by themselves.
 * @throws store.no_binaries, store.no_place, store.wrong_owner, store.wrong_version, store.start_failed
 */
export async function startPostgres({ home, logger }: { home: string; logger: Logger }): Promise<PostgresHandle> {
  const place = await choosePlace(home)
  const password = await postgresPassword(place.home)
  await ensureCluster(place, password, logger)
  const server = await bringUp(place, password, logger)
  const custody = await takeCustody(place, password, server, logger)
  const base = `postgresql://${superuser}:${encodeURIComponent(password)}@localhost:5432`
  const urlOf = (database: string): string => `${base}/${database}?host=${encodeURIComponent(place.run)}`
  try {
    await prepareDatabase({ adminUrl: urlOf('postgres'), url: urlOf(databaseName), name: databaseName })
  } catch (error) {
    await custody.release()
    throw error
  }
  logger.info({ pid: server.pid, folder: place.data, started: server.child !== undefined }, 'PostgreSQL answers')
  return { url: urlOf(databaseName), owner: custody.isOwner, pid: custody.pid, stop: custody.release }
}
