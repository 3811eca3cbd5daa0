import type { Ctx } from '@jingwei/kernel'
import { demand } from '@jingwei/kernel'
import type { NewOrganisation, Organisation } from '../domain/organisation.ts'
import { checkedCreditCode, checkedOrganisation } from '../domain/organisation.ts'
import { record } from '../store/audit.ts'
import { changeCreditCode, insertOrganisation, mergeOrganisation, organisationByCode } from '../store/organisations.ts'
import type { Parts } from './platform.ts'

/** @throws identity.organisation_taken, identity.credit_code_needed, identity.bad_credit_code */
export async function createOrganisation({ store }: Parts, ctx: Ctx, request: NewOrganisation): Promise<Organisation> {
  demand(ctx, 'identity.accounts')
  const checked = checkedOrganisation(request)
  return store.tx(ctx, async (inside) => {
    const organisation = await insertOrganisation(store, inside, checked)
    await record(store, inside, 'identity.organisation.created', organisation.name, { kind: organisation.kind, creditCode: organisation.creditCode })
    return organisation
  })
}

/**
 * Follows a firm that goes on under another credit code, or in another firm: its people keep their accounts and see the
 * successor's rows. Does nothing when the first code has no organisation here, so an event may come twice.
 */
export async function followMerge({ store }: Parts, ctx: Ctx, fromCode: string, toCode: string): Promise<{ moved: number }> {
  const to = checkedCreditCode(toCode)
  if (fromCode === to) return { moved: 0 }
  return store.tx(ctx, async (inside) => {
    const from = await organisationByCode(store, inside, fromCode)
    if (!from || from.state === 'merged') return { moved: 0 }
    const successor = await organisationByCode(store, inside, to)
    if (!successor) {
      await changeCreditCode(store, inside, from.id, to)
      await record(store, inside, 'identity.organisation.recoded', from.name, { from: fromCode, to })
      return { moved: 0 }
    }
    const moved = await mergeOrganisation(store, inside, from.id, successor.id)
    await record(store, inside, 'identity.organisation.merged', from.name, { from: fromCode, to, people: moved })
    return { moved }
  })
}

/**
 * Follows a firm that was split: the new firms become organisations that know where they came from. Its people stay with
 * the old code, since which of them speaks for a new firm is for that firm to say.
 */
export async function followSplit({ store }: Parts, ctx: Ctx, fromCode: string, parts: readonly { readonly creditCode: string; readonly name: string }[]): Promise<{ made: number }> {
  return store.tx(ctx, async (inside) => {
    const from = await organisationByCode(store, inside, fromCode)
    if (!from) return { made: 0 }
    let made = 0
    for (const { creditCode, name } of parts) {
      const code = checkedCreditCode(creditCode)
      if (await organisationByCode(store, inside, code)) continue
      await insertOrganisation(store, inside, { kind: 'enterprise', name, creditCode: code, ...(from.town ? { town: from.town } : {}) }, from.id)
      await record(store, inside, 'identity.organisation.split', from.name, { from: fromCode, to: code })
      made++
    }
    return { made }
  })
}
