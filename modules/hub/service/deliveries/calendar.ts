import { dayInChina, periodDays, periodText, stateHolidays, workingCalendar, type Ctx, type Day } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import type { Arrangement } from '../../domain/deliveries/arrangement.ts'
import { cellState, type Attempt, type CellState, type CellStep } from '../../domain/deliveries/cell-state.ts'
import { dueDay, monthsUpTo, periodEndingIn } from '../../domain/deliveries/due.ts'
import { monthSentence } from '../../domain/deliveries/month-sentence.ts'
import { submissionsOf, type SubmissionRow } from '../../store/submissions.ts'
import { hiddenSources } from '../hidden-sources.ts'
import { sourceOf } from '../../domain/sources/built-in.ts'
import { arrangements } from './arrangements.ts'

export type CalendarCell = { readonly month: string; readonly period: string; readonly due?: Day; readonly state: CellState; readonly step?: CellStep; readonly attempts: number }
export type CalendarRow = { readonly arrangement: Arrangement; readonly cells: readonly CalendarCell[] }
export type Calendar = { readonly months: readonly string[]; readonly rows: readonly CalendarRow[]; readonly month: string; readonly sentence: { readonly zh: string; readonly en: string } }

export const holidays = workingCalendar(stateHolidays)

/** Sources × months, and where one month stands: the asked one, else the last that has ended. */
export async function calendar(hub: HubPlatform, ctx: Ctx, asked: { readonly month?: string; readonly months: number }): Promise<Calendar> {
  const today = dayInChina(ctx.clock.now())
  const months = monthsUpTo(today, asked.months)
  const month = asked.month ?? months.at(-2) ?? months.at(-1) ?? ''
  const agreed = await arrangements(hub, ctx)
  const shown = months.includes(month) ? months : [month, ...months]
  const periods = [...new Set(agreed.flatMap((of) => shown.flatMap((each) => textOf(of, each))))]
  const attempts = await submissionsOf(hub.store, ctx, hiddenSources(ctx), agreed.map((of) => of.sourceId), periods)
  const rows = agreed.map((arrangement) => ({ arrangement, cells: shown.flatMap((each) => cellOf(arrangement, each, today, attempts)) }))
  const cells = rows.flatMap(({ arrangement, cells: all }) => all.filter((cell) => cell.month === month).map((cell) => ({ ...cell, source: sourceOf(arrangement.sourceId) })))
  return { months: shown, rows, month, sentence: monthSentence(month, cells) }
}

const textOf = (arrangement: Arrangement, month: string): readonly string[] => {
  const period = periodEndingIn(arrangement, month)
  return period ? [periodText(period)] : []
}

function cellOf(arrangement: Arrangement, month: string, today: Day, attempts: readonly SubmissionRow[]): readonly CalendarCell[] {
  const period = periodEndingIn(arrangement, month)
  if (!period) return []
  const text = periodText(period)
  const due = dueDay(arrangement, period, holidays)
  const own = attempts.filter((attempt) => attempt.source_id === arrangement.sourceId && attempt.period === text)
  return [{ month, period: text, ...(due === undefined ? {} : { due }), ...cellState(today, periodDays(period).last, due, own.map(attemptOf)), attempts: own.length }]
}

/** A stored attempt as the rules see it. */
export const attemptOf = (row: SubmissionRow): Attempt => ({
  kind: row.kind, state: row.state, corrects: row.corrects !== null, submittedOn: row.submitted_at === null ? undefined : dayInChina(row.submitted_at),
  landing: row.import_state === 'queued' || row.import_state === 'running',
  stuck: row.import_state === 'failed' || row.import_state === 'cancelled' || row.file_state === 'unreadable' || row.file_state === 'unrecognised',
})
