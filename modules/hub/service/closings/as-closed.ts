import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { closedWith, closingName, readClosingCode } from '../../domain/closings/closing.ts'
import { findClosing, lastClosedMonth } from '../../store/closings.ts'

export type ClosedAt = { readonly seq: number; readonly code: string; readonly zh: string; readonly en: string }

/** The closing a reader asks for by its code; undefined without one: what is known today. @throws hub.no_closing */
export async function asClosed(hub: HubPlatform, ctx: Ctx, code: string | undefined): Promise<ClosedAt | undefined> {
  if (code === undefined || code === '') return undefined
  const { month, revision } = readClosingCode(code)
  const row = await findClosing(hub.store, ctx, month, revision)
  if (row?.state !== 'closed') throw new JingweiError('hub.no_closing', { code })
  return { seq: row.seq, code, ...closingName(month, revision) }
}

/** What is delivered for a period after it was closed is a revision and says why. @throws hub.revision_say_why */
export async function demandRevisionReason(hub: HubPlatform, ctx: Ctx, period: string, note: string): Promise<void> {
  const month = await closedMonthOf(hub, ctx, period)
  if (month !== undefined && note.trim() === '') throw new JingweiError('hub.revision_say_why', { period, month })
}

/** The newest closed month when a period was closed with it; undefined while it is open. */
export async function closedMonthOf(hub: HubPlatform, ctx: Ctx, period: string): Promise<string | undefined> {
  const last = await lastClosedMonth(hub.store, ctx)
  return last !== undefined && closedWith(period, last) ? last : undefined
}
