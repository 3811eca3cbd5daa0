import type { Ctx } from '@jingwei/kernel'
import { enqueue } from '@jingwei/jobs'
import type { ChannelId } from '../domain/channel.ts'
import { checkedLink, demandKind } from '../domain/notice.ts'
import { choicesFor } from '../store/choices.ts'
import { insertMessages } from '../store/messages.ts'
import { insertOutgoing } from '../store/outgoing.ts'
import { sendJob } from './job-names.ts'
import type { Parts } from './platform.ts'

/** What somebody is told. `title` may leave the house, so it holds no figure and no firm's data; `about` is shown in the portal alone. */
export type Told = {
  readonly to: { readonly personId: string } | { readonly officeId: string }
  readonly kind: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly about?: string
  /** A path of the portal. */
  readonly link: string
  /** Besides those people chose for the kind. */
  readonly channels?: readonly ChannelId[]
}

/**
 * Tells a person, or everybody of an office, in the caller's transaction: the message and the sendings exist exactly when
 * that commits. Who acts is not told of his own act. Returns how many people were told. @throws notify.unknown_kind, notify.bad_link
 */
export async function tell(parts: Parts, ctx: Ctx, { to, kind, title, about, link, channels = [] }: Told): Promise<number> {
  const { store, directory, kinds } = parts
  demandKind(kinds, kind)
  checkedLink(link)
  return store.tx(ctx, async (inside) => {
    const named = 'personId' in to ? [await directory.person(inside, to.personId)] : await directory.peopleOf(inside, to.officeId)
    const people = named.flatMap((person) => (person?.active === true && person.id !== ctx.actor.personId ? [person.id] : []))
    if (people.length === 0) return 0
    const chosen = await choicesFor(store, inside, people, kind)
    for (const { id, personId } of await insertMessages(store, inside, people, { kind, title, link, ...(about === undefined ? {} : { about }) })) {
      const wanted = new Set([...channels, ...chosen.filter((choice) => choice.personId === personId).map((choice) => choice.channel)])
      for (const channel of wanted) if (parts.channels.has(channel)) await ask(parts, inside, await insertOutgoing(store, inside, id, channel))
    }
    return people.length
  })
}

/** Queues one sending. */
export const ask = ({ store }: Parts, ctx: Ctx, outgoingId: string): Promise<string> => enqueue(store, ctx, sendJob, { id: outgoingId }, { key: outgoingId })
