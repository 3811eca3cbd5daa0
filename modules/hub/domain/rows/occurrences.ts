/**
 * Counts how often each fingerprint has come in one file. Open addressing over typed arrays: 12 bytes a slot, so a
 * file of ten million rows stays near 300 MB where a Map would need gigabytes.
 */
export class Occurrences {
  private high = new Uint32Array(1024)
  private low = new Uint32Array(1024)
  private count = new Uint32Array(1024)
  private used = 0

  /** How many times this fingerprint came before; counts it. */
  next(digest: string): number {
    if (this.used * 3 > this.count.length * 2) this.grow()
    const high = Number.parseInt(digest.slice(0, 8), 16)
    const low = Number.parseInt(digest.slice(9, 13) + digest.slice(14, 18), 16)
    const slot = this.slotOf(high, low)
    const before = this.count[slot] ?? 0
    if (before === 0) {
      this.high[slot] = high
      this.low[slot] = low
      this.used++
    }
    this.count[slot] = before + 1
    return before
  }

  private slotOf(high: number, low: number): number {
    const mask = this.count.length - 1
    let slot = (high ^ (low >>> 7)) & mask
    while (this.count[slot] !== 0 && (this.high[slot] !== high || this.low[slot] !== low)) slot = (slot + 1) & mask
    return slot
  }

  private grow(): void {
    const { high, low, count } = this
    this.high = new Uint32Array(high.length * 2)
    this.low = new Uint32Array(high.length * 2)
    this.count = new Uint32Array(high.length * 2)
    count.forEach((times, index) => {
      if (times === 0) return
      const slot = this.slotOf(high[index] ?? 0, low[index] ?? 0)
      this.high[slot] = high[index] ?? 0
      this.low[slot] = low[index] ?? 0
      this.count[slot] = times
    })
  }
}
