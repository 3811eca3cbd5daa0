import { setTimeout as pause } from 'node:timers/promises'
import type { PostgresHandle, Store } from '@jingwei/store'

const patienceMs = 60_000

/** kill -9 of the server's main process; resolves when the one started in its place has replayed its log and answers. */
export async function killPostgres(handle: PostgresHandle, store: Store): Promise<void> {
  const killed = handle.pid()
  process.kill(killed, 'SIGKILL')
  // Connections of the killed server answer for a moment yet, so an answer alone proves nothing.
  for (const end = Date.now() + patienceMs; handle.pid() === killed; await pause(50)) {
    if (Date.now() > end) throw new Error(`no PostgreSQL was started in the place of ${killed}`)
  }
  await store.whenAvailable(patienceMs)
}
