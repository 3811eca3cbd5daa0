import { countRuns } from '@jingwei/jobs'
import { migrationTrial } from '@jingwei/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { masked } from '../domain/address.ts'
import { openHouse, migrations, type House } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
beforeEach(async () => {
  house.peer.asked.length = 0
  house.peer.answer = () => ({})
  await house.stores.store.query('delete from notify.message')
  await house.stores.store.query('delete from notify.choice')
  await house.stores.store.query('delete from notify.address')
})
afterAll(() => house?.close())

const told = (to: { personId: string } | { officeId: string }, more: object = {}) => ({ to, kind: 'tasks.assigned', title: { zh: '任务第 1 号', en: 'Task 1' }, about: '推进技改', link: '/tasks/1', ...more })
type Page = { items: { id: string; title: { zh: string }; about?: string; readAt?: string; state?: string; reason?: { zh: string }; person?: string }[]; total: number }
const waiting = () => house.stores.store.query<{ id: string; state: string; attempts: number }>('select id, state, attempts from notify.outgoing')
const once = { last: false, guard: async () => undefined }

describe('telling', () => {
  it('puts a message before everybody of an office, unread, and tells nobody else', async () => {
    expect(await house.notify.tell(house.ctx, told({ officeId: house.office() }))).toBe(2)
    expect((await house.send('ann', 'GET', '/unread')).body).toEqual({ unread: 1 })
    expect((await house.send('sys', 'GET', '/unread')).body).toEqual({ unread: 0 })
    const page: Page = (await house.send('bob', 'GET', '/messages?unread=true')).body
    expect(page.items).toMatchObject([{ title: { zh: '任务第 1 号' }, about: '推进技改' }])
    const id = page.items[0]?.id ?? ''
    expect((await house.send('ann', 'POST', `/messages/${id}`, { read: true })).body).toEqual({ marked: 0 })
    expect((await house.send('bob', 'POST', `/messages/${id}`, { read: true })).body).toEqual({ marked: 1 })
    expect((await house.send('bob', 'GET', '/messages?unread=true')).body).toMatchObject({ total: 0 })
    await house.send('bob', 'POST', `/messages/${id}`, { read: false })
    expect((await house.send('bob', 'POST', '/messages/read')).body).toEqual({ marked: 1 })
    expect(await waiting()).toEqual([])
  })

  it('is part of what the caller does: undone with it', async () => {
    await house.notify.choose({ ...house.ctx, actor: { ...house.ctx.actor, personId: house.id('ann') as never } }, [{ kind: 'tasks.assigned', channel: 'webhook' }])
    await expect(house.stores.store.tx(house.ctx, async (inside) => {
      await house.notify.tell(inside, told({ personId: house.id('ann') }))
      throw new Error('the caller failed')
    })).rejects.toThrow('the caller failed')
    expect((await house.send('ann', 'GET', '/unread')).body).toEqual({ unread: 0 })
    expect(await waiting()).toEqual([])
    expect(await countRuns(house.stores.store, house.ctx, { job: 'notify.send', states: ['queued'] })).toBe(0)
  })

  it('does not tell people what they did themselves, and refuses what nobody declared or what leads outside', async () => {
    const mine = { ...house.ctx, actor: { ...house.ctx.actor, personId: house.id('ann') as never } }
    expect(await house.notify.tell(mine, told({ officeId: house.office() }))).toBe(1)
    await expect(house.notify.tell(house.ctx, told({ personId: house.id('ann') }, { kind: 'nothing' }))).rejects.toMatchObject({ code: 'notify.unknown_kind' })
    for (const link of ['https://elsewhere.example/', '//elsewhere.example', 'tasks', '/a b']) await expect(house.notify.tell(house.ctx, told({ personId: house.id('ann') }, { link })), link).rejects.toMatchObject({ code: 'notify.bad_link' })
  })
})

