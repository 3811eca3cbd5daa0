/**
 * One write at a time goes on while its caller computes what comes next. Within a transaction the statements still run
 * in the order they were given. An error comes out at the next `add` or at `settled`, which every caller awaits.
 */
export class WriteBehind {
  private running: Promise<unknown> = Promise.resolve()

  /** Waits for the write before, begins this one and returns. */
  async add(write: () => Promise<unknown>): Promise<void> {
    await this.running
    this.running = write()
    this.running.catch(() => {})
  }

  async settled(): Promise<void> {
    await this.running
  }
}
