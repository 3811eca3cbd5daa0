/** One line or one set of bars. `undefined` is "not known" and leaves a gap, never a zero. */
export type ChartSeries = { readonly name: string; readonly values: readonly (number | undefined)[]; readonly unit?: string }

export type ChartData = {
  readonly kind: 'line' | 'bar'
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  readonly unit: string
}

/** The table behind a chart, head first. */
export function chartTable(data: ChartData, first: string): readonly (readonly string[])[] {
  const head = [first, ...data.series.map((series) => `${series.name}${unitOf(series, data) === '' ? '' : ` (${unitOf(series, data)})`}`)]
  return [head, ...data.categories.map((category, index) => [category, ...data.series.map((series) => text(series.values[index]))])]
}

const unitOf = (series: ChartSeries, data: ChartData): string => series.unit ?? data.unit
const text = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** RFC 4180 with a byte-order mark (for spreadsheets); a text that would run as a formula is quoted with an apostrophe. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (value: string): string => {
    const safe = /^[=+@\t\r]|^-(?![\d.])/.test(value) ? `'${value}` : value
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** What a screen reader is told instead of the picture: first, last, highest and lowest of each series. */
export function describeChart(data: ChartData, say: (id: string, values: Record<string, string | number>) => string): string {
  return data.series
    .map((series) => {
      const known = series.values.flatMap((value, index) => (value === undefined ? [] : [{ value, at: data.categories[index] ?? '' }]))
      const [first, last] = [known[0], known.at(-1)]
      if (first === undefined || last === undefined) return say('ui.chart.describeNone', { name: series.name })
      const high = known.reduce((best, point) => (point.value > best.value ? point : best))
      const low = known.reduce((best, point) => (point.value < best.value ? point : best))
      return say('ui.chart.describe', { name: series.name, unit: unitOf(series, data), first: first.value, from: first.at, last: last.value, to: last.at, high: high.value, highAt: high.at, low: low.value, lowAt: low.at })
    })
    .join(' ')
}
