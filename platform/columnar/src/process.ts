import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from '@jingwei/kernel'
import { Engine } from './engine.ts'
import { writeEngineConfig } from './engine-config.ts'
import { columnarServer } from './http-server.ts'
import { takeLock } from './lock.ts'
import { columnarPlace } from './place.ts'

/** Set by the supervisor: the process ends with the pipe it was given as standard input. */
export const supervisedVariable = 'JINGWEI_COLUMNAR_SUPERVISED'

const defaultMemoryCap = 3 * 1024 ** 3

/** Node's thread pool carries the queries; two threads stay free for files and for KILL. */
const places = () => Math.max(2, Math.min(8, Number(process.env.UV_THREADPOOL_SIZE ?? 4) - 2))

/**
 * The columnar role: holds chDB on `home/columnar` and answers ClickHouse's HTTP protocol on a Unix socket there, open
 * to its owner alone. Returns when it listens; `stop` ends it. Ends the process by itself when the memory of the whole
 * process passes `memoryCap` (bytes) or a cancelled query does not stop, so that its supervisor starts a clean one.
 * Throws columnar.already_running.
 */
export async function runColumnarProcess(options: { home: string; logger: Logger; memoryCap?: number }): Promise<{ socket: string; stop(): Promise<void> }> {
  const { logger, memoryCap = defaultMemoryCap } = options
  const place = columnarPlace(options.home, true)
  const release = takeLock(place)
  for (const left of readdirSync(place.spool)) rmSync(join(place.spool, left), { force: true })
  writeEngineConfig(place.config, memoryCap)
  const engine = new Engine({ data: place.data, config: place.config, places: places(), logger })
  const server = columnarServer(engine, place.spool, logger)
  rmSync(place.socket, { force: true })
  const mask = process.umask(0o177)
  try {
    await new Promise<void>((ready, failed) => server.once('error', failed).listen(place.socket, ready))
  } finally {
    process.umask(mask)
  }
  chmodSync(place.socket, 0o600)

  const giveUp = (reason: string) => {
    logger.error({ reason }, 'the columnar process ends itself and will be started again')
    process.exit(75)
  }
  engine.onStuck = () => giveUp('a cancelled query did not stop')
  const watch = setInterval(() => { if (process.memoryUsage.rss() > memoryCap * 1.25) giveUp(`resident memory passed ${memoryCap * 1.25} bytes`) }, 1000)
  watch.unref()

  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= (async () => {
    clearInterval(watch)
    const closed = new Promise<void>((done) => server.close(() => done()))
    server.closeIdleConnections()
    const force = setTimeout(() => server.closeAllConnections(), 5000)
    await closed
    clearTimeout(force)
    engine.close()
    release()
  })())
  if (process.env[supervisedVariable]) {
    process.stdin.resume()
    process.stdin.once('end', () => void stop().finally(() => process.exit(0)))
  }
  logger.info({ socket: place.socket }, 'columnar store is ready')
  return { socket: place.socket, stop }
}
