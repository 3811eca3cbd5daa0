import { JingweiError, type Ctx } from '@jingwei/kernel'
import { catalogue, catalogueEntry, surveyBasis, type CatalogueEntry, type SharingAttributes } from '../domain/catalogue.ts'
import { changesOf, newestChanges, recordChange, type PastChange } from '../store/catalogue.ts'
import { sourceOf } from '../domain/shareable.ts'
import type { SharingPlatform } from './platform.ts'
import { said } from './step.ts'

export const readCatalogue = async ({ store }: SharingPlatform, ctx: Ctx): Promise<readonly CatalogueEntry[]> => catalogue(await newestChanges(store, ctx))

export const historyOf = ({ store }: SharingPlatform, ctx: Ctx, itemId: string): Promise<PastChange[]> => changesOf(store, ctx, itemId)

/** Whether this actor maintains an entry: its owner's office, or, where none is named, leaders and who runs the platform. */
export function maintains({ actor }: Ctx, entry: CatalogueEntry): boolean {
  if (entry.item.sealed) return false
  if (actor.roles.includes('leader') || actor.roles.includes('operator')) return true
  return entry.officeId !== undefined && actor.organisationId === entry.officeId
}

/**
 * The owner's word about one item; what was said before stays in its history. Survey items cannot be changed at all.
 * Who names the owning office must stand above it: a leader, or who runs the platform.
 * @throws sharing.unknown_item, sharing.sealed, sharing.not_owner, sharing.closed_needs_basis, sharing.unknown_office
 */
export async function changeEntry({ store, directory }: SharingPlatform, ctx: Ctx, itemId: string, wanted: SharingAttributes & { readonly officeId?: string }, reason: string): Promise<void> {
  await store.tx(ctx, async (inside) => {
    const entry = catalogueEntry(itemId, await newestChanges(store, inside))
    if (!entry) throw new JingweiError('sharing.unknown_item', { item: itemId })
    const item = said(ctx, entry.item)
    if (entry.item.sealed) throw new JingweiError('sharing.sealed', { item, basis: surveyBasis })
    const renames = wanted.officeId !== entry.officeId
    const above = ctx.actor.kind === 'service' || ctx.actor.roles.includes('leader') || ctx.actor.roles.includes('operator')
    if (!above && (!maintains(ctx, entry) || renames)) throw new JingweiError('sharing.not_owner', { item, office: entry.office ?? said(ctx, sourceOf(entry.item.source)?.owner ?? { zh: '', en: '' }) })
    if (wanted.type === 'none' && wanted.legalBasis.trim() === '') throw new JingweiError('sharing.closed_needs_basis')
    const { officeId, ...attributes } = wanted
    const [office] = officeId === undefined ? [] : await directory.officesById(inside, [officeId])
    if (officeId !== undefined && !office) throw new JingweiError('sharing.unknown_office', { office: officeId })
    await recordChange(store, inside, { itemId, ...attributes, ...(office ? { officeId: office.id, office: office.name } : {}) }, reason)
  })
}
