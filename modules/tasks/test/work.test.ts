import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { migrationTrial } from '@jingwei/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roadmapOf, type Planned } from '../domain/roadmap.ts'
import { migrations, openOffice, type Detail, type Office, type Page } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

describe('handing over the tasks of a person who leaves', () => {
  it('gives all open ones to a colleague, each with its line of history, and says what is left', async () => {
    const lead = { leadOfficeId: office.officeId('ofc'), responsibleId: office.personId('ofc') }
    const [first, second, closed] = [await office.raise('leader', { title: '一', ...lead }), await office.raise('leader', { title: '二', ...lead }), await office.raise('leader', { title: '三', ...lead })]
    await office.move('leader', closed, 'close', { reason: '取消' })
    const body = { fromPersonId: office.personId('ofc'), toPersonId: office.personId('ofc2'), reason: '岗位调整' }
    expect((await office.send('tax', 'POST', '/handover', body)).code).toBe('tasks.handover_elsewhere')
    expect((await office.send('ofc', 'POST', '/handover', { ...body, toPersonId: body.fromPersonId })).code).toBe('tasks.same_person')
    expect((await office.send('town', 'POST', '/handover', body)).code).toBe('kernel.forbidden')
    expect((await office.send('ofc2', 'POST', '/handover', body)).body).toEqual({ moved: 2, left: 0 })
    for (const task of [first, second]) {
      const now = await office.get<Detail>('leader', `/${task.id}`)
      expect(now).toMatchObject({ responsible: '经信同事', state: 'assigned' })
      expect(now.moves.at(-1)).toMatchObject({ action: 'hand_over', by: '经信同事', reason: '经信经办 → 经信同事：岗位调整' })
    }
    expect(await office.get<Detail>('leader', `/${closed.id}`)).toMatchObject({ responsible: '经信经办' })
    expect(await office.get('ofc2', '/counts')).toMatchObject({ mine: 2, office: 2 })
  })

  it('leaves what another office leads, and counts it', async () => {
    await office.raise('leader', { leadOfficeId: office.officeId('tax'), responsibleId: office.personId('tax') })
    const body = { fromPersonId: office.personId('tax'), toPersonId: office.personId('ofc'), reason: '调离' }
    expect((await office.send('leader', 'POST', '/handover', body)).body).toEqual({ moved: 0, left: 1 })
  })
})

describe('the list of tasks', () => {
  it('shows mine, my office’s, and what the filters ask, and says how many there are', async () => {
    await office.raise('leader', { title: '热线转办', source: 'hotline', kind: 'follow_up', leadOfficeId: office.officeId('tax') })
    expect((await office.get<Page>('leader', '?kind=follow_up&source=hotline&state=assigned&q=热线')).items.map((task) => task.title)).toEqual(['热线转办'])
    expect((await office.get<Page>('tax', '?view=mine')).items.every((task) => task.responsible === '税务经办')).toBe(true)
    expect((await office.get<Page>('leader', '?pageSize=2&sort=-raised')).items).toHaveLength(2)
    expect((await office.send('leader', 'GET', '?view=everything')).code).toBe('http.invalid_request')
  })

  it('is exported as it is filtered and scoped, without a live formula', async () => {
    await office.raise('leader', { title: '=HYPERLINK("x")', leadOfficeId: office.officeId('tax') })
    const csv = (await office.send('tax', 'GET', '/export?format=csv')).text
    expect(csv).toContain(`'=HYPERLINK`)
    expect(csv).not.toContain('经信局')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await office.send('leader', 'GET', '/export?format=xlsx&kind=follow_up')).bytes as unknown as ExcelJS.Buffer)
    expect(book.worksheets[0]?.rowCount).toBe(2)
    expect((await office.send('auditor', 'GET', '/export?format=csv')).code).toBe('kernel.forbidden')
  })

  it('offers the offices and people that are there', async () => {
    const { items } = await office.get<{ items: { id: string; name: string }[] }>('town', '/offices')
    expect(items.map((each) => each.name)).toEqual(expect.arrayContaining(['经信局', '税务局', '新塍镇']))
    expect((await office.get<{ items: { name: string }[] }>('town', `/people?office=${office.officeId('ofc')}`)).items.map((each) => each.name).toSorted()).toEqual(['经信同事', '经信经办'])
  })
})

