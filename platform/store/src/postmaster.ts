import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { codeOf, messageOf } from './errors.ts'
import type { Place } from './place.ts'
import { isRunning, workingFolder } from './process-id.ts'
import { superuser } from './cluster.ts'

/**
 * The running postmaster of a data folder, by its own pid file. A file left by a kill -9 or a reboot, whose number
 * now belongs to nobody or to some other program, is removed: PostgreSQL itself would refuse to start beside it.
 */
export async function runningPostmaster(place: Place): Promise<number | undefined> {
  const file = join(place.data, 'postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isSafeInteger(pid) || pid <= 1) return undefined
  if (!(await isRunning(pid))) return undefined
  const folder = await workingFolder(pid)
  if (folder === undefined || folder === place.data) return pid
  await rm(file, { force: true })
  return undefined
}

export type Answer = { readonly state: 'ready' } | { readonly state: 'starting' | 'silent' | 'refused'; readonly reason: string }

/** Asks the server behind the socket once. `starting` covers crash recovery. */
export async function ask(place: Place, password: string): Promise<Answer> {
  const client = new pg.Client({ host: place.run, port: 5432, user: superuser, password, database: 'postgres', connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return { state: 'ready' }
  } catch (error) {
    const code = codeOf(error)
    const reason = messageOf(error)
    if (code === '57P03' || code === '53300') return { state: code === '53300' ? 'ready' : 'starting', reason }
    return { state: code?.startsWith('28') ? 'refused' : 'silent', reason }
  } finally {
    await client.end().catch(() => {})
  }
}
