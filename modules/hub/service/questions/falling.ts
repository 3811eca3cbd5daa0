import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { judgedSpans, type Span } from '../../domain/questions/spans.ts'
import { rowScope } from '../../domain/scope.ts'
import { monthTotals } from '../../store/columnar-totals.ts'
import { fallenInARow, fallingCounts, fallingPage, type FallingRow } from '../../store/falling.ts'
import { recordUse } from '../../store/uses.ts'
import { whichTown } from './which-town.ts'

/** Points of the trend beside the newest. */
const trendPoints = 6

export const fallPercent = (hub: HubPlatform): number => Number(hub.settings['hub.fallPercent'])

/** The spans judged now, newest first; none while there is no monthly electricity. */
export async function fallingSpans(hub: HubPlatform): Promise<readonly Span[]> {
  const newest = (await monthTotals(hub.columnar, 'electricity', undefined)).at(-1)?.period
  return newest === undefined ? [] : judgedSpans(newest, trendPoints + fallenInARow - 1)
}

export type Falling = { readonly rows: readonly FallingRow[]; readonly total: number; readonly spans: readonly Span[] }

/** Firms whose electricity fell three spans in a row, of the reader's rows; leaves one use record. @throws kernel.not_found for another's town */
export async function fallingFirms(hub: HubPlatform, ctx: Ctx, town: string | undefined, limit: number, offset: number): Promise<Falling> {
  const scope = rowScope(ctx)
  const own = town === undefined && scope.town === undefined ? undefined : whichTown(ctx, town)
  const spans = await fallingSpans(hub)
  const [rows, [total = 0]] = spans.length === 0 ? [[], [0]] : await Promise.all([fallingPage(hub.columnar, spans, fallPercent(hub), own, limit, offset), fallingCounts(hub.columnar, spans, fallPercent(hub), own)])
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.falling', filters: { ...(own === undefined ? {} : { town: own }), offset }, rows: rows.length }))
  return { rows, total, spans: spans.slice(0, fallenInARow) }
}
