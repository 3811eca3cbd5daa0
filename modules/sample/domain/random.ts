/** A seeded stream of numbers. The same seed and label give the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Integer in [low, high], both ends included. */
  integer(low: number, high: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** Standard normal deviate (Box-Muller, one of the pair). */
  normal(): number
  /** `count` characters, each drawn from `alphabet`. */
  letters(alphabet: string, count: number): string
  /** An independent stream named by `label`; it does not depend on what was drawn before. */
  fork(label: string): Random
}

/** 32-bit FNV-1a of a text: turns a stream's path into its seed. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i)
    value = Math.imul(value, 0x01000193)
  }
  return value >>> 0
}

/**
 * The generator of the sample county: mulberry32 (public domain, Tommy Ettinger).
 * Streams are forked by label, so adding a firm or a feed leaves the numbers of the others as they were.
 */
export function randomFrom(seed: number, path = 'county'): Random {
  let state = hash(`${seed}/${path}`)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('pick() needs at least one item')
      return items[integer(0, items.length - 1)] as T
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    letters: (alphabet, count) =>
      Array.from({ length: count }, () => alphabet.charAt(integer(0, alphabet.length - 1))).join(''),
    fork: (label) => randomFrom(seed, `${path}/${label}`),
  }
}
