import { dayInChina, JingweiError, periodDays, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { periodOf, type Arrangement } from '../../domain/deliveries/arrangement.ts'
import { cellState, type CellState, type CellStep } from '../../domain/deliveries/cell-state.ts'
import { dueDay } from '../../domain/deliveries/due.ts'
import { reminderText } from '../../domain/deliveries/reminder.ts'
import { sourceOf } from '../../domain/sources/built-in.ts'
import { findSubmission, submissionsOf, type SubmissionRow } from '../../store/submissions.ts'
import { closedMonthOf } from '../closings/as-closed.ts'
import { hiddenSources } from '../hidden-sources.ts'
import { arrangements, demandSource } from './arrangements.ts'
import { attemptOf, holidays } from './calendar.ts'

export type DeliveryPage = {
  readonly arrangement: Arrangement; readonly period: string; readonly due?: string; readonly state: CellState; readonly step?: CellStep
  /** The newest first; only it comes with its findings. */
  readonly attempts: readonly SubmissionRow[]
  readonly reminder?: { readonly zh: string; readonly en: string }
  /** The newest closed month when this period was closed with it: what comes now is a revision. */
  readonly closedMonth?: string
}

/** One source and period with all that was tried. @throws kernel.not_found */
export async function deliveryPage(hub: HubPlatform, ctx: Ctx, sourceId: string, period: string): Promise<DeliveryPage> {
  demandSource(ctx, sourceId)
  const arrangement = (await arrangements(hub, ctx)).find((of) => of.sourceId === sourceId)
  if (!arrangement) throw new JingweiError('kernel.not_found', { what: '归集约定 arrangement', id: sourceId })
  const parsed = periodOf(period)
  const due = dueDay(arrangement, parsed, holidays)
  const rows = await submissionsOf(hub.store, ctx, hiddenSources(ctx), [sourceId], [period])
  const cell = cellState(dayInChina(ctx.clock.now()), periodDays(parsed).last, due, rows.map(attemptOf))
  const last = rows.at(-1)
  const newest = last && (await findSubmission(hub.store, ctx, hiddenSources(ctx), last.id))
  const reason = last?.reason ?? undefined
  const closedMonth = await closedMonthOf(hub, ctx, period)
  const reminder = reminderText(cell.state, { source: sourceOf(sourceId), provider: arrangement.provider, period, ...(due === undefined ? {} : { due }), ...(reason === undefined ? {} : { reason }) })
  return { arrangement, period, ...(due === undefined ? {} : { due }), ...cell, attempts: [...(newest ? [newest] : []), ...rows.slice(0, -1).toReversed()], ...(reminder ? { reminder } : {}), ...(closedMonth === undefined ? {} : { closedMonth }) }
}
