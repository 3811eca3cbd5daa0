import type { Ctx } from '@jingwei/kernel'
import { json, type Store } from '@jingwei/store'
import { applyChanges, type CellChanges, type ClosedCells } from '../domain/closings/closed-cells.ts'
import type { ClosedFrame } from '../domain/closings/closed-digest.ts'

/** Enterprises as a closing has them, in place of hub.golden; `place` is the parameter that holds its number. */
export const closedGolden = (place: string): string =>
  `(select c.*, k.closed_at as updated_at from hub.closed_enterprise c join hub.closing k on k.seq = c.closing
     where c.closing <= ${place} and (c.until_closing is null or c.until_closing > ${place}) and c.present)`

type FrameRow = {
  readonly enterprise_id: string; readonly head_id: string | null; readonly credit_code: string; readonly name: string; readonly former_name: string; readonly address: string; readonly town: string; readonly industry: string
  readonly status: string; readonly land_mu: string | null; readonly staff: number | null; readonly revenue_wan: string | null; readonly revenue_year: number | null; readonly sources: number; readonly flagged: boolean; readonly present: boolean
}

/** A newest version with the cells that all versions of the enterprise come to. */
export type ClosedVersion = { readonly frame: ClosedFrame; readonly present: boolean; readonly cells: ClosedCells }

const frameOf = (row: FrameRow): ClosedFrame => ({
  enterpriseId: row.enterprise_id, headId: row.head_id, creditCode: row.credit_code, name: row.name, formerName: row.former_name, address: row.address, town: row.town, industry: row.industry, status: row.status,
  landMu: row.land_mu, staff: row.staff, revenueWan: row.revenue_wan, revenueYear: row.revenue_year, sources: row.sources, flagged: row.flagged,
})

/** The versions of some enterprises that a closing (or, without one, the newest) sees; by id. */
export async function closedVersions(store: Store, ctx: Ctx, enterpriseIds: readonly string[], seq: number): Promise<ReadonlyMap<string, ClosedVersion>> {
  const rows = await store.query<FrameRow & { readonly cells: CellChanges }>(
    'select * from hub.closed_enterprise where enterprise_id = any($1) and closing <= $2 order by enterprise_id, closing', [enterpriseIds, seq], ctx)
  const byId = new Map<string, (FrameRow & { readonly cells: CellChanges })[]>()
  for (const row of rows) byId.set(row.enterprise_id, [...(byId.get(row.enterprise_id) ?? []), row])
  return new Map([...byId].map(([id, versions]) => {
    const newest = versions.at(-1) as FrameRow
    return [id, { frame: frameOf(newest), present: newest.present, cells: applyChanges(versions.map((version) => version.cells)) }]
  }))
}

/** The next enterprises a closing holds, in the order of their ids. */
export async function closedIdsAfter(store: Store, ctx: Ctx, seq: number, after: string, limit: number): Promise<string[]> {
  const rows = await store.query<{ enterprise_id: string }>(`select g.enterprise_id from ${closedGolden('$1')} g where g.enterprise_id > $2 order by g.enterprise_id limit $3`, [seq, after, limit], ctx)
  return rows.map((row) => row.enterprise_id)
}

export type NewVersion = { readonly frame: ClosedFrame; readonly present: boolean; readonly changes: CellChanges }

/** Writes what a closing found changed and ends the versions before it, in the caller's transaction. */
export async function saveVersions(store: Store, ctx: Ctx, seq: number, versions: readonly NewVersion[]): Promise<void> {
  if (versions.length === 0) return
  await store.query('update hub.closed_enterprise set until_closing = $1 where enterprise_id = any($2) and until_closing is null', [seq, versions.map((version) => version.frame.enterpriseId)], ctx)
  await store.copyIn('hub.closed_enterprise',
    ['enterprise_id', 'closing', 'present', 'head_id', 'credit_code', 'name', 'former_name', 'address', 'town', 'industry', 'status', 'land_mu', 'staff', 'revenue_wan', 'revenue_year', 'sources', 'flagged', 'cells'],
    versions.map(({ frame, present, changes }) => [
      frame.enterpriseId, seq, present, frame.headId, frame.creditCode, frame.name, frame.formerName, frame.address, frame.town, frame.industry, frame.status, frame.landMu, frame.staff,
      frame.revenueWan, frame.revenueYear, frame.sources, frame.flagged, json(changes),
    ]), ctx)
}

/** Enterprises the last closing had and the golden record has no more. */
export async function departedIds(store: Store, ctx: Ctx): Promise<string[]> {
  const rows = await store.query<{ enterprise_id: string }>(
    `select c.enterprise_id from hub.closed_enterprise c where c.until_closing is null and c.present
       and not exists (select 1 from hub.golden g where g.enterprise_id = c.enterprise_id) order by 1`, [], ctx)
  return rows.map((row) => row.enterprise_id)
}

/** Ids of the next enterprises and the heads they stand under. */
export const goldenIdsAfter = (store: Store, ctx: Ctx, after: string, limit: number): Promise<{ enterprise_id: string; head_id: string | null }[]> =>
  store.query('select g.enterprise_id, e.head_id from hub.golden g join hub.enterprise e on e.id = g.enterprise_id where g.enterprise_id > $1 order by g.enterprise_id limit $2', [after, limit], ctx)

/** Versions a closing wrote, in the order of their ids, for making the columnar tables anew. */
export const versionsWritten = (store: Store, ctx: Ctx, seq: number, after: string, limit: number): Promise<{ enterprise_id: string; present: boolean; town: string; cells: CellChanges }[]> =>
  store.query('select enterprise_id, present, town, cells from hub.closed_enterprise where closing = $1 and enterprise_id > $2 order by enterprise_id limit $3', [seq, after, limit], ctx)
