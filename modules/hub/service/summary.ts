import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from './platform.ts'
import { itemOf } from '../domain/items/dictionary.ts'
import { countQuarantine } from '../store/quarantine.ts'
import { countReview } from '../store/review.ts'
import { hiddenSources } from './hidden-sources.ts'
import { recordUse } from '../store/uses.ts'
import { closedGolden } from '../store/closed-enterprises.ts'
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

/** The county at a glance, as known today or as a closing holds it, from the columnar store; todos are always today's. Leaves one use record. */
export async function countySummary(hub: HubPlatform, ctx: Ctx, closing?: number): Promise<Summary> {
  const hidden = hiddenSources(ctx)
  const [counts, quarantine, review, indicators, towns] = await Promise.all([
    hub.store.query<{ enterprises: number; as_of: Date | null; imports: number; flags: number; deliveries: number }>(
      `select (select count(*)::int from ${closing === undefined ? 'hub.golden' : closedGolden('$2')} g) as enterprises,
         ${closing === undefined ? '(select max(received_at) from hub.batch)' : '(select closed_at from hub.closing where seq = $2)'} as as_of,
         (select count(*)::int from hub.import where state in ('queued', 'running')) as imports, (select count(*)::int from hub.golden where flagged) as flags,
         (select count(*)::int from hub.submission where state = 'submitted' and not (source_id = any($1))) as deliveries`, closing === undefined ? [hidden] : [hidden, closing], ctx),
    countQuarantine(hub.store, ctx, hidden, {}),
    countReview(hub.store, ctx, hidden, undefined),
    Promise.all([...yearly.map((item) => yearIndicator(hub, item, closing)), ...monthly.map((item) => monthIndicator(hub, item, closing))]),
    townTotals(hub.columnar, closing),
  ])
  const [row] = counts
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.summary', ...(closing === undefined ? {} : { filters: { closing } }) }))
  return {
    enterprises: row?.enterprises ?? 0,
    ...(row?.as_of ? { asOf: row.as_of } : {}),
    indicators: indicators.flatMap((indicator) => (indicator ? [indicator] : [])),
    todos: { quarantine, review, imports: row?.imports ?? 0, flags: row?.flags ?? 0, deliveries: row?.deliveries ?? 0 },
    towns,
  }
}

const inUnit = (amount: number, item: string): number => amount / 10 ** (itemOf(item).decimals ?? 0)

async function yearIndicator(hub: HubPlatform, item: string, closing: number | undefined): Promise<Indicator | undefined> {
  const totals = await yearTotals(hub.columnar, item, closing)
  const newest = totals.at(-1)
  if (!newest) return undefined
  const growth = await comparableGrowth(hub.columnar, item, String(Number(newest.period) - 1), newest.period, closing)
  return {
    item, period: newest.period, value: inUnit(newest.amount, item),
    trend: totals.map((total) => ({ period: total.period, value: inUnit(total.amount, item) })),
    ...(growth ? { change: growth } : {}),
  }
}

async function monthIndicator(hub: HubPlatform, item: string, closing: number | undefined): Promise<Indicator | undefined> {
  const totals = await monthTotals(hub.columnar, item, closing)
  const newest = totals.at(-1)
  if (!newest) return undefined
  const growth = await comparableGrowth(hub.columnar, item, `${Number(newest.period.slice(0, 4)) - 1}${newest.period.slice(4)}`, newest.period, closing)
  return {
    item, period: newest.period, value: inUnit(newest.amount, item),
    trend: totals.slice(-24).map((total) => ({ period: total.period, value: inUnit(total.amount, item) })),
    ...(growth ? { change: growth } : {}),
  }
}
