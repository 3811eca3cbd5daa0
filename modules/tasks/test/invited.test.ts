import { migrationTrial } from '@jingwei/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeHash, newCode } from '../domain/invitation.ts'
import { firmCode, migrations, openOffice, otherFirmCode, type Detail, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

let visitors = 0
/** A stranger of the internet, each from an address of its own unless one is given. */
async function stranger(step: 'open' | 'judge', body: object, remoteAddress = `198.51.100.${(visitors += 1)}`) {
  const answer = await office.server.inject({ method: 'POST', url: `/api/tasks/invited/${step}`, payload: body, remoteAddress })
  const json = answer.body === '' ? {} : answer.json()
  return { status: answer.statusCode, code: json.code as string | undefined, body: json }
}

async function answered(): Promise<Detail> {
  const task = await office.raise('ofc', { kind: 'request', source: 'visit', title: '用电增容', body: '内部备注', enterprise: firmCode, enterpriseName: '秀水光伏有限公司', onBehalf: true, leadOfficeId: office.officeId('tax') })
  await office.move('tax', task, 'accept')
  await office.move('tax', task, 'answer', { text: '已增容' })
  return task
}
const invited = async (task: Detail): Promise<string> => ((await office.send('ofc', 'POST', `/${task.id}/invite`)).body as { code: string }).code

describe('a firm without an account', () => {
  it('sees its request and the answer by a code and its own credit code, and judges once', async () => {
    const task = await answered()
    const code = await invited(task)
    const shown = await stranger('open', { code: code.toLowerCase().replaceAll('-', ' '), creditCode: firmCode })
    expect(shown.body).toMatchObject({ number: task.number, title: '用电增容', answer: '已增容', office: '税务局' })
    expect(JSON.stringify(shown.body)).not.toMatch(/内部备注|经信经办|税务经办/u)
    expect((await stranger('judge', { code, creditCode: firmCode, satisfied: false })).code).toBe('tasks.reason_needed')
    expect((await stranger('judge', { code, creditCode: firmCode, satisfied: true })).status).toBe(204)
    expect((await stranger('judge', { code, creditCode: firmCode, satisfied: false, reason: '反悔' })).code).toBe('tasks.invitation_refused')
    const now = await office.get<Detail>('ofc', `/${task.id}`)
    expect(now).toMatchObject({ state: 'satisfied', judgement: { by: '秀水光伏有限公司（凭码评价）' } })
    expect(now.moves.at(-1)).toMatchObject({ action: 'satisfied', by: '秀水光伏有限公司（凭码评价）' })
    const kept = await office.stores.store.query(`select used_at is not null as used, used_from, opened_at is not null as opened, failures from tasks.invitation where task_id = $1`, [task.id])
    expect(kept).toMatchObject([{ used: true, opened: true, failures: 0, used_from: expect.stringMatching(/^198\.51\.100\./u) }])
    expect(JSON.stringify(await office.stores.store.query('select * from tasks.invitation'))).not.toContain(code)
  })

  it('learns nothing by guessing: another firm, another code and a used one are refused alike', async () => {
    const task = await answered()
    const code = await invited(task)
    for (const body of [{ code, creditCode: otherFirmCode }, { code: newCode(), creditCode: firmCode }, { code: 'x', creditCode: firmCode }, { code, creditCode: 'x' }])
      expect(await stranger('open', body)).toMatchObject({ status: 403, code: 'tasks.invitation_refused' })
    for (let times = 0; times < 3; times += 1) await stranger('open', { code, creditCode: otherFirmCode })
    expect((await stranger('open', { code, creditCode: firmCode })).code).toBe('tasks.invitation_refused')
    const again = await invited(task)
    expect((await stranger('open', { code: again, creditCode: firmCode })).status).toBe(200)
  })

  it('has a code for that answer alone, until its last day or a newer one', async () => {
    const task = await answered()
    const first = await invited(task)
    const second = await invited(task)
    expect((await stranger('open', { code: first, creditCode: firmCode })).code).toBe('tasks.invitation_refused')
    await office.move('ofc', task, 'judge', { satisfied: false, reason: '未解决' })
    await office.move('tax', task, 'accept')
    await office.move('tax', task, 'answer', { text: '再次答复' })
    expect((await stranger('open', { code: second, creditCode: firmCode })).code).toBe('tasks.invitation_refused')
    const third = await invited(task)
    office.clock.set('2026-03-17')
    expect((await stranger('open', { code: third, creditCode: firmCode })).code).toBe('tasks.invitation_refused')
    office.clock.set('2026-03-02')
  })

  it('is slowed down, and judges once also when it clicks twice at once', async () => {
    for (let time = 0; time < 8; time += 1) {
      const code = await invited(await answered())
      const both = await Promise.all([true, true].map((satisfied) => stranger('judge', { code, creditCode: firmCode, satisfied }, `203.0.113.${20 + time}`)))
      expect(both.map(({ status }) => status).toSorted()).toEqual([204, 403])
    }
    const tries = []
    for (let times = 0; times < 21; times += 1) tries.push(await stranger('open', { code: 'x', creditCode: firmCode }, '203.0.113.9'))
    expect(tries.at(-1)?.status).toBe(429)
  })

  it('is invited by who raised the request or a leader, for an answer that waits', async () => {
    const task = await answered()
    expect((await office.send('tax', 'POST', `/${task.id}/invite`)).code).toBe('tasks.cannot_invite')
    expect((await office.send('firm', 'POST', `/${task.id}/invite`)).code).toBe('kernel.forbidden')
    expect((await office.send('leader', 'POST', `/${task.id}/invite`)).status).toBe(200)
    const own = await office.raise('firm')
    expect((await office.send('leader', 'POST', `/${own.id}/invite`)).code).toBe('tasks.cannot_invite')
    expect(codeHash('ab-cd')).toEqual(codeHash(' ABCD '))
  })
})

describe('the migration of invitations', () => {
  it('keeps the tasks, and lets one invitation wait at a time', () => migrationTrial({
    migrations, module: 'tasks', id: 3,
    before: async (store) => void (await store.query(`insert into tasks.task (id, kind, source, title, state, raised_by, raised_at, updated_at) values ('11111111-1111-4111-8111-111111111111', 'todo', 'other', '旧任务', 'raised', '甲', now(), now())`)),
    after: async (store) => {
      const put = (n: number) => store.query(`insert into tasks.invitation (id, task_id, task_version, credit_code, code_hash, created_at, created_by, expires_at) values ($1, '11111111-1111-4111-8111-111111111111', 1, 'x', $2, now(), '甲', now())`, [`11111111-1111-4111-8111-11111111111${n}`, Buffer.from([n])])
      await put(2)
      await expect(put(3)).rejects.toThrow()
      expect(await store.query('select count(*) from tasks.task')).toEqual([{ count: 1n }])
    },
  }))
})
