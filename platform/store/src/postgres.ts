import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '@jingwei/kernel'
import { ensureCluster, superuser } from './cluster.ts'
import { messageOf } from './errors.ts'
import { claim, inherit } from './owner.ts'
import { choosePlace } from './place.ts'
import { isRunning } from './process-id.ts'
import { prepareDatabase } from './database.ts'
import { postgresPassword } from './secret.ts'
import { bringUp, shutDown, type Server } from './server-process.ts'

/** The embedded server of one home. */
export type PostgresHandle = {
  /** Connection string of the database `jingwei`, over the Unix socket. */
  readonly url: string
  /** False when another living process started the server and will stop it. */
  readonly owner: boolean
  /** Process number of the server at this moment. */
  pid(): number
  /** Stops the server if this process owns it; otherwise only lets go. Safe to call twice. */
  stop(): Promise<void>
}

const databaseName = 'jingwei'

/**
 * Starts PostgreSQL for a home, or attaches to the one that runs there, and makes the database on first use. The
 * owner restarts it with growing pauses when it dies; connections of `connect` recover by themselves.
 * @throws store.no_binaries, store.no_place, store.wrong_owner, store.wrong_version, store.start_failed
 */
export async function startPostgres({ home, logger }: { home: string; logger: Logger }): Promise<PostgresHandle> {
  const place = await choosePlace(home)
  const password = await postgresPassword(place.home)
  await ensureCluster(place, password, logger)
  let server: Server = await bringUp(place, password, logger)
  if (server.child !== undefined) await claim(place, server.pid)
  const owner = server.child !== undefined || (await inherit(place, server.pid))
  const base = `postgresql://${superuser}:${encodeURIComponent(password)}@localhost:5432`
  const urlOf = (database: string): string => `${base}/${database}?host=${encodeURIComponent(place.run)}`
  await prepareDatabase({ adminUrl: urlOf('postgres'), url: urlOf(databaseName), name: databaseName })
  logger.info({ pid: server.pid, folder: place.data, started: server.child !== undefined }, 'PostgreSQL answers')

  let stopping = false
  let supervision = Promise.resolve()
  const supervise = async (): Promise<void> => {
    for (let failures = 0; !stopping; ) {
      if (await isRunning(server.pid)) {
        await ended(server)
        continue
      }
      if (stopping) return
      logger.error({ pid: server.pid, log: place.log }, 'PostgreSQL ended unexpectedly; starting it again')
      try {
        server = await bringUp(place, password, logger)
        await claim(place, server.pid)
        failures = 0
      } catch (error) {
        failures++
        logger.error({ failures, reason: messageOf(error) }, 'PostgreSQL did not start again')
        await wait(Math.min(10_000, 200 * 2 ** failures), undefined, { ref: false })
      }
    }
  }
  const atExit = (): void => {
    if (!stopping) quietKill(server.pid)
  }
  if (owner) {
    process.once('exit', atExit)
    supervision = supervise()
  }
  return {
    url: urlOf(databaseName),
    owner,
    pid: () => server.pid,
    async stop() {
      if (!owner || stopping) return supervision
      stopping = true
      process.off('exit', atExit)
      await shutDown(server.pid)
      await supervision
      // A restart may have been under way: what it brought up is stopped too.
      await shutDown(server.pid)
    },
  }
}

/** Resolves when the server's process may have ended: at once for our child, by looking for one we took over. */
function ended(server: Server): Promise<unknown> {
  const child = server.child
  if (child === undefined) return wait(500, undefined, { ref: false })
  if (child.exitCode !== null || child.signalCode !== null) return wait(20, undefined, { ref: false })
  return new Promise((resolve) => child.once('exit', resolve))
}

function quietKill(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // Gone already.
  }
}
