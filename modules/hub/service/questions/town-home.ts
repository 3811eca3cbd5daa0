import type { Ctx } from '@jingwei/kernel'
import type { HubPlatform } from '../platform.ts'
import { yearTotals } from '../../store/columnar-totals.ts'
import { fallingCounts } from '../../store/falling.ts'
import { countTown, countUndeclared, listUndeclared, type UndeclaredRow } from '../../store/undeclared.ts'
import { recordUse } from '../../store/uses.ts'
import { fallingSpans, fallPercent } from './falling.ts'
import { whichTown } from './which-town.ts'

export type TownHome = {
  readonly town: string
  readonly firms: number
  readonly existing: number
  /** Firms whose electricity fell three spans in a row; undefined while there is no monthly electricity. */
  readonly falling?: { readonly firms: number; readonly period: string }
  /** Of the newest year anybody declared for; undefined while nobody has. */
  readonly declarations?: { readonly year: number; readonly asked: number; readonly missing: number }
}

const declaredYear = async (hub: HubPlatform): Promise<number | undefined> => {
  const newest = (await yearTotals(hub.columnar, 'value_added', undefined)).at(-1)
  return newest === undefined ? undefined : Number(newest.period)
}

/** What a town officer is asked about his town; leaves one use record. @throws kernel.not_found for another's town */
export async function townHome(hub: HubPlatform, ctx: Ctx, asked: string | undefined): Promise<TownHome> {
  const town = whichTown(ctx, asked)
  const [counts, spans, year] = await Promise.all([countTown(hub.store, ctx, town), fallingSpans(hub), declaredYear(hub)])
  const [newest] = spans
  const [falling] = newest === undefined ? [] : await fallingCounts(hub.columnar, spans, fallPercent(hub), town)
  const declarations = year === undefined ? undefined : await countUndeclared(hub.store, ctx, town, year)
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.town', filters: { town } }))
  return {
    town, ...counts,
    ...(newest === undefined ? {} : { falling: { firms: falling ?? 0, period: newest.period } }),
    ...(year === undefined || declarations === undefined ? {} : { declarations: { year, ...declarations } }),
  }
}

/** Makers of the town without a declaration, most land first; leaves one use record. @throws kernel.not_found for another's town */
export async function undeclared(hub: HubPlatform, ctx: Ctx, asked: string | undefined, limit: number, offset: number): Promise<{ rows: readonly UndeclaredRow[]; total: number }> {
  const town = whichTown(ctx, asked)
  const year = await declaredYear(hub)
  if (year === undefined) return { rows: [], total: 0 }
  const [rows, { missing }] = await Promise.all([listUndeclared(hub.store, ctx, town, year, limit, offset), countUndeclared(hub.store, ctx, town, year)])
  await hub.store.tx(ctx, (inside) => recordUse(hub.store, inside, { door: 'hub.undeclared', filters: { town, year, offset }, rows: rows.length }))
  return { rows, total: missing }
}
