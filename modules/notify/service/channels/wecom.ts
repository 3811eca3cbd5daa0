import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { Outside } from '../outside.ts'
import { demandTaken, objectOf, Permanent, stampOf, type Channel, type Letter } from './channel.ts'

export type WecomApp = { readonly url: URL; readonly corp: string; readonly agent: number; readonly secret: string }

/** 40014 and 42001: the token is not valid, or no longer; a new one is asked for once. */
const tokenEnded = new Set([40_014, 42_001])
/** -1: the system is busy; 45009: the interface is asked too often. */
const passing = new Set([-1, 45_009, 45_033])

/**
 * 政务微信 / 企业微信, 发送应用消息. `GET /cgi-bin/gettoken?corpid&corpsecret` gives `access_token` for `expires_in`
 * seconds; `POST /cgi-bin/message/send?access_token` takes `touser`, `msgtype`, `agentid`, and answers `errcode` 0 with
 * `invaliduser` naming whom it did not reach. `enable_duplicate_check` drops a repeat of the same content within
 * `duplicate_check_interval` seconds (at most four hours); the stamp makes that our own repeats and nothing else.
 * Source: WeCom developer centre, documents 91039 (gettoken), 90236 (message/send), 90313 (global error codes).
 */
export function wecomChannel(outside: Outside, { url, corp, agent, secret }: WecomApp): Channel {
  const host = url.hostname
  let token: { readonly value: string; readonly until: number } | undefined
  const ask = async (path: string, query: Readonly<Record<string, string>>, body?: object): Promise<Readonly<Record<string, unknown>>> => {
    const place = new URL(`${url.pathname.replace(/\/$/u, '')}${path}`, url)
    place.search = new URLSearchParams(query).toString()
    const answer = await outside.call(place, body === undefined ? { method: 'GET' } : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    demandTaken(host, answer)
    return objectOf(host, answer)
  }
  const tokenNow = async (ctx: Ctx): Promise<string> => {
    const now = ctx.clock.now().getTime()
    if (token !== undefined && now < token.until) return token.value
    const answer = await ask('/cgi-bin/gettoken', { corpid: corp, corpsecret: secret })
    demandCode(host, answer)
    // A minute early: the clocks of two houses differ.
    token = { value: String(answer['access_token']), until: now + (Number(answer['expires_in'] ?? 7200) - 60) * 1000 }
    return token.value
  }
  const attempt = async (ctx: Ctx, letter: Letter) => ask('/cgi-bin/message/send', { access_token: await tokenNow(ctx) }, bodyOf(agent, letter))
  return {
    id: 'wecom',
    async send(ctx, letter) {
      let answer = await attempt(ctx, letter)
      if (tokenEnded.has(Number(answer['errcode']))) {
        token = undefined
        answer = await attempt(ctx, letter)
      }
      demandCode(host, answer)
      if (String(answer['invaliduser'] ?? '') !== '') throw new Permanent('notify.refused', { host, reason: 'invaliduser' })
    },
  }
}

function bodyOf(agent: number, letter: Letter): object {
  const { to, title, link } = letter
  const common = { touser: to, agentid: agent, enable_duplicate_check: 1, duplicate_check_interval: 14_400 }
  return link === '' ? { ...common, msgtype: 'text', text: { content: `${title}\n${stampOf(letter)}` } } : { ...common, msgtype: 'textcard', textcard: { title, description: `${title}\n${stampOf(letter)}`, url: link } }
}

function demandCode(host: string, answer: Readonly<Record<string, unknown>>): void {
  const code = Number(answer['errcode'] ?? 0)
  if (code === 0) return
  const details = { host, reason: `errcode ${code}` }
  throw passing.has(code) || tokenEnded.has(code) ? new JingweiError('notify.refused', details) : new Permanent('notify.refused', details)
}
