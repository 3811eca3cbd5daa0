import { demand, JingweiError, type Ctx } from '@jingwei/kernel'
import { outgoingLifecycle, type OutgoingState } from '../domain/lifecycles.ts'
import type { ChannelId } from '../domain/channel.ts'
import { forgetOld } from '../store/messages.ts'
import { buryStuck, listOutgoing, outgoingById, revive, type Outgoing } from '../store/outgoing.ts'
import type { Parts } from './platform.ts'
import { ask } from './tell.ts'

export type OutgoingView = Outgoing & { readonly person: string }

/** What goes out, with whom it is for by name; never with an address. */
export async function readOutgoing({ store, directory }: Parts, ctx: Ctx, filter: { readonly state?: OutgoingState; readonly channel?: ChannelId }, limit: number, offset: number): Promise<{ items: OutgoingView[]; total: number }> {
  demand(ctx, 'notify.outgoing')
  const { items, total } = await listOutgoing(store, ctx, filter, limit, offset)
  const names = new Map<string, string>()
  for (const { personId } of items) if (!names.has(personId)) names.set(personId, (await directory.person(ctx, personId))?.name ?? '')
  return { items: items.map((item) => ({ ...item, person: names.get(item.personId) ?? '' })), total }
}

/** Sends a dead one again, under the same id. @throws kernel.not_found, notify.not_dead */
export async function resend(parts: Parts, ctx: Ctx, id: string): Promise<void> {
  demand(ctx, 'notify.outgoing')
  const { store } = parts
  await store.tx(ctx, async (inside) => {
    const outgoing = await outgoingById(store, inside, id)
    if (!outgoing) throw new JingweiError('kernel.not_found', { what: '外发消息', id })
    const state = outgoingLifecycle.states[outgoing.state]
    if (!(await revive(store, inside, id))) throw new JingweiError('notify.not_dead', { state: ctx.locale === 'en' ? state.en : state.zh })
    await ask(parts, inside, id)
  })
}

const stuckHours = 24

/** Nightly: what has lost its run is laid before the administrator, what is old is forgotten. */
export async function tidy({ store, settings }: Parts, ctx: Ctx): Promise<number> {
  const { code, zh, en } = new JingweiError('notify.gave_up')
  return (await buryStuck(store, ctx, stuckHours, { code, zh, en })) + (await forgetOld(store, ctx, settings.keepDays))
}
