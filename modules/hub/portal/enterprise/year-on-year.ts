export type YearOnYear = { readonly percent: number; readonly from: string; readonly to: string }

/**
 * The last twelve months against the twelve before them, in percent. Whole years are compared because one month against
 * another says more about holidays than about the firm. Undefined when a month is missing.
 */
export function yearOnYear(points: readonly { readonly period: string; readonly value: string }[]): YearOnYear | undefined {
  const last = points.slice(-24)
  if (last.length < 24 || last.some((point) => point.value === '' || !Number.isFinite(Number(point.value)))) return undefined
  const sum = (part: typeof last): number => part.reduce((total, point) => total + Number(point.value), 0)
  const [before, after] = [sum(last.slice(0, 12)), sum(last.slice(12))]
  if (before === 0) return undefined
  return { percent: (after / before - 1) * 100, from: last[12]?.period ?? '', to: last[23]?.period ?? '' }
}
