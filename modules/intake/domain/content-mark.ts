import { createHash } from 'node:crypto'

const size = 1n << 256n

/**
 * The fingerprint of a table's content whatever the order of its rows: databases give rows in no order unless asked, and
 * asking would make a stranger's database sort. Sum of the rows' SHA-256 modulo 2^256; guards against fetching the same
 * again, not against forgery.
 */
export class ContentMark {
  #sum: bigint

  constructor(header: readonly string[]) {
    this.#sum = this.#of(header)
  }

  add(cells: readonly string[]): void {
    this.#sum = (this.#sum + this.#of(cells)) % size
  }

  text(): string {
    return this.#sum.toString(16).padStart(64, '0')
  }

  #of(cells: readonly string[]): bigint {
    return BigInt(`0x${createHash('sha256').update(JSON.stringify(cells)).digest('hex')}`)
  }
}
