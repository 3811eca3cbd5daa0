import { spawn, type ChildProcess } from 'node:child_process'
import type { Logger } from '@jingwei/kernel'

const parentVariable = 'JINGWEI_PARENT'

/** True in a child started by `superviseChild`: it ends when its parent does. */
export const underParent = (): boolean => process.env[parentVariable] === '1'

/** Keeps a child of this program running: starts it again when it dies, with growing pauses; ends with its parent. */
export function superviseChild(command: readonly string[], logger: Logger): { pid(): number | undefined; stop(): Promise<void> } {
  const [program = '', ...rest] = command
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let failures = 0
  const launch = (): void => {
    const born = Date.now()
    const started = spawn(program, rest, { stdio: ['pipe', 'inherit', 'inherit'], env: { ...process.env, [parentVariable]: '1' } })
    child = started
    started.on('error', (error) => logger.error({ reason: error.message }, 'a child process did not start'))
    started.on('exit', (code, signal) => {
      child = undefined
      if (stopped) return
      failures = Date.now() - born > 60_000 ? 0 : failures + 1
      const pause = Math.min(10_000, 100 * 2 ** failures)
      logger.warn({ code, signal, pause, command: rest.slice(1).join(' ') }, 'a child process ended; starting it again')
      timer = setTimeout(launch, pause)
    })
  }
  launch()
  return {
    pid: () => child?.pid,
    async stop() {
      stopped = true
      clearTimeout(timer)
      const running = child
      if (!running) return
      const ended = new Promise((resolve) => running.once('exit', resolve))
      running.kill('SIGTERM')
      const force = setTimeout(() => running.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(force)
    },
  }
}
