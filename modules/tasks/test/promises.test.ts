import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trendDays } from '../service/promises.ts'
import { openOffice, type Office } from './office.ts'

type Promises = { readonly overdue: number; readonly offices: readonly { readonly office: string; readonly tasks: number }[]; readonly trend: readonly { readonly day: string; readonly tasks: number }[] }

describe('what was promised and is late', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
    const late = await office.raise('leader', { title: '一月该办', leadOfficeId: office.officeId('tax'), workingDays: 5 })
    await office.raise('leader', { title: '也该办', leadOfficeId: office.officeId('ofc'), workingDays: 5 })
    await office.raise('leader', { title: '还早', leadOfficeId: office.officeId('tax'), dueOn: '2026-12-01' })
    office.clock.set('2026-04-10')
    await office.move('tax', late, 'accept')
    await office.move('tax', late, 'answer', { text: '已办。' })
    office.clock.set('2026-05-06')
  })
  afterAll(() => office?.close())

  it('is counted by office, and as it stood at the beginning of each month', async () => {
    const found = await office.get<Promises>('leader', '/promises')
    expect(found).toMatchObject({ overdue: 1, offices: [{ office: '经信局', tasks: 1 }] })
    expect(found.trend.map(({ day, tasks }) => [day, tasks])).toEqual([['2025-12-01', 0], ['2026-01-01', 0], ['2026-02-01', 0], ['2026-03-01', 0], ['2026-04-01', 2], ['2026-05-01', 1], ['2026-05-06', 1]])
  })

  it('is an office’s own for an office, and nobody’s for a firm', async () => {
    expect(await office.get<Promises>('ofc', '/promises')).toMatchObject({ overdue: 1 })
    expect(await office.get<Promises>('tax', '/promises')).toMatchObject({ overdue: 0, offices: [] })
    expect((await office.send('firm', 'GET', '/promises')).code).toBe('kernel.forbidden')
  })

  it('names a day once when a month begins today', () => {
    expect(trendDays('2026-05-01')).toEqual(['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'])
  })
})
