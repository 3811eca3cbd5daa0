import { JingweiError } from '@jingwei/kernel'
import { channelNames, type ChannelId } from '../../domain/channel.ts'
import type { NotifySettings } from '../../settings.ts'
import type { Outside } from '../outside.ts'
import type { NotifySecrets } from '../platform.ts'
import type { Channel } from './channel.ts'
import { emailChannel } from './email.ts'
import { smsChannel } from './sms.ts'
import { webhookChannel } from './webhook.ts'
import { wecomChannel } from './wecom.ts'
import { zwdingChannel } from './zwding.ts'

/** The channels that are configured, whole or not at all: half a configuration stops the start, not a message. @throws notify.broken_setting */
export function openChannels(outside: Outside, settings: NotifySettings, secrets: NotifySecrets): ReadonlyMap<ChannelId, Channel> {
  const open: Channel[] = []
  const secret = (id: ChannelId): string => secrets[id] ?? broken(`notify.${id}Url`, `no secret for ${channelNames[id].en}`)
  if (settings.webhookUrl !== '') open.push(webhookChannel(outside, urlOf('webhookUrl', settings.webhookUrl), secret('webhook')))
  if (settings.smtpHost !== '') open.push(emailChannel(outside, checkedMail(settings), secrets.email))
  if (settings.smsUrl !== '') open.push(smsChannel(outside, urlOf('smsUrl', settings.smsUrl), checkedTemplate(settings.smsTemplate), secrets.sms))
  if (settings.wecomUrl !== '') open.push(wecomChannel(outside, { url: urlOf('wecomUrl', settings.wecomUrl), corp: settings.wecomCorp, agent: settings.wecomAgent, secret: secret('wecom') }))
  if (settings.zwdingUrl !== '') open.push(zwdingChannel(outside, { url: urlOf('zwdingUrl', settings.zwdingUrl), key: settings.zwdingKey, tenant: settings.zwdingTenant, secret: secret('zwding') }))
  return new Map(open.map((channel) => [channel.id, channel]))
}

function broken(key: string, reason: string): never {
  throw new JingweiError('notify.broken_setting', { key, reason })
}

function urlOf(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : broken(`notify.${name}`, 'not an address')
  if (!/^https?:$/u.test(url.protocol)) broken(`notify.${name}`, 'neither http nor https')
  if (url.username !== '' || url.password !== '') broken(`notify.${name}`, 'a password does not belong into an address')
  return url
}

function checkedTemplate(template: string): string {
  try {
    JSON.parse(template)
    return template
  } catch {
    return broken('notify.smsTemplate', 'not JSON')
  }
}

function checkedMail(settings: NotifySettings): NotifySettings {
  if (!['tls', 'starttls', 'none'].includes(settings.smtpSecurity)) broken('notify.smtpSecurity', settings.smtpSecurity)
  if (!settings.smtpFrom.includes('@')) broken('notify.smtpFrom', 'not an e-mail address')
  return settings
}
