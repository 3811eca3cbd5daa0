import { spawn, type ChildProcess } from 'node:child_process'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { JingweiError, type Logger } from '@jingwei/kernel'
import type { Columnar } from './columnar.ts'
import { connectColumnar } from './connect.ts'
import { lockHolder } from './lock.ts'
import { columnarPlace } from './place.ts'
import { supervisedVariable } from './process.ts'

export type StartOptions = {
  readonly home: string
  readonly logger: Logger
  /** The command that runs `runColumnarProcess` on this home, program first. */
  readonly spawnCommand: readonly string[]
  /** How long the first start may take, in milliseconds. */
  readonly patienceMs?: number
}

/** A running columnar store. `pid` is the process that holds the data now, ours or another's. */
export type RunningColumnar = { readonly socket: string; pid(): number | undefined; client(): Columnar; stop(): Promise<void> }

function answers(socketPath: string): Promise<boolean> {
  return new Promise((tell) => {
    const ping = request({ socketPath, path: '/ping', timeout: 2000 }, (response) => {
      response.resume()
      tell(response.statusCode === 200)
    })
    ping.on('timeout', () => ping.destroy())
    ping.on('error', () => tell(false))
    ping.end()
  })
}

const longestPauseMs = 10_000
const watchMs = 1000

/**
 * Sees to it that a columnar process runs on this home for as long as this one lives: uses the one another process
 * started, starts one when there is none, and starts the next when it dies (after 0.1 s, doubling up to 10 s). Resolves
 * when it answers; throws columnar.start_failed.
 */
export async function startColumnar(options: StartOptions): Promise<RunningColumnar> {
  const place = columnarPlace(options.home, true)
  const [program, ...args] = options.spawnCommand
  if (program === undefined) throw new Error('spawnCommand is empty')
  let stopped = false
  let child: ChildProcess | undefined
  let lastWords = ''
  let pause = 100
  const halt = new AbortController()

  function launch(file: string): ChildProcess {
    lastWords = ''
    const started = spawn(file, args, { stdio: ['pipe', 'inherit', 'pipe'], env: { UV_THREADPOOL_SIZE: '10', ...process.env, [supervisedVariable]: '1', TZ: 'Asia/Shanghai' } })
    started.stderr?.on('data', (data: Buffer) => { lastWords = (lastWords + data.toString()).slice(-2000) })
    started.on('error', (error) => { lastWords = error.message })
    started.on('exit', (code, signal) => {
      if (child === started) child = undefined
      if (!stopped) options.logger.warn({ code, signal, lastWords }, 'the columnar process ended; it will be started again')
    })
    return started
  }

  async function keep(file: string): Promise<void> {
    while (!stopped) {
      if (child === undefined && lockHolder(place.lock) === undefined) {
        child = launch(file)
        const since = Date.now()
        while (child !== undefined && !stopped && Date.now() - since < watchMs) await sleep(50)
        if (child === undefined && !stopped) {
          await sleep(pause, undefined, { signal: halt.signal }).catch(() => {})
          pause = Math.min(pause * 2, longestPauseMs)
        } else pause = 100
      } else await sleep(child === undefined ? 200 : watchMs, undefined, { signal: halt.signal }).catch(() => {})
    }
  }

  const keeping = keep(program)
  const stop = async () => {
    stopped = true
    halt.abort()
    await keeping
    const last = child
    if (last === undefined) return
    const ended = new Promise<void>((done) => last.once('exit', () => done()))
    last.stdin?.end()
    const force = setTimeout(() => last.kill('SIGKILL'), 8000)
    await ended
    clearTimeout(force)
  }

  // A cold start on a busy machine with two cores was seen to take half a minute.
  const patience = options.patienceMs ?? 90_000
  const until = Date.now() + patience
  while (!(await answers(place.socket))) {
    if (Date.now() > until) {
      await stop()
      throw new JingweiError('columnar.start_failed', { seconds: patience / 1000, reason: lastWords.trim() || 'no answer on its socket', folder: place.folder })
    }
    await sleep(50)
  }
  return { socket: place.socket, pid: () => lockHolder(place.lock), client: () => connectColumnar({ home: options.home }), stop }
}
