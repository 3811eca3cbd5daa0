import { dayInChina, demand, JingweiError, type Ctx } from '@jingwei/kernel'
import { checkedAccount, type Person } from '../domain/person.ts'
import { demandDates, demandFit, isSameOffice, type Delegation } from '../domain/delegation.ts'
import { record } from '../store/audit.ts'
import { allowDelegation, delegationById, delegationsToday, insertDelegation, listDelegations, revokeDelegation, setActing } from '../store/delegations.ts'
import { peopleOf } from '../store/directory.ts'
import { personByAccount, personById } from '../store/people.ts'
import type { Parts } from './platform.ts'

export type DelegationRequest = { readonly delegateId?: string; readonly account?: string; readonly startsOn: string; readonly endsOn: string; readonly reason: string }

/**
 * Names who acts for oneself while on leave. A colleague of the same office counts at once; anybody else once the
 * security administrator allows it. @throws identity.delegation_dates, identity.no_delegate, identity.no_shared_role, identity.acting_for_another
 */
export async function delegate({ store, settings }: Parts, ctx: Ctx, { delegateId, account, startsOn, endsOn, reason }: DelegationRequest): Promise<Delegation> {
  demand(ctx, 'identity.delegate')
  const principal = await asOneself({ store }, ctx)
  demandDates(startsOn, endsOn, dayInChina(ctx.clock.now()), settings.delegationDays)
  return store.tx(ctx, async (inside) => {
    const found = delegateId === undefined ? await personByAccount(store, inside, checkedAccount(account ?? '')) : await personById(store, inside, delegateId)
    const person = demandFit(principal, found, account ?? delegateId ?? '')
    const allowed = isSameOffice(principal, person)
    const id = await insertDelegation(store, inside, { principalId: principal.id, delegateId: person.id, startsOn, endsOn, reason: reason.trim(), allowed })
    await record(store, inside, 'identity.delegation.made', principal.account, { delegate: person.account, startsOn, endsOn, allowed, reason })
    return demandDelegation({ store }, inside, id)
  })
}

/** Of another office: allowed by the security administrator, who is party to nothing else of it. @throws kernel.not_found, identity.delegation_closed */
export async function allow({ store }: Parts, ctx: Ctx, id: string): Promise<void> {
  demand(ctx, 'identity.delegate.allow')
  await store.tx(ctx, async (inside) => {
    const found = await demandDelegation({ store }, inside, id)
    if (found.state !== 'asked') throw new JingweiError('identity.delegation_closed')
    await allowDelegation(store, inside, id)
    await record(store, inside, 'identity.delegation.allowed', found.principal, { delegate: found.delegate, startsOn: found.startsOn, endsOn: found.endsOn })
  })
}

/** Ended before its time by either of the two, or by the security administrator. @throws kernel.not_found also for another's */
export async function revoke({ store }: Parts, ctx: Ctx, id: string): Promise<void> {
  await store.tx(ctx, async (inside) => {
    const found = await demandDelegation({ store }, inside, id)
    const mine = ctx.actor.personId === found.principalId || ctx.actor.personId === found.delegateId
    if (!mine && !ctx.permissions.has('identity.delegate.allow')) throw new JingweiError('kernel.not_found', { what: '代办', id })
    await revokeDelegation(store, inside, id)
    await record(store, inside, 'identity.delegation.revoked', found.principal, { delegate: found.delegate })
  })
}

/** Chooses in this session to act for somebody, or as oneself again. @throws identity.delegation_closed */
export async function act({ store }: Parts, ctx: Ctx, sessionId: string, delegationId: string | undefined): Promise<void> {
  await store.tx(ctx, async (inside) => {
    const chosen = delegationId === undefined ? undefined : (await delegationsToday(store, inside, ctx.actor.personId ?? '')).find((each) => each.id === delegationId)
    if (delegationId !== undefined && !chosen) throw new JingweiError('identity.delegation_closed')
    await setActing(store, inside, sessionId, delegationId)
    await record(store, inside, chosen ? 'identity.delegation.begun' : 'identity.delegation.left', chosen?.principal ?? ctx.actor.onBehalfOf?.name, { session: sessionId })
  })
}

export const ownDelegations = ({ store }: Parts, ctx: Ctx): Promise<{ items: Delegation[]; total: number }> => listDelegations(store, ctx, ctx.actor.personId ?? '', 200, 0)

/** All there are, for who reviews access. */
export function reviewDelegations({ store }: Parts, ctx: Ctx, limit: number, offset: number): Promise<{ items: Delegation[]; total: number }> {
  demand(ctx, 'identity.review')
  return listDelegations(store, ctx, undefined, limit, offset)
}

/** Colleagues of one's own office. */
export async function candidates({ store }: Parts, ctx: Ctx): Promise<{ id: string; name: string }[]> {
  const { organisationId, personId } = ctx.actor
  return organisationId === undefined ? [] : (await peopleOf(store, ctx, organisationId)).filter((person) => person.id !== personId).map(({ id, name }) => ({ id, name }))
}

/** A desk that is borrowed is not lent on. @throws identity.acting_for_another */
async function asOneself({ store }: Pick<Parts, 'store'>, ctx: Ctx): Promise<Person> {
  if (ctx.actor.onBehalfOf) throw new JingweiError('identity.acting_for_another')
  const person = await personById(store, ctx, ctx.actor.personId ?? '')
  if (!person) throw new JingweiError('kernel.unauthenticated')
  return person
}

async function demandDelegation({ store }: Pick<Parts, 'store'>, ctx: Ctx, id: string): Promise<Delegation> {
  const found = await delegationById(store, ctx, id)
  if (!found) throw new JingweiError('kernel.not_found', { what: '代办', id })
  return found
}
