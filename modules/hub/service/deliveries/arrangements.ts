import { day, JingweiError, periodDays, type Ctx, type Day } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { builtInSources, nameOf } from '../../domain/sources/built-in.ts'
import { periodOf, type Arrangement } from '../../domain/deliveries/arrangement.ts'
import { listArrangements, saveArrangement } from '../../store/arrangements.ts'
import { hiddenSources } from '../hidden-sources.ts'

/** What is agreed for the sources this actor may see. */
export async function arrangements(hub: HubPlatform, ctx: Ctx): Promise<Arrangement[]> {
  const hidden = hiddenSources(ctx)
  return (await listArrangements(hub.store, ctx)).filter((of) => !hidden.includes(of.sourceId))
}

/** Enters what is agreed for a source. @throws kernel.not_found, kernel.bad_period, kernel.bad_day, hub.period_not_due when the first period is none of the cycle */
export async function arrange(hub: HubPlatform, ctx: Ctx, of: Arrangement): Promise<void> {
  demandSource(ctx, of.sourceId)
  if (of.endsOn !== undefined) day(of.endsOn)
  if (periodOf(of.firstPeriod).kind !== of.cycle) throw notDue(of, of.firstPeriod)
  await hub.store.tx(ctx, async (inside) => {
    await saveArrangement(hub.store, inside, of)
  })
}

export function demandSource(ctx: Ctx, sourceId: string): void {
  if (hiddenSources(ctx).includes(sourceId) || !builtInSources.some((source) => source.id === sourceId)) throw new JingweiError('kernel.not_found', { what: '数据源 source', id: sourceId })
}

const notDue = (of: Arrangement, period: string): JingweiError => new JingweiError('hub.period_not_due', { source: nameOf(of.sourceId), period, first: of.firstPeriod })

/** The arrangement under which a period of a source is taken on a day. @throws kernel.not_found, hub.no_arrangement, hub.agreement_ended, hub.period_not_due, hub.period_ahead */
export async function arrangementFor(hub: HubPlatform, ctx: Ctx, sourceId: string, period: string, today: Day): Promise<Arrangement> {
  demandSource(ctx, sourceId)
  const of = (await arrangements(hub, ctx)).find((each) => each.sourceId === sourceId)
  if (!of) throw new JingweiError('hub.no_arrangement', { source: nameOf(sourceId) })
  if (of.endsOn !== undefined && today > of.endsOn) throw new JingweiError('hub.agreement_ended', { source: nameOf(sourceId), endsOn: of.endsOn })
  const parsed = periodOf(period)
  if (parsed.kind !== of.cycle || period < of.firstPeriod) throw notDue(of, period)
  if (periodDays(parsed).first > today) throw new JingweiError('hub.period_ahead', { period })
  return of
}

