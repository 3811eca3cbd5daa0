/** A turn no longer than this keeps a page quick while we compute beside it, and the servers busy. */
const longestTurnMs = 20

/**
 * Gives a function to be awaited often within a long computation: it lets connections and timers have their turn
 * when they have waited for more than 20 ms, and otherwise costs nothing.
 */
export function breather(): () => Promise<void> | undefined {
  let began = performance.now()
  return () => {
    if (performance.now() - began < longestTurnMs) return undefined
    return new Promise((resolve) => {
      setImmediate(() => {
        began = performance.now()
        resolve()
      })
    })
  }
}
