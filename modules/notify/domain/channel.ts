/** Ways out of the house. In-app messages are none of them: they are always on. */
export const channelIds = ['email', 'sms', 'wecom', 'zwding', 'webhook'] as const
export type ChannelId = (typeof channelIds)[number]

export const channelNames: Readonly<Record<ChannelId, { readonly zh: string; readonly en: string }>> = {
  email: { zh: '电子邮件', en: 'E-mail' },
  sms: { zh: '短信', en: 'SMS' },
  wecom: { zh: '政务微信', en: 'WeCom' },
  zwding: { zh: '浙政钉', en: 'Government DingTalk' },
  webhook: { zh: '消息平台', en: 'Message platform' },
}

/** What a channel is addressed by; the webhook's own receiver knows people by their id here. */
export const addressed: readonly ChannelId[] = ['email', 'sms', 'wecom', 'zwding']
/** Those a person fills in himself, proving by a code that they are his. */
export const ownAddresses: readonly ChannelId[] = ['email', 'sms']

/** Names of the secret files, and in capitals after JINGWEI_ the environment variables, the channels know. */
export const secretNames: Readonly<Record<ChannelId, string>> = { email: 'notify-smtp', sms: 'notify-sms', wecom: 'notify-wecom', zwding: 'notify-zwding', webhook: 'notify-webhook' }
