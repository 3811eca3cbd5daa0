/** The stretch of days a timetable shows, and where a day stands on it in percent. */
export type Axis = { readonly first: string; readonly last: string; readonly ticks: readonly { readonly month: string; readonly at: number }[]; readonly place: (day: string) => number }

const number = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
const month = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
const monthIndex = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** Whole months around all the days; at most twelve of them are named. Undefined without a day. */
export function axisOf(days: readonly (string | undefined)[]): Axis | undefined {
  const sorted = days.filter((day) => day !== undefined).sort()
  const [earliest] = sorted
  const latest = sorted[sorted.length - 1]
  if (earliest === undefined || latest === undefined) return undefined
  const [from, to] = [monthIndex(earliest), monthIndex(latest) + 1]
  const [first, last] = [`${month(from)}-01`, `${month(to)}-01`]
  const [start, length] = [number(first), number(last) - number(first)]
  const place = (day: string): number => Math.min(100, Math.max(0, ((number(day) - start) / length) * 100))
  const every = Math.ceil((to - from) / 12)
  const ticks = Array.from({ length: Math.ceil((to - from) / every) }, (_, index) => month(from + index * every)).map((name) => ({ month: name, at: place(`${name}-01`) }))
  return { first, last, ticks, place }
}
