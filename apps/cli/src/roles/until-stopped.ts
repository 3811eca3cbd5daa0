/** Resolves at the first SIGINT or SIGTERM, or when a supervising parent closes our standard input. */
export function untilStopped(withParent = false): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    if (withParent) {
      process.stdin.on('end', () => resolve()).on('error', () => resolve())
      process.stdin.resume()
    }
  })
}
