import v8 from 'node:v8'
import vm from 'node:vm'

const pause = 3_000

let planned: NodeJS.Timeout | undefined

/**
 * Gives back, a moment after the last call and if it is quiet then, what large work has left behind. Node collects only when it needs room, so
 * a process that imported a county keeps hundreds of megabytes of garbage while it waits for the next; a full
 * collection at a quiet moment takes about a tenth of a second.
 */
export function releaseMemorySoon(isQuiet: () => boolean = () => true): void {
  clearTimeout(planned)
  planned = setTimeout(() => {
    if (!isQuiet()) return
    v8.setFlagsFromString('--expose-gc')
    const collect: unknown = vm.runInNewContext('gc')
    if (typeof collect === 'function') collect()
  }, pause).unref()
}
