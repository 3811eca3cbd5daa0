/** Lets `places` pass at once and queues the rest in order of arrival, so that no caller starves. */
export class Gate {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(places: number) {
    this.#free = places
  }

  /** Waits for a place; the returned function gives it back. An abort leaves the queue. */
  async enter(abort?: AbortSignal): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1
    else {
      await new Promise<void>((pass, refuse) => {
        const leave = () => {
          const at = this.#waiting.indexOf(turn)
          if (at >= 0) this.#waiting.splice(at, 1)
          refuse(new Error('the caller went away'))
        }
        const turn = () => {
          abort?.removeEventListener('abort', leave)
          pass()
        }
        abort?.addEventListener('abort', leave, { once: true })
        this.#waiting.push(turn)
      })
    }
    let inside = true
    return () => {
      if (!inside) return
      inside = false
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
