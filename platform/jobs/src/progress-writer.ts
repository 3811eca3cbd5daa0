import type { Logger } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Progress } from './define-job.ts'

const pause = 300

/** Writes the newest progress of one execution at most every 300 ms, one write at a time. A write that fails is only logged. */
export function progressWriter(store: Store, runId: string, attempt: number, logger: Logger): { report(progress: Progress): void; flush(): Promise<void> } {
  let newest: Progress | undefined
  let writing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let last = 0

  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    const progress = newest
    if (progress === undefined) return
    newest = undefined
    last = Date.now()
    writing = writing
      .then(() => store.query('update jobs.run set progress = $3 where id = $1 and attempts = $2', [runId, attempt, JSON.stringify(progress)]))
      .then(() => {}, (error: unknown) => logger.debug({ runId, reason: String(error) }, 'progress was not written'))
  }
  return {
    report(progress) {
      newest = progress
      if (timer === undefined) timer = setTimeout(write, Math.max(0, last + pause - Date.now())).unref()
    },
    flush() {
      write()
      return writing
    },
  }
}
