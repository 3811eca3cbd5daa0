import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { CatalogueEntry } from '../domain/catalogue.ts'
import type { Application, RequestItem, SharingRequest } from '../domain/request.ts'
import { decisionDue, termsOf, today } from '../domain/terms.ts'
import { newestChanges } from '../store/catalogue.ts'
import { recordMove } from '../store/moves.ts'
import { insertRequest } from '../store/requests.ts'
import { checkedEntries } from './check-application.ts'
import { grant } from './decide.ts'
import type { SharingPlatform } from './platform.ts'
import { asSystem, demandRequest, moveTo, note, said, step } from './step.ts'

/** Who decides about an item, and how fast: items that differ in it are different requests. */
const groupOf = ({ item, type, officeId }: CatalogueEntry): string => [officeId ?? '', item.source, type].join('|')

const itemsOf = (entries: readonly CatalogueEntry[]): RequestItem[] => entries.map(({ item, type, grade }) => ({ id: item.id, type, grade }))

/**
 * 申请: one application becomes one request per owner and type, so that what is free does not wait for what is not and
 * each owner reads only what concerns him. Sent off unless it is to stay a draft. @throws see checkedEntries; sharing.office_needed
 */
export async function apply(sharing: SharingPlatform, ctx: Ctx, wanted: Application, draft: boolean): Promise<SharingRequest[]> {
  const { store } = sharing
  if (ctx.actor.organisationId === undefined) throw new JingweiError('sharing.office_needed')
  return store.tx(ctx, async (inside) => {
    const groups = new Map<string, CatalogueEntry[]>()
    for (const entry of checkedEntries(sharing, inside, wanted, await newestChanges(store, inside))) groups.set(groupOf(entry), [...(groups.get(groupOf(entry)) ?? []), entry])
    const made: SharingRequest[] = []
    for (const entries of groups.values()) {
      const [first] = entries
      if (first === undefined || first.type === 'none') continue
      const owner = first.officeId === undefined || first.office === undefined ? {} : { ownerOfficeId: first.officeId, ownerOffice: first.office }
      const id = await insertRequest(store, inside, { ...wanted, ...owner, items: itemsOf(entries), type: first.type, sourceId: first.item.source })
      await recordMove(store, inside, id, { action: 'draft', to: 'draft' })
      const request = await demandRequest(sharing, inside, id)
      if (!draft) await sendOff(sharing, inside, request)
      made.push(await demandRequest(sharing, inside, id))
    }
    return made
  })
}

/** 修改: of a draft, or of what was to be supplemented; within the same owner and type. @throws see checkedEntries; sharing.other_owner */
export const edit = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, wanted: Application): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'edit', async (inside, request) => {
    const entries = await entriesFor(sharing, inside, request, wanted)
    await note(sharing, inside, request, 'edit', { ...wanted, items: itemsOf(entries) })
  })

/** 提交: checked again, because the catalogue may have changed while it lay. */
export const submit = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'submit', async (inside, request) => {
    await entriesFor(sharing, inside, request, { ...request, items: request.items.map((item) => item.id) })
    await sendOff(sharing, inside, request)
  })

export const withdraw = (sharing: SharingPlatform, ctx: Ctx, id: string, version: number, reason: string | undefined): Promise<SharingRequest> =>
  step(sharing, ctx, id, version, 'withdraw', (inside, request) => moveTo(sharing, inside, request, 'withdrawn', 'withdraw', {}, reason))

async function entriesFor(sharing: SharingPlatform, ctx: Ctx, request: SharingRequest, wanted: Application): Promise<CatalogueEntry[]> {
  const entries = checkedEntries(sharing, ctx, wanted, await newestChanges(sharing.store, ctx))
  const other = entries.find((entry) => entry.item.source !== request.sourceId || entry.type !== request.type || entry.officeId !== request.ownerOfficeId)
  if (other) throw new JingweiError('sharing.other_owner', { item: said(ctx, other.item) })
  return entries
}

/** The clock starts, anew after a supplement; what is free is granted by rule. @throws kernel.holidays_missing */
async function sendOff(sharing: SharingPlatform, ctx: Ctx, request: SharingRequest): Promise<void> {
  const terms = termsOf(sharing.settings)
  await moveTo(sharing, ctx, request, 'submitted', 'submit', { submittedAt: ctx.clock.now(), dueOn: decisionDue(terms, request.type, today(ctx.clock)) }, request.largerReason)
  if (request.type === 'unconditional' && terms.approveAtOnce) await grant(sharing, asSystem(ctx), { ...request, state: 'submitted' }, '无条件共享，按规则自动通过', true)
}
