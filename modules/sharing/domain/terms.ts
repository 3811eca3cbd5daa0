import { addWorkingDays, dayInChina, JingweiError, stateHolidays, workingCalendar, workingDaysBetween, type Clock, type Day, type SettingValues } from '@jingwei/kernel'
import type { SharingType } from './shareable.ts'

const calendar = workingCalendar(stateHolidays)

export const today = (clock: Clock): Day => dayInChina(clock.now())

/** The terms of 国令809 as the county has set them, in working days but for the longest grant. */
export type Terms = {
  readonly unconditional: number
  readonly conditional: number
  readonly extension: number
  readonly supply: number
  readonly approveAtOnce: boolean
  readonly longestDays: number
}

export const termsOf = (settings: SettingValues): Terms => {
  const number = (key: string): number => Number(settings[`sharing.${key}`])
  return {
    unconditional: number('unconditionalDays'), conditional: number('conditionalDays'), extension: number('extensionDays'), supply: number('supplyDays'),
    longestDays: number('longestDays'), approveAtOnce: settings['sharing.approveAtOnce'] === true,
  }
}

/** The last day to decide. @throws kernel.holidays_missing when the count runs into a year without 放假调休 table */
export const decisionDue = (terms: Terms, type: SharingType, from: Day): Day => addWorkingDays(calendar, from, type === 'unconditional' ? terms.unconditional : terms.conditional)

export const dueAfter = (from: Day, workingDays: number): Day => addWorkingDays(calendar, from, workingDays)

/** Working days left until a deadline, negative when it has passed; undefined where the table of a year is missing. */
export function daysLeft(from: Day, due: string | undefined): number | undefined {
  if (due === undefined) return undefined
  try {
    return workingDaysBetween(calendar, from, due as Day)
  } catch (error) {
    if (error instanceof JingweiError && error.code === 'kernel.holidays_missing') return undefined
    throw error
  }
}
