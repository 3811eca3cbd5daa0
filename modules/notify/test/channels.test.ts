import { createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { JingweiError, resolveSettings, serviceCtx } from '@jingwei/kernel'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { notifyModule } from '../index.ts'
import { readNotifySettings } from '../settings.ts'
import { Permanent, type Letter } from '../service/channels/channel.ts'
import { openChannels } from '../service/channels/open-channels.ts'
import { zwdingSignature } from '../service/channels/zwding.ts'
import { openOutside } from '../service/outside.ts'
import type { ChannelId } from '../domain/channel.ts'
import type { NotifySecrets } from '../service/platform.ts'
import { openPeer, type Peer } from './peer.ts'

let peer: Peer
let now = Date.parse('2026-03-02T01:00:00Z')
const ctx = serviceCtx('test', { clock: { now: () => new Date(now) } })
const letter: Letter = { id: '0197-1', at: new Date(now), to: 'zhang', kind: 'tasks.assigned', title: '任务第 12 号交给贵单位', link: 'https://portal.example/#/tasks/1' }

beforeAll(async () => {
  peer = await openPeer()
})
beforeEach(() => {
  peer.asked.length = 0
  peer.answer = () => ({})
})
afterAll(() => peer?.close())

const outside = openOutside({ hosts: ['localhost'], privateAddresses: ['127.0.0.1'], timeoutSeconds: 2, resolve: async () => ['127.0.0.1'] })
function channel(id: ChannelId, settings: Record<string, unknown>, secrets: NotifySecrets = { [id]: 's3cret' }) {
  const open = openChannels(outside, readNotifySettings(resolveSettings(notifyModule.settings, settings)), secrets).get(id)
  if (!open) throw new Error(`${id} is off`)
  return open
}
const outcome = (sending: Promise<void>): Promise<string> =>
  sending.then(() => 'sent', (error: unknown) => (error instanceof JingweiError ? `${error instanceof Permanent ? 'never' : 'later'}: ${String(error.details['reason'])}` : String(error)))
const at = (path = '') => `http://localhost:${peer.port}${path}`

describe('the webhook', () => {
  const open = () => channel('webhook', { 'notify.webhookUrl': at('/hook') })
  it('is signed, carries a key that stays the same, and holds a title and a link alone', async () => {
    expect(await outcome(open().send(ctx, letter))).toBe('sent')
    const [asked] = peer.asked
    const t = String(Math.floor(now / 1000))
    expect(asked?.headers['x-jingwei-signature']).toBe(`t=${t},v1=${createHmac('sha256', 's3cret').update(`${t}.${asked?.body}`).digest('hex')}`)
    expect(asked?.headers['idempotency-key']).toBe(letter.id)
    expect(JSON.parse(asked?.body ?? '')).toEqual({ id: letter.id, person: 'zhang', kind: letter.kind, title: letter.title, link: letter.link })
    expect(JSON.stringify(asked)).not.toContain('s3cret')
  })
  it('tells what passes from what does not', async () => {
    for (const [status, expected] of [[500, 'later: HTTP 500'], [429, 'later: HTTP 429'], [400, 'never: HTTP 400'], [302, 'never: HTTP 302'], [401, 'never: HTTP 401']] as const) {
      peer.answer = () => ({ status })
      expect(await outcome(open().send(ctx, letter))).toBe(expected)
    }
  })
})

describe('the SMS gateway', () => {
  it('gets the body of the template, from which no title breaks out', async () => {
    const open = channel('sms', { 'notify.smsUrl': at('/sms'), 'notify.smsTemplate': '{"to":["{mobile}"],"sign":"经纬","params":{"t":"{title}","l":"{link}"}}' })
    await open.send(ctx, { ...letter, to: '13800005678', title: '他说"好","to":["13900000000"] {mobile}\n' })
    expect(JSON.parse(peer.asked[0]?.body ?? '')).toEqual({ to: ['13800005678'], sign: '经纬', params: { t: '他说"好","to":["13900000000"] {mobile}\n', l: letter.link } })
    expect(peer.asked[0]?.headers.authorization).toBe('Bearer s3cret')
  })
})

describe('政务微信', () => {
  const open = () => channel('wecom', { 'notify.wecomUrl': at('/wx'), 'notify.wecomCorp': 'ww1', 'notify.wecomAgent': 7 })
  let tokens = 0
  let refuse: number[] = []
  const platform: Peer['answer'] = ({ path }) => {
    if (path === '/wx/cgi-bin/gettoken') return { body: { errcode: 0, errmsg: 'ok', access_token: `t${(tokens += 1)}`, expires_in: 7200 } }
    return { body: { errcode: refuse.shift() ?? 0, errmsg: '' } }
  }
  beforeEach(() => {
    tokens = 0
    refuse = []
    peer.answer = platform
  })
  it('asks for a token once, sends a card, and asks anew when its time is over', async () => {
    const app = open()
    await app.send(ctx, letter)
    await app.send(ctx, letter)
    expect(peer.asked.map(({ path, query }) => `${path} ${query.get('access_token') ?? query.get('corpsecret')}`)).toEqual(['/wx/cgi-bin/gettoken s3cret', '/wx/cgi-bin/message/send t1', '/wx/cgi-bin/message/send t1'])
    expect(JSON.parse(peer.asked[1]?.body ?? '')).toMatchObject({ touser: 'zhang', agentid: 7, msgtype: 'textcard', textcard: { title: letter.title, url: letter.link }, enable_duplicate_check: 1 })
    now += 7_200_000
    await app.send(ctx, letter)
    expect(tokens).toBe(2)
  })
  it('gets a new token when the platform has taken the old one back, but not for ever', async () => {
    const app = open()
    refuse = [42_001]
    expect(await outcome(app.send(ctx, letter))).toBe('sent')
    expect(tokens).toBe(2)
    refuse = [40_014, 40_014]
    expect(await outcome(app.send(ctx, letter))).toBe('later: errcode 40014')
  })
  it('gives up on a person who is not there, waits when it is busy', async () => {
    const app = open()
    refuse = [81_013]
    expect(await outcome(app.send(ctx, letter))).toBe('never: errcode 81013')
    refuse = [-1]
    expect(await outcome(app.send(ctx, letter))).toBe('later: errcode -1')
    peer.answer = (asked) => (asked.path.endsWith('send') ? { body: { errcode: 0, invaliduser: 'zhang' } } : platform(asked))
    expect(await outcome(app.send(ctx, letter))).toBe('never: invaliduser')
    peer.answer = () => ({ body: '<html>' })
    expect(await outcome(open().send(ctx, letter))).toBe('later: not JSON')
    peer.answer = () => ({ body: { errcode: 40_001, errmsg: 'invalid credential' } })
    expect(await outcome(open().send(ctx, letter))).toBe('never: errcode 40001')
  })
  it('drops our own repeats, and no other message of the same title, though it tells them by their content', async () => {
    const arrived = new Set<string>()
    peer.answer = (asked) => {
      if (asked.path.endsWith('send')) arrived.add(asked.body)
      return platform(asked)
    }
    const app = open()
    const later = new Date(now + 3_600_000)
    for (const link of [letter.link, '']) for (const each of [letter, letter, { ...letter, id: '0197-2' }, { ...letter, at: later }]) await app.send({ ...ctx, clock: { now: () => later } }, { ...each, link })
    expect(arrived.size).toBe(6)
  })
})

describe('浙政钉', () => {
  const open = () => channel('zwding', { 'notify.zwdingUrl': at(), 'notify.zwdingKey': 'app-1', 'notify.zwdingTenant': '196729' })
  it('signs each request as the platform checks it', async () => {
    peer.answer = ({ body, headers }) => {
      const form = Object.fromEntries(new URLSearchParams(body))
      const lines = ['POST', headers['x-hmac-auth-timestamp'], headers['x-hmac-auth-nonce'], '/message/workNotification', Object.keys(form).toSorted().map((key) => `${key}=${form[key]}`).join('&')]
      const right = createHmac('sha256', 's3cret').update(lines.join('\n')).digest('base64') === headers['x-hmac-auth-signature']
      return { body: right ? { success: true, content: { success: true, data: { msgId: '1' } } } : { success: false, bizErrorCode: 'SIGN' } }
    }
    expect(await outcome(open().send(ctx, { ...letter, to: '8844491' }))).toBe('sent')
    const [asked] = peer.asked
    const form = new URLSearchParams(asked?.body)
    expect(asked?.headers).toMatchObject({ apikey: 'app-1', 'x-hmac-auth-version': '1.0' })
    expect(asked?.headers['x-hmac-auth-timestamp']).toMatch(/^2026-03-02T\d\d:00:00\.000\+08:00$/u)
    expect([form.get('tenantId'), form.get('receiverIds'), form.get('bizMsgId')]).toEqual(['196729', '8844491', letter.id])
    expect(JSON.parse(form.get('msg') ?? '')).toMatchObject({ msgtype: 'link', link: { messageUrl: letter.link, title: letter.title } })
    expect(zwdingSignature('a', 't', 'n', { b: '2', a: '1' })).toBe(createHmac('sha256', 'a').update('POST\nt\nn\n/message/workNotification\na=1&b=2').digest('base64'))
  })
  it('takes a repeat for what it is, a refusal for good, a full line for a while', async () => {
    for (const [body, expected] of [
      [{ success: true, content: { success: false, responseMessage: 'bizMsgId重复' } }, 'sent'],
      [{ success: true, content: { success: false, responseCode: 'REPEAT_CONTENT', responseMessage: '消息内容重复' } }, 'never: REPEAT_CONTENT'],
      [{ success: false, bizErrorCode: 'OPF-B001-05-16-0002' }, 'never: OPF-B001-05-16-0002'],
      [{ success: false, Code: 'FlowLimit' }, 'later: FlowLimit'],
    ] as const) {
      peer.answer = () => ({ body })
      expect(await outcome(open().send(ctx, letter))).toBe(expected)
    }
  })
  it('takes two messages of one title on one day, though it refuses a content it has had', async () => {
    const had = new Map<string, string>()
    peer.answer = ({ body }) => {
      const form = new URLSearchParams(body)
      const [id = '', content = ''] = [form.get('bizMsgId') ?? '', form.get('msg') ?? '']
      const before = had.get(content)
      had.set(content, id)
      return { body: { success: true, content: before === undefined ? { success: true } : { success: false, responseCode: 'REPEAT', responseMessage: before === id ? 'bizMsgId重复' : '消息内容重复' } } }
    }
    for (const each of [letter, letter, { ...letter, id: '0197-2' }, { ...letter, link: '' }, { ...letter, id: '0197-2', link: '' }]) expect(await outcome(open().send(ctx, each))).toBe('sent')
    expect(had.size).toBe(4)
  })
})

describe('mail', () => {
  it('reaches a real SMTP server with title and link, signed in, once per Message-ID', async () => {
    const mails: string[] = []
    let reply: { responseCode: number } | undefined
    const server = new SMTPServer({
      authOptional: true, allowInsecureAuth: true, disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) => done(username === 'jw' && password === 's3cret' ? null : new Error('no'), { user: 'jw' }),
      onRcptTo: (_to, _session, done) => done(reply && Object.assign(new Error('refused zhang@example.cn'), reply)),
      onData: (stream, _session, done) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          mails.push(Buffer.concat(parts).toString())
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    const port = (server.server.address() as AddressInfo).port
    const settings = { 'notify.smtpHost': 'localhost', 'notify.smtpPort': port, 'notify.smtpSecurity': 'none', 'notify.smtpUser': 'jw', 'notify.smtpFrom': 'jingwei@example.cn' }
    const mail = { ...letter, to: 'zhang@example.cn' }
    expect(await outcome(channel('email', settings).send(ctx, mail))).toBe('sent')
    const [text = ''] = mails
    expect(text).toMatch(/^From: jingwei@example\.cn/mu)
    expect(text).toContain(`Message-ID: <${letter.id}@example.cn>`)
    expect(text.replaceAll('=\r\n', '')).toContain('https://portal.example/#/tasks/1')
    reply = { responseCode: 550 }
    expect(await outcome(channel('email', settings).send(ctx, mail))).toBe('never: SMTP 550')
    reply = { responseCode: 451 }
    expect(await outcome(channel('email', settings).send(ctx, mail))).toBe('later: SMTP 451')
    expect(await outcome(channel('email', settings, { email: 'wrong' }).send(ctx, mail))).toBe('never: SMTP 535')
    expect(await outcome(channel('email', { ...settings, 'notify.smtpSecurity': 'starttls' }).send(ctx, mail))).toMatch(/^(later|never): /u)
    expect(mails).toHaveLength(1)
    await new Promise<void>((resolve) => server.close(() => resolve()))
    expect(await outcome(channel('email', settings).send(ctx, mail))).toMatch(/^later: /u)
  })
})

describe('channels', () => {
  it('are all off by default, and half a configuration stops the start', () => {
    const open = (settings: Record<string, unknown>) => [...openChannels(outside, readNotifySettings(resolveSettings(notifyModule.settings, settings)), {}).keys()]
    expect(open({})).toEqual([])
    for (const [key, value] of [['webhookUrl', 'https://a.example/'], ['wecomUrl', 'https://a.example/'], ['smsUrl', 'ftp://a.example/'], ['smsUrl', 'https://me:pass@a.example/'], ['smtpHost', 'mail.example']])
      expect(() => open({ [`notify.${key}`]: value }), `${key} ${value}`).toThrow(JingweiError)
    expect(() => open({ 'notify.smsUrl': 'https://a.example/', 'notify.smsTemplate': '{' })).toThrow(JingweiError)
  })
})
