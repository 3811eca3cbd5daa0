import type { ChildProcess } from 'node:child_process'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { JingweiError, type Logger } from '@jingwei/kernel'
import { spawnAs } from './account.ts'
import type { Place } from './place.ts'
import { ask, runningPostmaster } from './postmaster.ts'
import { isRunning } from './process-id.ts'
import { serverSettings } from './server-settings.ts'

const rotateAbove = 10 * 1024 * 1024

/** The server as found or started: `child` only when this process started it. */
export type Server = { readonly pid: number; readonly child: ChildProcess | undefined }

/**
 * Attaches to the running server of the home or starts one, and waits until it answers, through crash recovery if
 * need be. Several processes may call it at once: PostgreSQL lets one of them start, the others attach.
 * @throws store.start_failed with the last lines of the log
 */
export async function bringUp(place: Place, password: string, logger: Logger): Promise<Server> {
  let reason = ''
  for (let attempt = 0; attempt < 60; attempt++) {
    const found = await runningPostmaster(place)
    if (found !== undefined) {
      const outcome = await answering(place, password, found, logger)
      if (outcome === 'ready') return { pid: found, child: undefined }
      continue
    }
    const child = await launch(place)
    const pid = child.pid
    if (pid !== undefined && (await answering(place, password, pid, logger)) === 'ready') return { pid, child }
    // Why a recovery ended stands a few lines before the end.
    reason = await lastLines(place, 8)
    // Left-over backends of a killed postmaster go within moments; a second postmaster means: attach to it.
    if (!/shared memory block|lock file .* already exists|postmaster\.pid/u.test(reason)) break
    await wait(250)
  }
  throw new JingweiError('store.start_failed', { reason: reason || 'it does not answer on its socket', log: logFile(place) })
}

/** Resolves `ready` once the server answers, `gone` when its process has ended. */
async function answering(place: Place, password: string, pid: number, logger: Logger): Promise<'ready' | 'gone'> {
  for (let turn = 1; ; turn++) {
    const answer = await ask(place, password)
    if (!(await isRunning(pid))) return 'gone'
    // The socket may belong to another postmaster that won the race; the pid file names the one that counts.
    if (answer.state === 'ready' && (await runningPostmaster(place)) === pid) return 'ready'
    if (answer.state === 'refused') throw new JingweiError('store.start_failed', { reason: answer.reason, log: logFile(place) })
    if (turn % 50 === 0) logger.info({ pid, state: answer.state, log: await lastLines(place, 1) }, 'waiting for PostgreSQL (recovery after an unclean stop replays its log)')
    await wait(turn < 20 ? 25 : 100)
  }
}

async function launch(place: Place): Promise<ChildProcess> {
  const path = logFile(place)
  if ((await stat(path).then((found) => found.size, () => 0)) > rotateAbove) await rename(path, `${path}.1`)
  const log = await open(path, 'a', 0o640)
  const settings = Object.entries({ ...serverSettings, unix_socket_directories: place.run })
  const args = ['-D', place.data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  try {
    // Its own session, so that Ctrl-C reaches us first; a file for its log, so that it survives our end.
    const child = spawnAs(place.account, join(place.binaries, 'bin', 'postgres'), args, ['ignore', log.fd, log.fd], true)
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', (error) => reject(new JingweiError('store.start_failed', { reason: error.message, log: path }, { cause: error })))
    })
    child.unref()
    return child
  } finally {
    await log.close()
  }
}

export const logFile = (place: Place): string => join(place.log, 'postgres.log')

async function lastLines(place: Place, count = 4): Promise<string> {
  const text = await readFile(logFile(place), 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-count).join(' | ')
}

/** Asks for a fast shutdown (open transactions are rolled back, everything is written) and waits for its end. */
export async function shutDown(pid: number): Promise<void> {
  const send = (signal: NodeJS.Signals): void => {
    try {
      process.kill(pid, signal)
    } catch {
      // Gone already: that is what was wanted.
    }
  }
  send('SIGINT')
  for (let turn = 0; await isRunning(pid); turn++) {
    // After a minute the disk is stuck: an immediate stop loses nothing, the next start replays the log.
    if (turn === 1_200) send('SIGQUIT')
    await wait(50)
  }
}
