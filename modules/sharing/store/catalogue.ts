import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { CatalogueChange } from '../domain/catalogue.ts'
import type { Grade, SharingType } from '../domain/shareable.ts'

type Row = { item_id: string; type: SharingType; grade: Grade; condition: string; legal_basis: string; office_id: string | null; office: string | null; reason: string; at: Date; by: string; by_office: string | null }

const changeOf = (row: Row): CatalogueChange => ({
  itemId: row.item_id, type: row.type, grade: row.grade, condition: row.condition, legalBasis: row.legal_basis,
  ...(row.office_id === null || row.office === null ? {} : { officeId: row.office_id, office: row.office }),
})

/** The newest word about each item that an owner ever touched. */
export async function newestChanges(store: Store, ctx: Ctx): Promise<ReadonlyMap<string, CatalogueChange>> {
  const rows = await store.query<Row>('select distinct on (item_id) * from sharing.catalogue_change order by item_id, id desc', [], ctx)
  return new Map(rows.map((row) => [row.item_id, changeOf(row)]))
}

export type PastChange = CatalogueChange & { readonly reason: string; readonly at: Date; readonly by: string; readonly byOffice?: string }

/** Newest first. */
export async function changesOf(store: Store, ctx: Ctx, itemId: string): Promise<PastChange[]> {
  const rows = await store.query<Row>('select * from sharing.catalogue_change where item_id = $1 order by id desc limit 50', [itemId], ctx)
  return rows.map((row) => ({ ...changeOf(row), reason: row.reason, at: row.at, by: row.by, ...(row.by_office === null ? {} : { byOffice: row.by_office }) }))
}

export const recordChange = (store: Store, ctx: Ctx, change: CatalogueChange, reason: string): Promise<unknown> =>
  store.query(
    `insert into sharing.catalogue_change (item_id, type, grade, condition, legal_basis, office_id, office, reason, at, by_id, by, by_office) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [change.itemId, change.type, change.grade, change.condition, change.legalBasis, change.officeId, change.office, reason, ctx.clock.now(), ctx.actor.personId, ctx.actor.name, ctx.actor.organisationName], ctx)
