import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { itemOf } from '../domain/items/dictionary.ts'
import { countQuarantine } from '../store/quarantine.ts'
import { countReview } from '../store/review.ts'
import { hiddenSources } from './hidden-sources.ts'
import { recordUse } from '../store/uses.ts'
import { yearTotals, comparableGrowth, monthTotals, townTotals, type TownTotal } from '../store/columnar-totals.ts'

export type Indicator = {
  readonly item: string
  readonly period: string
  /** In the item's unit. */
  readonly value: number
  /** Over the firms present in this period and the same of last year (可比口径), in percent. */
  readonly change?: { readonly value: number; readonly firms: number }
  readonly trend: readonly { readonly period: string; readonly value: number }[]
}

export type Summary = {
  readonly enterprises: number
  readonly asOf?: Date
  readonly indicators: readonly Indicator[]
  readonly todos: { readonly quarantine: number; readonly review: number; readonly imports: number; readonly flags: number; readonly deliveries: number }
  readonly towns: readonly TownTotal[]
}

const yearly = ['revenue', 'tax', 'rd'] as const
const monthly = ['electricity', 'insured'] as const

/** The county at a glance, from the columnar store; leaves one use record. */
export async function countySummary(hub: HubPlatform, ctx: Ctx): Promise<Summary> {
  const hidden = hiddenSources(ctx)
  const [counts, quarantine, review, indicators, towns] = await Promise.all([
    hub.store.query<{ enterprises: number; as_of: Date | null; imports: number; flags: number; deliveries: number }>(
      `select (select count(*)::int from hub.golden) as enterprises, (select max(received_at) from hub.batch) as as_of,
         (select count(*)::int from hub.import where state in ('queued', 'running')) as imports, (select count(*)::int from hub.golden where flagged) as flags,
         (select count(*)::int from hub.submission where state = 'submitted' and not (source_id = any($1))) as deliveries`, [hidden], ctx),
    countQuarantine(hub.store, ctx, hidden, {}),
    countReview(hub.store, ctx, hidden, undefined),
    Promise.all([...yearly.map((item) => yearIndicator(hub, item)), ...monthly.map((item) => monthIndicator(hub, item))]),
    townTotals(hub.columnar),
  ])
  const [row] = counts
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.summary' }))
  return {
    enterprises: row?.enterprises ?? 0,
    ...(row?.as_of ? { asOf: row.as_of } : {}),
    indicators: indicators.flatMap((indicator) => (indicator ? [indicator] : [])),
    todos: { quarantine, review, imports: row?.imports ?? 0, flags: row?.flags ?? 0, deliveries: row?.deliveries ?? 0 },
    towns,
  }
}

const inUnit = (amount: number, item: string): number => amount / 10 ** (itemOf(item).decimals ?? 0)

async function yearIndicator(hub: HubPlatform, item: string): Promise<Indicator | undefined> {
  const totals = await yearTotals(hub.columnar, item)
  const newest = totals.at(-1)
  if (!newest) return undefined
  const growth = await comparableGrowth(hub.columnar, item, String(Number(newest.period) - 1), newest.period)
  return {
    item, period: newest.period, value: inUnit(newest.amount, item),
    trend: totals.map((total) => ({ period: total.period, value: inUnit(total.amount, item) })),
    ...(growth ? { change: growth } : {}),
  }
}

async function monthIndicator(hub: HubPlatform, item: string): Promise<Indicator | undefined> {
  const totals = await monthTotals(hub.columnar, item)
  const newest = totals.at(-1)
  if (!newest) return undefined
  const growth = await comparableGrowth(hub.columnar, item, `${Number(newest.period.slice(0, 4)) - 1}${newest.period.slice(4)}`, newest.period)
  return {
    item, period: newest.period, value: inUnit(newest.amount, item),
    trend: totals.slice(-24).map((total) => ({ period: total.period, value: inUnit(total.amount, item) })),
    ...(growth ? { change: growth } : {}),
  }
}
