/** A part of a whole in two periods, in the same unit. */
export type Part = { readonly name: string; readonly base: bigint; readonly current: bigint }
/** What a part adds to the growth of the whole (拉动), in tenths of a percentage point. */
export type Contribution = { readonly name: string; readonly tenths: number }

/**
 * Contributions that add up exactly to the rounded growth of the whole: each is rounded down, and the tenths left over go to
 * the largest remainders (Hamilton's method). Undefined when the sum is zero or negative, where a rate would mislead.
 * Largest contribution first, ties in the order given.
 */
export function contributions(parts: readonly Part[]): { readonly total: number; readonly parts: readonly Contribution[] } | undefined {
  const sum = parts.reduce((total, { base }) => total + base, 0n)
  if (sum <= 0n) return undefined
  const floor = (value: bigint): bigint => (value >= 0n ? value / sum : -((-value + sum - 1n) / sum))
  const exact = parts.map(({ name, base, current }) => ({ name, scaled: (current - base) * 1000n }))
  const whole = exact.reduce((total, { scaled }) => total + scaled, 0n)
  // Half away from zero, as every rate of the product is rounded.
  const total = whole >= 0n ? (2n * whole + sum) / (2n * sum) : -((-2n * whole + sum) / (2n * sum))
  const rounded = exact.map(({ name, scaled }) => ({ name, tenths: floor(scaled), rest: scaled - floor(scaled) * sum }))
  let left = Number(total - rounded.reduce((all, { tenths }) => all + tenths, 0n))
  const order = rounded.map((_, index) => index).toSorted((a, b) => compare(rounded[b]?.rest, rounded[a]?.rest) || a - b)
  const extra = new Set<number>()
  for (const index of order) if (left-- > 0) extra.add(index)
  const given = rounded.map(({ name, tenths }, index) => ({ name, tenths: Number(tenths) + (extra.has(index) ? 1 : 0) }))
  return { total: Number(total), parts: given.toSorted((a, b) => b.tenths - a.tenths) }
}

const compare = (a: bigint | undefined, b: bigint | undefined): number => ((a ?? 0n) < (b ?? 0n) ? -1 : (a ?? 0n) > (b ?? 0n) ? 1 : 0)
