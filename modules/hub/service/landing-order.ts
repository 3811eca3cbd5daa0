/** One file's place among those that land side by side. */
export type LandingTurn = {
  /** When every file before it is open or has ended. */
  toOpen(): Promise<void>
  /** When no earlier file of this source is landing. */
  ofSource(sourceId: string): Promise<void>
  /** It is open: the next may open. */
  opened(): void
  /** It has ended well. */
  ended(): void
  /** It has ended by an error: whoever waits for it ends too, or a later file would be numbered before it. */
  failed(error: unknown): void
}

/**
 * Files land side by side, yet they open in their order, for their numbers tell which came later; and those of one
 * source land one after the other, for a later one may confirm the rows of an earlier.
 */
export class LandingOrder {
  private open: Promise<unknown> = Promise.resolve()
  private readonly bySource = new Map<string, Promise<void>>()

  /** The place of the next file. */
  next(): LandingTurn {
    const before = this.open
    const opened = signal()
    const ended = signal()
    this.open = Promise.all([before, opened.given])
    // Nobody may be waiting: an error then ends with the file it belongs to.
    this.open.catch(() => {})
    return {
      toOpen: async () => void (await before),
      ofSource: async (sourceId) => {
        const earlier = this.bySource.get(sourceId)
        this.bySource.set(sourceId, ended.given)
        await earlier
      },
      opened: opened.give,
      ended: () => {
        opened.give()
        ended.give()
      },
      failed: (error) => {
        opened.refuse(error)
        ended.refuse(error)
      },
    }
  }
}

function signal(): { readonly given: Promise<void>; readonly give: () => void; readonly refuse: (error: unknown) => void } {
  let [give, refuse]: [() => void, (error: unknown) => void] = [() => {}, () => {}]
  const given = new Promise<void>((resolve, reject) => {
    give = resolve
    refuse = reject
  })
  given.catch(() => {})
  return { given, give, refuse }
}
