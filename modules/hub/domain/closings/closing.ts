import { JingweiError, parsePeriod, periodDays, type Period } from '@jingwei/kernel'
import { periodOf } from '../deliveries/arrangement.ts'

export type ClosingState = 'proposed' | 'freezing' | 'closed' | 'withdrawn' | 'failed'

/** Something that is not finished when a month is closed; people close it all the same, saying why. */
export type OpenPoint = { readonly code: string; readonly zh: string; readonly en: string; readonly count: number }

/** How a closing is cited: `2026-10`, its revisions `2026-10-r1`. */
export const closingCode = (month: string, revision: number): string => (revision === 0 ? month : `${month}-r${revision}`)

/** 2026年10月封版, 2026年10月修订1. */
export function closingName(month: string, revision: number): { readonly zh: string; readonly en: string } {
  const [year, number] = month.split('-')
  const title = `${year}年${Number(number)}月`
  return revision === 0 ? { zh: `${title}封版`, en: `${month} as closed` } : { zh: `${title}修订${revision}`, en: `${month}, revision ${revision}` }
}

const codePattern = /^(?<month>\d{4}-(?:0[1-9]|1[0-2]))(?:-r(?<revision>[1-9]\d{0,3}))?$/u

/** A citation read back. @throws hub.no_closing */
export function readClosingCode(code: string): { readonly month: string; readonly revision: number } {
  const groups = codePattern.exec(code)?.groups
  if (groups?.['month'] === undefined) throw new JingweiError('hub.no_closing', { code })
  return { month: groups['month'], revision: Number(groups['revision'] ?? 0) }
}

/** A month as a period. @throws kernel.bad_period */
export function monthOf(text: string): Extract<Period, { kind: 'month' }> {
  const parsed = parsePeriod(text)
  if (!parsed.ok) throw parsed.error
  if (parsed.value.kind !== 'month') throw new JingweiError('kernel.bad_period', { found: text })
  return parsed.value
}

/** Whether a delivery's period had ended when a month did: it was closed with it. */
export const closedWith = (period: string, month: string): boolean => periodDays(periodOf(period)).last <= periodDays(monthOf(month)).last
