import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { JobTools } from '@jingwei/jobs'
import { outsideLink } from '../domain/notice.ts'
import { verifiedAddress } from '../store/addresses.ts'
import { outgoingById, settle, type Failure, type Outgoing } from '../store/outgoing.ts'
import { Permanent } from './channels/channel.ts'
import type { Parts } from './platform.ts'

/**
 * One attempt to send one message by one channel. At least once: killed between the other side's yes and our note of it,
 * it is sent again under the same id. What is refused for good, or for the last time, is dead with its reason; all else
 * throws and is tried again with growing pauses.
 */
export async function sendOne(parts: Parts, ctx: Ctx, id: string, tools: Pick<JobTools, 'last' | 'guard'>): Promise<void> {
  const outgoing = await outgoingById(parts.store, ctx, id)
  if (outgoing?.state !== 'waiting') return
  const note = (state: 'waiting' | 'sent' | 'dead', failure?: Failure) =>
    parts.store.tx(ctx, async (inside) => {
      await tools.guard(inside)
      await settle(parts.store, inside, id, state, failure)
    })
  try {
    await post(parts, ctx, outgoing)
  } catch (thrown) {
    const { code, zh, en } = known(thrown)
    const final = tools.last || thrown instanceof Permanent
    await note(final ? 'dead' : 'waiting', { code, zh, en })
    ctx.logger.warn({ outgoing: id, channel: outgoing.channel, code, final }, 'a message was not taken')
    if (final) return
    throw thrown
  }
  await note('sent')
}

async function post({ store, settings, channels, directory }: Parts, ctx: Ctx, { id, at, personId, channel, kind, titleZh, link }: Outgoing): Promise<void> {
  const open = channels.get(channel)
  if (!open) throw new Permanent('notify.channel_off', { channel })
  const person = await directory.person(ctx, personId)
  const to = channel === 'webhook' ? personId : await verifiedAddress(store, ctx, personId, channel)
  if (person?.active !== true || to === undefined) throw new Permanent('notify.nobody_there')
  await open.send(ctx, { id, at, to, kind, title: titleZh, link: outsideLink(settings.portalUrl, link) })
}

const known = (thrown: unknown): JingweiError => (thrown instanceof JingweiError ? thrown : new JingweiError('notify.unreachable', { host: '', reason: 'unexpected' }, { cause: thrown }))