describe('the roadmap', () => {
  it('is the tree of a 专项 with dates and states, as far as the reader may see', async () => {
    const plan = await office.raise('leader', { title: '亩均改革专项', leadOfficeId: office.officeId('ofc'), startOn: '2026-03-01', dueOn: '2026-12-31' })
    const part = (title: string, who: 'ofc' | 'tax', startOn: string, dueOn: string) => office.raise('leader', { title, parentId: plan.id, leadOfficeId: office.officeId(who), startOn, dueOn })
    await part('数据归集', 'tax', '2026-06-01', '2026-07-31')
    await part('方案制定', 'ofc', '2026-03-01', '2026-04-30')
    type Line = { title: string; depth: number; from?: string; to?: string; state: string }
    const tree = await office.get<{ items: Line[] }>('leader', `/roadmap?root=${plan.id}`)
    expect(tree.items.map(({ title, depth, from, to, state }) => [title, depth, from, to, state])).toEqual([
      ['亩均改革专项', 0, '2026-03-01', '2026-12-31', 'assigned'], ['方案制定', 1, '2026-03-01', '2026-04-30', 'assigned'], ['数据归集', 1, '2026-06-01', '2026-07-31', 'assigned'],
    ])
    expect((await office.get<{ items: Line[] }>('tax', '/roadmap')).items.map(({ title, depth }) => [title, depth])).toEqual([['数据归集', 0]])
    expect((await office.send('tax', 'POST', '', { kind: 'todo', source: 'other', title: '挂靠', parentId: plan.id })).code).toBe('tasks.bad_parent')
    expect((await office.get<{ parts: unknown[] }>('leader', `/${plan.id}`)).parts).toHaveLength(2)
  })

  it('shows every task once, below its parent, and spans what lies below', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-05-${String(date).padStart(2, '0')}`)
    const plans = fc.array(fc.record({ parent: fc.option(fc.nat(20), { nil: undefined }), dueOn: fc.option(day, { nil: undefined }) }), { maxLength: 20 }).map((list) =>
      list.map(({ parent, dueOn }, index): Planned => ({ id: String(index), number: index, ...(parent !== undefined && parent < index ? { parentId: String(parent) } : {}), ...(dueOn === undefined ? {} : { dueOn }) })))
    fc.assert(fc.property(plans, (tasks) => {
      const placed = roadmapOf(tasks)
      expect(placed.map((task) => task.id).toSorted()).toEqual(tasks.map((task) => task.id).toSorted())
      for (const task of placed) {
        const parent = placed.find((each) => each.id === task.parentId)
        if (!parent) continue
        expect(placed.indexOf(parent)).toBeLessThan(placed.indexOf(task))
        expect(task.depth).toBe(parent.depth + 1)
        if (task.to !== undefined) expect((parent.to ?? '') >= task.to).toBe(true)
      }
    }))
  })
})

describe('migrations of tasks', () => {
  it('keep the moves of before, and let nobody change them from then on', () => migrationTrial({
    migrations, module: 'tasks', id: 2,
    before: async (store) => {
      await store.query(`insert into tasks.task (id, kind, source, title, state, raised_by, raised_at, updated_at) values ('11111111-1111-4111-8111-111111111111', 'todo', 'other', '旧任务', 'raised', '甲', now(), now())`)
      await store.query(`insert into tasks.move (task_id, at, by, action, to_state, trace_id) values ('11111111-1111-4111-8111-111111111111', now(), '甲', 'raise', 'raised', 't')`)
    },
    after: async (store) => {
      expect(await store.query('select action, to_state from tasks.move')).toEqual([{ action: 'raise', to_state: 'raised' }])
      await expect(store.query('delete from tasks.move')).rejects.toThrow(/append-only/u)
    },
  }))
})