describe('sending', () => {
  it('goes by the chosen channel through a real worker, without what is for the portal alone', async () => {
    expect((await house.send('ann', 'PUT', '/choices', { choices: [{ kind: 'tasks.assigned', channel: 'webhook' }] })).status).toBe(204)
    const worker = await house.startWorker()
    await house.notify.tell(house.ctx, told({ officeId: house.office() }))
    await vi.waitFor(async () => expect(await waiting()).toMatchObject([{ state: 'sent', attempts: 1 }]), 20_000)
    await worker.stop()
    expect(house.peer.asked).toHaveLength(1)
    expect(JSON.parse(house.peer.asked[0]?.body ?? '')).toMatchObject({ person: house.id('ann'), title: '任务第 1 号', link: 'https://portal.example/#/tasks/1' })
    expect(house.peer.asked[0]?.body).not.toContain('推进技改')
  })

  it('is tried again under the same key, then lies dead with its reason until the system administrator sends it again', async () => {
    house.peer.answer = () => ({ status: 503 })
    await house.notify.tell(house.ctx, told({ personId: house.id('ann') }, { channels: ['webhook'] }))
    const [{ id } = { id: '' }] = await waiting()
    await expect(house.notify.sendOne(house.ctx, id, once)).rejects.toMatchObject({ code: 'notify.refused' })
    expect(await waiting()).toMatchObject([{ state: 'waiting', attempts: 1 }])
    expect((await house.send('sys', 'POST', `/outgoing/${id}/resend`)).code).toBe('notify.not_dead')
    await house.notify.sendOne(house.ctx, id, { ...once, last: true })
    expect((await house.send('ann', 'GET', '/outgoing')).code).toBe('kernel.forbidden')
    const page: Page = (await house.send('sys', 'GET', '/outgoing?state=dead')).body
    expect(page.items).toMatchObject([{ id, person: '甲', state: 'dead', reason: { zh: 'platform.example 没有接受消息（HTTP 503）。' } }])
    house.peer.answer = () => ({})
    expect((await house.send('sys', 'POST', `/outgoing/${id}/resend`)).status).toBe(204)
    await house.notify.sendOne(house.ctx, id, once)
    await house.notify.sendOne(house.ctx, id, once)
    expect(await waiting()).toMatchObject([{ state: 'sent' }])
    expect(house.peer.asked).toHaveLength(3)
    expect(new Set(house.peer.asked.map((asked) => asked.headers['idempotency-key']))).toEqual(new Set([id]))
  })

  it('is dead at once when it can never arrive, and does not wait for ever for a run that is gone', async () => {
    await house.notify.tell(house.ctx, told({ personId: house.id('ann') }, { channels: ['sms'] }))
    const [{ id } = { id: '' }] = await waiting()
    await house.notify.sendOne(house.ctx, id, once)
    expect((await house.send('sys', 'GET', '/outgoing?state=dead')).body).toMatchObject({ items: [{ reason: { zh: '收件人已停用，或没有登记该渠道的联系方式。' } }] })
    expect(house.peer.asked).toEqual([])
    await house.notify.tell(house.ctx, told({ personId: house.id('bob') }, { channels: ['webhook'] }))
    await house.stores.store.query(`update notify.outgoing set changed_at = now() - interval '25 hours' where state = 'waiting'`)
    await house.notify.tidy(house.ctx)
    expect((await waiting()).map((row) => row.state)).toEqual(['dead', 'dead'])
  })
})

