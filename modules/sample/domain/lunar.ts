const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
const DAY = 86_400_000

/**
 * The first day of the lunar year (春节) that begins in the given Gregorian year, as a UTC day.
 * Read from the Chinese calendar of Intl: the festival always falls between 21 January and 20 February.
 */
export function springFestival(year: number): Date {
  for (let time = Date.UTC(year, 0, 20); time <= Date.UTC(year, 1, 22); time += DAY) {
    const parts = chinese.formatToParts(time)
    const month = parts.find((part) => part.type === 'month')?.value
    const day = parts.find((part) => part.type === 'day')?.value
    if (month === '1' && day === '1') return new Date(time)
  }
  throw new RangeError(`no lunar new year found in ${year}: this runtime lacks the Chinese calendar (full ICU needed)`)
}

/** How far a plant is shut on a day, 0 to 1, by days since the new year: people leave early and return in waves. */
function shutOn(daysSinceNewYear: number): number {
  if (daysSinceNewYear < -10 || daysSinceNewYear > 14) return 0
  return daysSinceNewYear >= -6 && daysSinceNewYear <= 9 ? 0.85 : 0.4
}

/** Share of a month lost to the Spring Festival, 0 to about 0.6, averaged over its days. `month` is 1 to 12. */
export function festivalShare(year: number, month: number): number {
  if (month > 3) return 0
  const newYear = springFestival(year).getTime()
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  let shut = 0
  for (let day = 1; day <= days; day++) shut += shutOn((Date.UTC(year, month - 1, day) - newYear) / DAY)
  return shut / days
}
