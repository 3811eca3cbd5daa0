/** Whether version `a` comes after `b`, by number, part by part; what stands behind a dash counts last. */
export function isNewerVersion(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => text.split(/[.-]/u).map(Number))
  for (const index of [0, 1, 2]) {
    const [left, right] = [one?.[index] ?? 0, other?.[index] ?? 0]
    if (left !== right) return left > right
  }
  return false
}
