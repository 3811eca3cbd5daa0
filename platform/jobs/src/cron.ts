import { JingweiError } from '@jingwei/kernel'
import './errors.ts'

/** The minutes a schedule names, as sets of allowed values per field. */
export type Cron = { readonly minute: ReadonlySet<number>; readonly hour: ReadonlySet<number>; readonly day: ReadonlySet<number>; readonly month: ReadonlySet<number>; readonly weekday: ReadonlySet<number>; readonly eitherDay: boolean }

const ranges = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 7]] as const

/** Reads `minute hour day month weekday` (POSIX crontab: lists, ranges, steps; 7 is Sunday too). @throws jobs.bad_schedule */
export function parseCron(text: string, job: string): Cron {
  const fields = text.trim().split(/\s+/u)
  const bad = () => new JingweiError('jobs.bad_schedule', { job, cron: text })
  if (fields.length !== 5) throw bad()
  const sets = fields.map((field, index) => {
    const [low, high] = ranges[index] ?? [0, 0]
    const values = new Set<number>()
    for (const part of field.split(',')) {
      const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/u.exec(part)
      if (match === null) throw bad()
      const from = match[1] === undefined ? low : Number(match[1])
      const to = match[2] !== undefined ? Number(match[2]) : match[1] === undefined || match[3] !== undefined ? high : from
      const step = Number(match[3] ?? 1)
      if (from < low || to > high || from > to || step < 1) throw bad()
      for (let value = from; value <= to; value += step) values.add(index === 4 ? value % 7 : value)
    }
    return values
  })
  const [minute, hour, day, month, weekday] = sets as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>]
  return { minute, hour, day, month, weekday, eitherDay: !fields[2]?.startsWith('*') && !fields[4]?.startsWith('*') }
}

const shanghai = 8 * 3_600_000
const minuteLength = 60_000
/** A machine that was off longer makes up only for the last month. */
const farthestBack = 31 * 24 * 60

/** The latest scheduled minute after `after` and not later than `now`; undefined when there is none. Zone: UTC+8, no summer time. */
export function latestDue(cron: Cron, after: Date, now: Date): Date | undefined {
  const newest = Math.floor(now.getTime() / minuteLength)
  const oldest = Math.max(Math.floor(after.getTime() / minuteLength), newest - farthestBack)
  for (let minute = newest; minute > oldest; minute--) {
    const instant = new Date(minute * minuteLength)
    if (names(cron, new Date(instant.getTime() + shanghai))) return instant
  }
  return undefined
}

function names(cron: Cron, wall: Date): boolean {
  if (!cron.minute.has(wall.getUTCMinutes()) || !cron.hour.has(wall.getUTCHours()) || !cron.month.has(wall.getUTCMonth() + 1)) return false
  const day = cron.day.has(wall.getUTCDate())
  const weekday = cron.weekday.has(wall.getUTCDay())
  return cron.eitherDay ? day || weekday : day && weekday
}
