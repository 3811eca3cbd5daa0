import { useText } from '@jingwei/ui'
import type { Schedule } from './answers.ts'

/** A schedule in words. */
export function useScheduleWords(): (schedule: Schedule) => string {
  const t = useText()
  return (schedule) => {
    if (schedule.kind === 'daily') return t('intake.schedule.dailyAt', { at: schedule.at })
    if (schedule.kind === 'monthly') return t('intake.schedule.monthlyAt', { day: schedule.workingDay, at: schedule.at })
    return schedule.kind === 'every' ? t('intake.schedule.everyMinutes', { minutes: schedule.minutes }) : t('intake.schedule.manual')
  }
}
