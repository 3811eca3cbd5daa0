import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { demand, JingweiError, newId, type Ctx } from '@jingwei/kernel'
import { checkedAddress, masked } from '../domain/address.ts'
import { addressed, channelNames, ownAddresses, type ChannelId } from '../domain/channel.ts'
import { addressesOf, countCodeAttempt, dropAddress, markVerified, putAddress, putPending } from '../store/addresses.ts'
import type { Channel } from './channels/channel.ts'
import type { Parts } from './platform.ts'

export type AddressView = { readonly channel: ChannelId; readonly shown: string; readonly verified: boolean; readonly pending?: string; readonly enteredBy: string; readonly enteredAt: string }

const codeMinutes = 10
const mostFailures = 5

/** One's own addresses, masked: who looks over a shoulder learns none. `pending` waits for its code; where nothing is proven yet it is what is shown. */
export async function readAddresses({ store }: Parts, ctx: Ctx, personId = own(ctx)): Promise<AddressView[]> {
  if (personId !== ctx.actor.personId) demand(ctx, 'notify.addresses')
  return (await addressesOf(store, ctx, personId)).map(({ channel, value, pending, enteredBy, enteredAt }) => ({
    channel, shown: masked(channel, value ?? pending ?? ''), verified: value !== undefined, ...(pending === undefined ? {} : { pending: masked(channel, pending) }), enteredBy, enteredAt: enteredAt.toISOString(),
  }))
}

/**
 * A person says where he is reached, and gets a code there; until he shows it nothing else is sent to it, and where he
 * was reached before stays in use. The code goes out directly and is kept nowhere but as a hash. @throws notify.bad_address, notify.not_addressed, notify.channel_off, notify.unreachable, notify.refused
 */
export async function enterOwn(parts: Parts, ctx: Ctx, channel: ChannelId, text: string): Promise<void> {
  if (!ownAddresses.includes(channel)) throw new JingweiError('notify.not_addressed', { channel: nameOf(ctx, channel) })
  const value = checkedAddress(channel, text)
  const open = openOf(parts, ctx, channel)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const personId = own(ctx)
  await putPending(parts.store, ctx, personId, channel, value, { hash: hashOf(personId, value, code), until: new Date(ctx.clock.now().getTime() + codeMinutes * 60_000) })
  await open.send(ctx, { id: newId(), at: ctx.clock.now(), to: value, kind: 'notify.code', title: `验证码 ${code}，${codeMinutes} 分钟内有效。Code ${code}, good for ${codeMinutes} minutes.`, link: '' })
}

/** @throws notify.no_address, notify.code_wrong, notify.code_spent */
export async function proveOwn({ store }: Parts, ctx: Ctx, channel: ChannelId, code: string): Promise<void> {
  const personId = own(ctx)
  const waiting = await countCodeAttempt(store, ctx, personId, channel)
  if (!waiting) throw new JingweiError('notify.no_address')
  if (waiting.failures > mostFailures) throw new JingweiError('notify.code_spent')
  const right = timingSafeEqual(waiting.hash, hashOf(personId, waiting.pending, code.trim()))
  if (!right || waiting.until <= ctx.clock.now()) throw new JingweiError('notify.code_wrong')
  await markVerified(store, ctx, personId, channel, waiting.hash)
}

/** The system administrator enters what the office's own list says; it counts at once. @throws notify.bad_address, kernel.not_found */
export async function enterFor({ store, directory }: Parts, ctx: Ctx, personId: string, channel: ChannelId, text: string): Promise<void> {
  demand(ctx, 'notify.addresses')
  if (!addressed.includes(channel)) throw new JingweiError('notify.not_addressed', { channel: nameOf(ctx, channel) })
  if (!(await directory.person(ctx, personId))) throw new JingweiError('kernel.not_found', { what: '人员', id: personId })
  await putAddress(store, ctx, personId, channel, checkedAddress(channel, text))
}

/** Everybody may take his own away; the administrator anybody's. */
export async function removeAddress({ store }: Parts, ctx: Ctx, channel: ChannelId, personId = own(ctx)): Promise<void> {
  if (personId !== ctx.actor.personId) demand(ctx, 'notify.addresses')
  await dropAddress(store, ctx, personId, channel)
}

function openOf({ channels }: Parts, ctx: Ctx, channel: ChannelId): Channel {
  const open = channels.get(channel)
  if (!open) throw new JingweiError('notify.channel_off', { channel: nameOf(ctx, channel) })
  return open
}

const nameOf = (ctx: Ctx, channel: ChannelId): string => (ctx.locale === 'en' ? channelNames[channel].en : channelNames[channel].zh)

const hashOf = (personId: string, value: string, code: string): Buffer => createHash('sha256').update(`${personId}\n${value}\n${code}`).digest()

/** @throws kernel.unauthenticated for what is no person */
export function own({ actor }: Ctx): string {
  if (actor.personId === undefined) throw new JingweiError('kernel.unauthenticated')
  return actor.personId
}
