import { JingweiError } from '@jingwei/kernel'
import type { ChannelId } from './channel.ts'

/** One addressee, no header of its own, no second recipient. */
const shapes: Readonly<Partial<Record<ChannelId, { readonly shape: RegExp; readonly zh: string; readonly en: string }>>> = {
  email: { shape: /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/u, zh: '一个电子邮箱，如 name@example.cn', en: 'one e-mail address such as name@example.cn' },
  sms: { shape: /^1[3-9]\d{9}$/u, zh: '11 位手机号码', en: 'a mobile number of 11 digits' },
  wecom: { shape: /^[\w.@-]{1,64}$/u, zh: '政务微信成员账号（1-64 个字母、数字或 . _ - @）', en: 'a WeCom user id (1 to 64 letters, digits or . _ - @)' },
  zwding: { shape: /^\d{1,20}$/u, zh: '浙政钉用户编号（数字）', en: 'a government DingTalk account id (digits)' },
}

/** @throws notify.bad_address, which does not repeat what was typed: it is somebody's personal information */
export function checkedAddress(channel: ChannelId, text: string): string {
  const value = text.normalize('NFKC').trim()
  const wanted = shapes[channel]
  if (wanted === undefined || !wanted.shape.test(value) || value === '@all') throw new JingweiError('notify.bad_address', { expected: wanted === undefined ? channel : `${wanted.zh} (${wanted.en})` })
  return channel === 'email' ? value.toLowerCase() : value
}

/** Enough to know one's own by, not enough to write to: `li***@example.cn`, `138****5678`. */
export function masked(channel: ChannelId, value: string): string {
  if (channel === 'email') return value.replace(/^(.{1,2}).*@/u, '$1***@')
  return value.length < 7 ? `${value.slice(0, 1)}***` : `${value.slice(0, 3)}****${value.slice(-4)}`
}
