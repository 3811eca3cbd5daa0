import { newId, type Ctx, type PersonId } from '@jingwei/kernel'
import { migrationTrial } from '@jingwei/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityModule } from '../index.ts'
import { Browser, openOffice, type Office } from './office.ts'

describe('a draft', () => {
  let office: Office
  let author: Browser
  let other: Browser
  beforeAll(async () => {
    office = await openOffice()
    const made = await office.identity.ensureSampleAccounts(office.ctx, [{ account: 'one', name: '甲', role: 'operator' }, { account: 'two', name: '乙', role: 'operator' }])
    ;[author, other] = (await Promise.all(made.map(({ account, oneTimePassword }) => new Browser(office).begin(account, oneTimePassword)))) as [Browser, Browser]
  })
  afterAll(() => office?.close())
  const keep = (who: Browser, form: string, content: object) => who.send('PUT' as 'POST', `drafts/${form}`, { content })
  const read = async (who: Browser, form: string) => (await who.send('GET', `drafts/${form}`)).body.draft as { content: object; savedAt: string } | undefined

  it('is kept, put back as it was last, and gone when it is sent', async () => {
    expect(await read(author, 'tasks.new')).toBeUndefined()
    await keep(author, 'tasks.new', { title: '推进' })
    const kept = await keep(author, 'tasks.new', { title: '推进技改', offices: { lead: '' } })
    expect(kept.body.savedAt).toBe(office.clock.now().toISOString())
    expect(await read(author, 'tasks.new')).toEqual({ content: { title: '推进技改', offices: { lead: '' } }, savedAt: kept.body.savedAt })
    expect((await author.send('DELETE', 'drafts/tasks.new')).status).toBe(204)
    expect(await read(author, 'tasks.new')).toBeUndefined()
  })

  it('is its author’s alone', async () => {
    await keep(author, 'tasks.request', { body: '只给自己看' })
    expect(await read(other, 'tasks.request')).toBeUndefined()
    await keep(other, 'tasks.request', { body: '别人的' })
    await other.send('DELETE', 'drafts/tasks.request')
    expect((await read(author, 'tasks.request'))?.content).toEqual({ body: '只给自己看' })
    expect((await new Browser(office).send('GET', 'drafts/tasks.request')).status).toBe(401)
  })

  it('is refused when it is no form, or larger than any', async () => {
    expect((await keep(author, 'tasks.request', [] as object)).code).toBe('http.invalid_request')
    expect((await keep(author, '..%2Fx', {})).code).toBe('http.invalid_request')
    expect((await keep(author, 'big', { text: '长'.repeat(60_000) })).status).toBe(413)
  })

  it('gives way to newer ones beyond fifty, and is forgotten after thirty days', async () => {
    for (let form = 0; form < 52; form += 1) {
      office.clock.forward(1_000)
      await keep(author, `form.${form}`, {})
    }
    expect(await read(author, 'form.1')).toBeUndefined()
    expect(await read(author, 'form.2')).toBeDefined()
    const [row] = await office.store.query<{ person_id: string }>('select person_id from identity.draft limit 1')
    const ctx: Ctx = { ...office.ctx, actor: { kind: 'person', personId: row?.person_id as PersonId, name: '甲', roles: [] } }
    office.clock.forward(31 * 86_400_000)
    expect(await office.identity.readDraft(ctx, 'form.51')).toBeUndefined()
    await office.identity.prune(office.ctx)
    expect(await office.store.query('select form from identity.draft')).toEqual([])
  })

  it('gets its table without touching anybody', () => {
    const person = newId()
    return migrationTrial({
      migrations: identityModule.migrations.map((migration) => ({ ...migration, module: 'identity' })), module: 'identity', id: 8,
      before: async (store) => void (await store.query(`insert into identity.person (id, account, name, created_at) values ($1, 'a', '甲', now())`, [person])),
      async after(store) {
        expect(await store.query('select id from identity.person')).toEqual([{ id: person }])
        await store.query(`insert into identity.draft values ($1, 'tasks.new', '{}', now())`, [person])
        await expect(store.query(`insert into identity.draft values ($1, '../x', '{}', now())`, [person])).rejects.toThrow()
      },
    })
  })
})
