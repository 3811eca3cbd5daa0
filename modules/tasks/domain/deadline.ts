import { addWorkingDays, dayInChina, JingweiError, stateHolidays, workingCalendar, type Clock, type Day } from '@jingwei/kernel'

const calendar = workingCalendar(stateHolidays)

export type Deadline = { readonly workingDays?: number; readonly startOn?: string; readonly dueOn?: string }

export const today = (clock: Clock): Day => dayInChina(clock.now())

/** The day an answer is due. @throws kernel.holidays_missing when the count runs into a year without 放假调休 table */
export const dueAfter = (from: Day, workingDays: number): Day => addWorkingDays(calendar, from, workingDays)

/**
 * Working days from today, or a date where a work plan (任务书) names one; never both.
 * @throws tasks.two_deadlines, tasks.dates_reversed, kernel.holidays_missing
 */
export function checkedDeadline({ workingDays, startOn, dueOn }: Deadline, from: Day): Deadline {
  if (workingDays !== undefined && dueOn !== undefined) throw new JingweiError('tasks.two_deadlines')
  const due = workingDays === undefined ? dueOn : dueAfter(from, workingDays)
  if (startOn !== undefined && due !== undefined && startOn > due) throw new JingweiError('tasks.dates_reversed', { start: startOn, due })
  return { ...(workingDays === undefined ? {} : { workingDays }), ...(startOn === undefined ? {} : { startOn }), ...(due === undefined ? {} : { dueOn: due }) }
}