describe('addresses', () => {
  const codeOf = () => /验证码 (\d{6})/u.exec(house.peer.asked.at(-1)?.body ?? '')?.[1] ?? ''
  it('of one’s own count once their code came back, a few attempts long', async () => {
    expect((await house.send('ann', 'PUT', '/addresses/sms', { value: '12345' })).code).toBe('notify.bad_address')
    expect((await house.send('ann', 'PUT', '/addresses/email', { value: 'a@example.cn' })).code).toBe('notify.channel_off')
    expect((await house.send('ann', 'PUT', '/addresses/wecom', { value: 'ann' })).status).toBe(400)
    expect((await house.send('ann', 'PUT', '/addresses/sms', { value: '13800005678' })).status).toBe(204)
    await house.notify.tell(house.ctx, told({ personId: house.id('ann') }, { channels: ['sms'] }))
    const [{ id } = { id: '' }] = await waiting()
    await house.notify.sendOne(house.ctx, id, once)
    expect(house.peer.asked).toHaveLength(1)
    const wrong = codeOf() === '000000' ? '000001' : '000000'
    expect((await house.send('ann', 'POST', '/addresses/sms/code', { code: wrong })).code).toBe('notify.code_wrong')
    expect((await house.send('ann', 'POST', '/addresses/sms/code', { code: codeOf() })).status).toBe(204)
    expect((await house.send('ann', 'GET', '/addresses')).body).toMatchObject({ items: [{ channel: 'sms', shown: '138****5678', verified: true }] })
    expect(JSON.stringify(await house.stores.store.query('select * from notify.address'))).not.toContain(codeOf())
    expect((await house.send('ann', 'PUT', '/addresses/sms', { value: '13800005678' })).status).toBe(204)
    for (let times = 0; times < 5; times += 1) expect((await house.send('ann', 'POST', '/addresses/sms/code', { code: wrong })).code).toBe('notify.code_wrong')
    expect((await house.send('ann', 'POST', '/addresses/sms/code', { code: codeOf() })).code).toBe('notify.code_spent')
  })

  it('stay in use while another that was typed waits for its code, and for good when that never comes', async () => {
    const [ann, text] = [house.id('ann'), '13900001234']
    // By the service: the door lets nobody enter so many addresses in ten minutes.
    const own = { ...house.ctx, actor: { kind: 'person', name: '甲', roles: ['officer'], personId: ann as never } } as const
    const prove = (code: string) => house.notify.proveOwn(own, 'sms', code).then(() => 'proven', ({ code: refusal }: { code: string }) => refusal)
    const reachedAt = async () => {
      house.peer.asked.length = 0
      await house.stores.store.query('delete from notify.message')
      await house.notify.tell(house.ctx, told({ personId: ann }, { channels: ['sms'] }))
      const [{ id } = { id: '' }] = await waiting()
      await house.notify.sendOne(house.ctx, id, once)
      return house.peer.asked.map(({ body }) => JSON.parse(body).mobile)
    }
    await house.send('sys', 'PUT', `/people/${ann}/addresses/sms`, { value: '13800005678' })
    await house.notify.enterOwn(own, 'sms', text)
    const code = codeOf()
    expect((await house.send('ann', 'GET', '/addresses')).body).toMatchObject({ items: [{ shown: '138****5678', verified: true, pending: '139****1234', enteredBy: '系统' }] })
    expect(await reachedAt()).toEqual(['13800005678'])
    for (let times = 0; times < 6; times += 1) expect(await prove(code === '000000' ? '000001' : '000000')).toMatch(/^notify\.code_/u)
    expect(await prove(code)).toBe('notify.code_spent')
    expect(await reachedAt()).toEqual(['13800005678'])
    await house.notify.enterOwn(own, 'sms', text)
    expect(await prove(codeOf())).toBe('proven')
    const { body } = await house.send('ann', 'GET', '/addresses')
    expect(body).toMatchObject({ items: [{ shown: '139****1234', verified: true, enteredBy: '甲' }] })
    expect(JSON.stringify(body)).not.toContain('pending')
    expect(await reachedAt()).toEqual([text])
  })

  it('of others are entered by the system administrator alone, and shown masked', async () => {
    const path = `/people/${house.id('bob')}/addresses`
    expect((await house.send('ann', 'PUT', `${path}/wecom`, { value: 'bob' })).code).toBe('kernel.forbidden')
    expect((await house.send('sys', 'PUT', `${path}/wecom`, { value: '@all' })).code).toBe('notify.bad_address')
    expect((await house.send('sys', 'PUT', `${path}/zwding`, { value: '1,2' })).code).toBe('notify.bad_address')
    expect((await house.send('sys', 'PUT', `${path}/wecom`, { value: 'bob_user' })).status).toBe(204)
    expect((await house.send('sys', 'GET', path)).body).toMatchObject({ items: [{ channel: 'wecom', shown: 'bob****user', verified: true, enteredBy: '系统' }] })
    expect((await house.send('bob', 'DELETE', '/addresses/wecom')).status).toBe(204)
    expect((await house.send('bob', 'GET', '/addresses')).body).toEqual({ items: [] })
    expect([masked('email', 'li.ming@example.cn'), masked('sms', '13800005678'), masked('zwding', '123')]).toEqual(['li***@example.cn', '138****5678', '1***'])
  })
})

describe('the migration of messages', () => {
  it('begins empty, and a message takes its sendings along', () => migrationTrial({
    migrations, module: 'notify', id: 1,
    before: async () => undefined,
    after: async (store) => {
      await store.query(`insert into notify.message (id, person_id, kind, title_zh, title_en, link, at) values ('11111111-1111-4111-8111-111111111111', '11111111-1111-4111-8111-111111111112', 'a', 'b', 'c', '/', now())`)
      await store.query(`insert into notify.outgoing (id, message_id, channel, state, at, changed_at) values ('11111111-1111-4111-8111-111111111113', '11111111-1111-4111-8111-111111111111', 'sms', 'waiting', now(), now())`)
      await expect(store.query(`update notify.outgoing set state = 'lost'`)).rejects.toThrow()
      await store.query('delete from notify.message')
      expect(await store.query('select count(*) from notify.outgoing')).toEqual([{ count: 0n }])
    },
  }))
})

describe('the migration of addresses', () => {
  it('keeps what is proven as it is, and what waits for its code waiting', () => migrationTrial({
    migrations, module: 'notify', id: 2,
    before: async (store) => {
      const insert = (channel: string, proven: boolean) => store.query(
        `insert into notify.address (person_id, channel, value, verified_at, entered_by, entered_at, code_hash, code_until) values ('11111111-1111-4111-8111-111111111111', $1, $1, $2, '甲', now(), $3, $4)`,
        [channel, proven ? new Date() : null, proven ? null : Buffer.from('a'), proven ? null : new Date()])
      await insert('email', true)
      await insert('sms', false)
    },
    after: async (store) => {
      expect(await store.query('select channel, value, pending, code_hash is not null as code from notify.address order by channel')).toEqual([{ channel: 'email', value: 'email', pending: null, code: false }, { channel: 'sms', value: null, pending: 'sms', code: true }])
      await expect(store.query(`update notify.address set value = 'b' where channel = 'sms'`)).rejects.toThrow(/check/u)
    },
  }))
})
