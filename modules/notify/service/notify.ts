import type { Ctx } from '@jingwei/kernel'
import type { JobTools } from '@jingwei/jobs'
import { channelIds, type ChannelId } from '../domain/channel.ts'
import { demandKind } from '../domain/notice.ts'
import { listed, readNotifySettings } from '../settings.ts'
import { choicesOf, putChoices } from '../store/choices.ts'
import { markRead, messagesOf, unreadOf, type MessageFilter } from '../store/messages.ts'
import { enterFor, enterOwn, own, proveOwn, readAddresses, removeAddress } from './addresses.ts'
import { openChannels } from './channels/open-channels.ts'
import { openOutside } from './outside.ts'
import { readOutgoing, resend, tidy } from './outgoing.ts'
import type { NotifyPlatform, Parts } from './platform.ts'
import { sendOne } from './send.ts'
import { tell, type Told } from './tell.ts'

/** The public service; other modules use `tell`. ctx is always the first argument. */
export type Notify = ReturnType<typeof createNotify>

/** @throws notify.broken_setting for a channel that is half configured */
export function createNotify({ store, directory, kinds, secrets, resolve, ...platform }: NotifyPlatform) {
  const settings = readNotifySettings(platform.settings)
  const outside = openOutside({ hosts: listed(settings.hosts), privateAddresses: listed(settings.privateAddresses), timeoutSeconds: settings.timeoutSeconds, ...(resolve === undefined ? {} : { resolve }) })
  const parts: Parts = { store, settings, directory, kinds, channels: openChannels(outside, settings, secrets) }
  const bind = <Rest extends readonly unknown[], Result>(use: (parts: Parts, ctx: Ctx, ...rest: Rest) => Result) => (ctx: Ctx, ...rest: Rest): Result => use(parts, ctx, ...rest)
  return {
    kinds,
    /** The channels that are on. */
    channels: (): readonly ChannelId[] => channelIds.filter((id) => parts.channels.has(id)),
    tell: (ctx: Ctx, told: Told): Promise<number> => tell(parts, ctx, told),
    messages: (ctx: Ctx, filter: MessageFilter, limit: number, offset: number) => messagesOf(store, ctx, own(ctx), filter, limit, offset),
    unread: (ctx: Ctx) => unreadOf(store, ctx, own(ctx)),
    /** One message, or with no id all of them. */
    mark: (ctx: Ctx, id: string | undefined, read: boolean) => markRead(store, ctx, own(ctx), id, read),
    choices: (ctx: Ctx) => choicesOf(store, ctx, own(ctx)),
    choose: async (ctx: Ctx, choices: readonly { readonly kind: string; readonly channel: ChannelId }[]): Promise<void> => {
      for (const { kind } of choices) demandKind(kinds, kind)
      await putChoices(store, ctx, own(ctx), choices)
    },
    addresses: bind(readAddresses), enterOwn: bind(enterOwn), proveOwn: bind(proveOwn), enterFor: bind(enterFor), removeAddress: bind(removeAddress),
    readOutgoing: bind(readOutgoing), resend: bind(resend), tidy: bind(tidy),
    sendOne: (ctx: Ctx, id: string, tools: Pick<JobTools, 'last' | 'guard'>) => sendOne(parts, ctx, id, tools),
  }
}
