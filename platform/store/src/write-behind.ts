/**
 * Lets some writes go on while their caller computes what comes next. Within one transaction the statements still run
 * in the order they were given. An error comes out at the next `add` or at `settled`; whoever adds awaits `settled`
 * before he leaves, also when he leaves by an error.
 */
export class WriteBehind {
  private readonly running = new Set<Promise<void>>()
  private readonly atOnce: number
  private failure: { readonly error: unknown } | undefined

  /** @param atOnce writes that may go on together; more than one only where their order does not matter */
  constructor(atOnce: number) {
    this.atOnce = atOnce
  }

  /** Begins a write, as soon as there is a place for it. */
  async add(write: () => Promise<unknown>): Promise<void> {
    while (this.running.size >= this.atOnce) await Promise.race(this.running)
    this.throwFailure()
    const going: Promise<void> = write().then(() => {}, (error: unknown) => {
      this.failure ??= { error }
    }).finally(() => this.running.delete(going))
    this.running.add(going)
  }

  /** When every write has ended. */
  async settled(): Promise<void> {
    await Promise.all(this.running)
    this.throwFailure()
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error
  }
}
