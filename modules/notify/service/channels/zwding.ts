import { createHmac, randomInt } from 'node:crypto'
import type { Ctx } from '@jingwei/kernel'
import { JingweiError } from '@jingwei/kernel'
import type { Outside } from '../outside.ts'
import { demandTaken, objectOf, Permanent, stampOf, type Channel, type Letter } from './channel.ts'

export type ZwdingApp = { readonly url: URL; readonly key: string; readonly tenant: string; readonly secret: string }

const path = '/message/workNotification'

/** `2026-03-02T09:00:00.000+08:00`: the platform reads Beijing time. */
const beijing = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00')

/** What is signed: method, timestamp, nonce, path and the sorted parameters, one a line; HMAC-SHA256 in base64. */
export function zwdingSignature(secret: string, timestamp: string, nonce: string, parameters: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(parameters).map(([name, value]) => `${name}=${value}`).toSorted().join('&')
  return createHmac('sha256', secret).update(['POST', timestamp, nonce, path, sorted].join('\n')).digest('base64')
}

/** The platform says so of a `bizMsgId` it has taken already: a repeat of ours that arrived the first time. A repeated content did not arrive. */
const isRepeat = (text: string): boolean => /bizMsgId/iu.test(text) && /重复|repeat|duplicate/iu.test(text)

/**
 * 浙政钉 / 专有钉钉, 工作通知. `POST /message/workNotification`, a form of `tenantId`, `receiverIds`, `bizMsgId` (taken
 * once) and `msg` (JSON of at most 2048 bytes), with the headers `apiKey` and `X-Hmac-Auth-{Timestamp,Version,Nonce,Signature}`; each
 * request is signed, so there is no token. `success` true means taken. The same text reaches the same person once a day
 * (so each carries its stamp), and at most a hundred a day of one app (the platform's own limits).
 * Source: 专有钉钉 open platform portal, docKey 3355321 (quick start), 工作通知; signing as its published Java and PHP kits do.
 */
export const zwdingChannel = (outside: Outside, { url, key, tenant, secret }: ZwdingApp): Channel => ({
  id: 'zwding',
  async send(ctx, letter) {
    const parameters = { tenantId: tenant, receiverIds: letter.to, bizMsgId: letter.id, msg: JSON.stringify(messageOf(letter)) }
    const answer = await outside.call(new URL(path, url), { method: 'POST', headers: signed(ctx, key, secret, parameters), body: new URLSearchParams(parameters).toString() })
    demandTaken(url.hostname, answer)
    const said = objectOf(url.hostname, answer)
    const content = (typeof said['content'] === 'object' && said['content'] !== null ? said['content'] : {}) as Readonly<Record<string, unknown>>
    if (said['success'] === true && content['success'] !== false) return
    const reason = String(content['responseCode'] ?? said['bizErrorCode'] ?? said['Code'] ?? said['errorCode'] ?? 'success false').slice(0, 100)
    if (isRepeat(`${String(content['responseMessage'] ?? '')}${String(said['errorMsg'] ?? said['Message'] ?? '')}`)) return
    const details = { host: url.hostname, reason }
    throw /limit|flow|busy|timeout|system/iu.test(reason) ? new JingweiError('notify.refused', details) : new Permanent('notify.refused', details)
  },
})

function messageOf(letter: Letter): object {
  const { title, link } = letter
  const text = `${title}\n${stampOf(letter)}`
  return link === '' ? { msgtype: 'text', text: { content: text } } : { msgtype: 'link', link: { messageUrl: link, title, text, picUrl: '' } }
}

function signed(ctx: Ctx, key: string, secret: string, parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const timestamp = beijing(ctx.clock.now())
  const nonce = `${ctx.clock.now().getTime()}${randomInt(1000, 10_000)}`
  return {
    'content-type': 'application/x-www-form-urlencoded', apiKey: key, 'X-Hmac-Auth-Timestamp': timestamp, 'X-Hmac-Auth-Version': '1.0', 'X-Hmac-Auth-Nonce': nonce,
    'X-Hmac-Auth-Signature': zwdingSignature(secret, timestamp, nonce, parameters), 'idempotency-key': parameters['bizMsgId'] ?? '',
  }
}
