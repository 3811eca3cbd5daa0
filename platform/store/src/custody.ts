import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '@jingwei/kernel'
import { messageOf } from './errors.ts'
import { claim, dropClaim, handOver, inherit, isHeld, readClaim } from './owner.ts'
import type { Place } from './place.ts'
import { isRunning } from './process-id.ts'
import { bringUp, shutDown, type Server } from './server-process.ts'
import { enter } from './users.ts'

/** This process's part in keeping the home's server alive. */
export type Custody = { pid(): number; isOwner(): boolean; release(): Promise<void> }

/**
 * Takes part in keeping the server up. The owner restarts it with growing pauses; the others watch the owner, and one of
 * them takes its place when it is killed or leaves. The last to leave stops the server.
 */
export async function takeCustody(place: Place, password: string, first: Server, logger: Logger): Promise<Custody> {
  let server = first
  let owner = first.child !== undefined
  const leaving = new AbortController()
  const user = await enter(place)
  const pause = (milliseconds: number): Promise<void> => wait(milliseconds, undefined, { ref: false, signal: leaving.signal }).catch(() => {})

  const restart = async (failures: number): Promise<boolean> => {
    logger.error({ pid: server.pid, log: place.log }, 'PostgreSQL ended unexpectedly; starting it again')
    try {
      server = await bringUp(place, password, logger)
      await claim(place, server.pid)
      return true
    } catch (error) {
      logger.error({ failures, reason: messageOf(error) }, 'PostgreSQL did not start again')
      return false
    }
  }
  const own = async (): Promise<void> => {
    // Once: a server that was taken over is looked at twice a second for as long as we run.
    const told = aborted(leaving.signal)
    for (let failures = 0; !leaving.signal.aborted; ) {
      if (await isRunning(server.pid)) await Promise.race([ended(server, pause), told])
      else if (await restart(failures)) failures = 0
      else await pause(Math.min(10_000, 200 * 2 ** ++failures))
    }
  }
  /** Follows the owner's server; true once this process has taken over. */
  const watch = async (): Promise<boolean> => {
    const found = await readClaim(place)
    if (found === undefined) return false
    if (await isHeld(found)) {
      server = { pid: found.server, child: undefined }
      return false
    }
    return inherit(place, found, server.pid)
  }
  /** The owner went while this process, the last one, had not yet taken over. */
  const isLeftBehind = async (): Promise<boolean> => {
    const found = await readClaim(place)
    return found !== undefined && !(await isHeld(found)) && inherit(place, found, server.pid)
  }
  // Whoever started the server says so within moments; until then an older claim tells nothing about it.
  for (let turn = 0; !owner && turn < 30 && (await readClaim(place))?.server !== server.pid; turn++) await wait(100)
  owner ||= await watch()
  if (owner || (await readClaim(place)) === undefined) {
    owner = true
    await claim(place, server.pid)
  }
  const keeping = (async () => {
    while (!owner && !leaving.signal.aborted) {
      await pause(500)
      if (!leaving.signal.aborted && (await watch())) owner = true
    }
    if (owner) await own()
  })()
  const atExit = (): void => {
    if (owner && !user.othersNow()) quietly(server.pid)
  }
  process.once('exit', atExit)

  return {
    pid: () => server.pid,
    isOwner: () => owner,
    async release() {
      if (leaving.signal.aborted) return keeping
      leaving.abort()
      await keeping
      process.off('exit', atExit)
      await user.leave()
      const others = await user.others()
      if (!owner && (others || !(await isLeftBehind()))) return
      if (others) return handOver(place, server.pid)
      await dropClaim(place)
      await shutDown(server.pid)
    },
  }
}

/** Resolves when the server's process may have ended: at once for our child, by looking for one we took over. */
function ended(server: Server, pause: (milliseconds: number) => Promise<void>): Promise<unknown> {
  const child = server.child
  if (child === undefined) return pause(500)
  if (child.exitCode !== null || child.signalCode !== null) return pause(20)
  return new Promise((resolve) => child.once('exit', resolve))
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true })))

function quietly(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // Gone already.
  }
}
