/** One file's place among those that land side by side. */
export type LandingTurn = {
  /** When every file before it is open or has ended. */
  toOpen(): Promise<void>
  /** When no earlier file of this source is landing. */
  ofSource(sourceId: string): Promise<void>
  /** It is open: the next may open. */
  opened(): void
  /** It has ended, well or not. */
  ended(): void
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
    }
  }
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give }
}
