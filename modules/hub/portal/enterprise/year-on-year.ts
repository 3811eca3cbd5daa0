export type YearOnYear = { readonly percent: number; readonly from: string; readonly to: string }

/**
 * The last twelve months against the twelve before them, in percent. Whole years are compared because one month against
 * another says more about holidays than about the firm. Undefined when there are fewer months than that, or one is missing between them.
 */
export function yearOnYear(points: readonly { readonly period: string; readonly value: number }[]): YearOnYear | undefined {
  const last = points.slice(-24)
  if (last.length < 24 || monthsBetween(last[0]?.period ?? '', last[23]?.period ?? '') !== 23 || last.some((point) => !Number.isFinite(point.value))) return undefined
  const sum = (part: typeof last): number => part.reduce((total, point) => total + point.value, 0)
  const [before, after] = [sum(last.slice(0, 12)), sum(last.slice(12))]
  if (before === 0) return undefined
  return { percent: (after / before - 1) * 100, from: last[12]?.period ?? '', to: last[23]?.period ?? '' }
}

function monthsBetween(from: string, to: string): number {
  const month = (period: string): number => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7))
  return month(to) - month(from)
}
