import { points } from './fold.ts'

/** How two texts that are not equal differ, as far as it matters for names. */
export type Difference =
  | { readonly kind: 'substituted'; readonly pairs: readonly (readonly [string, string])[]; readonly at: number }
  | { readonly kind: 'missing'; readonly at: number; readonly character: string }
  | { readonly kind: 'swapped'; readonly at: number }
  | { readonly kind: 'contained'; readonly where: 'head' | 'tail' | 'inside' | 'scattered'; readonly shorter: number; readonly longer: number }
  | { readonly kind: 'other'; readonly likeness: number }

/** Compares code points, never bytes. At most two substitutions count as such. Symmetric up to the order inside pairs. */
export function difference(a: string, b: string): Difference {
  const [p, q] = [points(a), points(b)]
  if (p.length === q.length) {
    const at: number[] = []
    for (let i = 0; i < p.length && at.length <= 2; i++) if (p[i] !== q[i]) at.push(i)
    const [first = 0, second = 0] = at
    if (at.length === 2 && second === first + 1 && p[first] === q[second] && p[second] === q[first]) return { kind: 'swapped', at: first }
    if (at.length <= 2) return { kind: 'substituted', pairs: at.map((i) => [p[i] as string, q[i] as string] as const), at: first }
    return { kind: 'other', likeness: likeness(p, q) }
  }
  const [short, long] = p.length < q.length ? [p, q] : [q, p]
  const [s, l] = p.length < q.length ? [a, b] : [b, a]
  if (long.length - short.length === 1) {
    let i = 0
    while (i < short.length && short[i] === long[i]) i++
    let same = true
    for (let j = i; j < short.length && same; j++) same = short[j] === long[j + 1]
    if (same && i > 0 && i < short.length) return { kind: 'missing', at: i, character: long[i] as string }
  }
  const where = l.startsWith(s) ? 'head' : l.endsWith(s) ? 'tail' : l.includes(s) ? 'inside' : scattered(short, long) ? 'scattered' : undefined
  if (where !== undefined) return { kind: 'contained', where, shorter: short.length, longer: long.length }
  return { kind: 'other', likeness: likeness(p, q) }
}

function scattered(short: string | readonly string[], long: string | readonly string[]): boolean {
  let i = 0
  for (let j = 0; j < long.length && i < short.length; j++) if (short[i] === long[j]) i++
  return i === short.length
}

/** Dice's coefficient over pairs of neighbouring characters, 0 to 1. */
function likeness(p: string | readonly string[], q: string | readonly string[]): number {
  if (p.length < 2 || q.length < 2) return 0
  let common = 0
  const used = new Uint8Array(q.length)
  for (let i = 0; i + 1 < p.length; i++) {
    for (let j = 0; j + 1 < q.length; j++) {
      if (used[j] === 0 && p[i] === q[j] && p[i + 1] === q[j + 1]) {
        used[j] = 1
        common++
        break
      }
    }
  }
  return (2 * common) / (p.length + q.length - 2)
}
