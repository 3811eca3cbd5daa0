/** Months judged together, and the same months a year before. `period` is the one text form. */
export type Span = { readonly period: string; readonly months: readonly string[]; readonly before: readonly string[] }

const two = (month: number): string => String(month).padStart(2, '0')
const spanOf = (period: string, year: number, months: readonly number[]): Span => ({
  period, months: months.map((month) => `${year}-${two(month)}`), before: months.map((month) => `${year - 1}-${two(month)}`),
})

/**
 * The newest `count` spans up to a month, newest first. January and February are one span (1-2 月合并): the Spring
 * Festival falls into either, so neither is judged alone, and a lone January waits for February.
 */
export function judgedSpans(newest: string, count: number): readonly Span[] {
  const spans: Span[] = []
  let [year, month] = [Number(newest.slice(0, 4)), Number(newest.slice(5, 7))]
  while (spans.length < count) {
    if (month === 2) spans.push(spanOf(`${year}-01+02`, year, [1, 2]))
    else if (month > 2) spans.push(spanOf(`${year}-${two(month)}`, year, [month]))
    if (month <= 2) [year, month] = [year - 1, 12]
    else month -= 1
  }
  return spans
}

/** 1-n 月累计 up to a month; a lone January is not judged, then it is the whole year before. */
export function cumulativeSpan(newest: string): Span {
  const [year, month] = [Number(newest.slice(0, 4)), Number(newest.slice(5, 7))]
  if (month === 1) return cumulativeSpan(`${year - 1}-12`)
  const months = Array.from({ length: month }, (_, index) => index + 1)
  return spanOf(month === 2 ? `${year}-01+02` : `${year}-01..${two(month)}`, year, months)
}
