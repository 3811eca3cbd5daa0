import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayInChina, periodText, previousPeriod, type Period } from '@jingwei/kernel'
import { openCounty, type Answer, type County } from './county.ts'
import { csv, register } from './files.ts'
import { equipment, firm, firms, solar, type Firm } from './firms.ts'

type Closing = { readonly id: string; readonly code: string; readonly state: { readonly id: string }; readonly openPoints: readonly { readonly code: string; readonly zh: string }[]; readonly enterprises?: number; readonly figures?: number; readonly digest?: string; readonly own: boolean }
type Detail = { readonly closing: Closing; readonly revisions: readonly { readonly period: string; readonly reason: string }[]; readonly differences: readonly { readonly item: { readonly id: string }; readonly period: string; readonly firms: number; readonly before: number; readonly after: number }[] }
type Page = { readonly closing?: { readonly code: string }; readonly cells: readonly { readonly item: string; readonly period?: string; readonly value: string; readonly today?: string; readonly fileName: string; readonly line: number }[] }
type Enterprises = { readonly items: readonly { readonly id: string; readonly name: string; readonly creditCode: string }[]; readonly total: number }
type Summary = { readonly enterprises: number; readonly indicators: readonly { readonly id: string; readonly period: string; readonly value: number }[] }

const clerk = { role: 'officer', personId: '01900000-0000-7000-8000-000000000001', organisationName: '数据局' } as const
const second = { role: 'officer', personId: '01900000-0000-7000-8000-000000000002', organisationName: '数据局' } as const

/** Months that have ended, whenever the test runs. */
const lastMonth = previousPeriod({ kind: 'month', year: Number(dayInChina(new Date()).slice(0, 4)), month: Number(dayInChina(new Date()).slice(5, 7)) }) as Extract<Period, { kind: 'month' }>
const month = periodText(lastMonth)
const earlier = periodText(previousPeriod(lastMonth) as Period)

const powerOf = (of: string, rows: readonly (readonly [Firm, number])[]): string => {
  const number = Number(of.slice(5))
  return csv([[`${of.slice(0, 4)}年${number}月用电客户月度电量`], ['户号', '用户名称', '统一社会信用代码', '用电地址', '用电类别', `${number}月`], ...rows.map(([firm, kwh], index) => [`33${index}`, firm.name, firm.code, firm.address, '大工业', String(kwh)])])
}
const newcomer = firm(99, '秀水新生电子科技有限公司', '云泽市秀水区高照街道东升路9号', 'C3982')
const usual: readonly (readonly [Firm, number])[] = firms.map((firm, index) => [firm, 1_000 + index])

let county: County
const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}
const deliverPower = async (rows: readonly (readonly [Firm, number])[], note: string): Promise<Answer> => {
  const { id } = ok(await county.upload(`deliveries/power_supply/${month}/file`, clerk, { 'power.csv': powerOf(month, rows) })).json<{ id: string }>()
  await county.settled()
  const submitted = await county.send('POST', `submissions/${id}/submit`, clerk, { note })
  if (submitted.status >= 300) return (await county.send('POST', `submissions/${id}/withdraw`, clerk), submitted)
  const accepted = await county.send('POST', `submissions/${id}/accept`, second, { note: '' })
  await county.settled()
  return accepted
}
const closeMonth = async (of: string, reason: string): Promise<Detail> => {
  const { code } = ok(await county.send('POST', 'closings', clerk, { month: of, reason })).json<{ code: string }>()
  const { closing } = await county.get<Detail>(`closings/${code}`)
  ok(await county.send('POST', `closings/${closing.id}/confirm`, second))
  await county.settled()
  return county.get<Detail>(`closings/${code}`)
}
const idOf = async (firm: Firm): Promise<string> => (await county.get<Enterprises>(`enterprises?q=${firm.code}`)).items[0]?.id ?? ''
const kwh = async (firm: Firm, closing?: string): Promise<{ value: string; today?: string } | undefined> => {
  const page = await county.get<Page>(`enterprises/${await idOf(firm)}${closing === undefined ? '' : `?closing=${closing}`}`)
  const cell = page.cells.find((each) => each.item === 'electricity' && each.period === month)
  return cell && { value: cell.value, ...(cell.today === undefined ? {} : { today: cell.today }) }
}
const totalKwh = async (closing?: string): Promise<number | undefined> =>
  (await county.get<Summary>(`summary${closing === undefined ? '' : `?closing=${closing}`}`)).indicators.find((indicator) => indicator.id === 'electricity' && indicator.period === month)?.value

beforeAll(async () => {
  county = await openCounty()
  await county.deliver({ 'register.csv': register() })
  ok(await county.send('PUT', 'arrangements/power_supply', clerk, { provider: '供电公司', cycle: 'month', manner: 'period', dueWorkingDays: 60, firstPeriod: earlier, agreementNo: '〔2026〕7号' }))
})
afterAll(() => county?.close())

describe('closing a month', () => {
  it('names what is open, wants a reason for it, and takes two people', async () => {
    expect((await county.send('POST', 'closings', clerk, { month: dayInChina(new Date()).slice(0, 7), reason: '' })).json()).toMatchObject({ code: 'hub.month_not_over' })
    const open = await county.get<{ items: readonly { code: string; zh: string }[] }>(`closings/open-points?month=${month}`)
    expect(open.items).toMatchObject([{ code: 'missing', zh: '未报：用电客户月度电量' }])
    expect((await county.send('POST', 'closings', clerk, { month, reason: ' ' })).json()).toMatchObject({ code: 'hub.closing_say_why' })
    ok(await county.send('POST', 'closings', clerk, { month, reason: '供电公司下月补报' }))
    expect((await county.send('POST', 'closings', second, { month, reason: '再提' })).json()).toMatchObject({ code: 'hub.closing_open' })
    const { closing } = await county.get<Detail>(`closings/${month}`, clerk)
    expect(closing).toMatchObject({ code: month, own: true, state: { id: 'proposed' }, openPoints: [{ code: 'missing' }] })
    expect((await county.send('POST', `closings/${closing.id}/confirm`, clerk)).json()).toMatchObject({ code: 'hub.closing_same_person', status: 403 })
    expect((await county.send('POST', `closings/${closing.id}/confirm`, 'town')).status).toBe(403)
    expect((await county.send('GET', `enterprises?closing=${month}`, 'officer')).json()).toMatchObject({ code: 'hub.no_closing', status: 404 })
    ok(await county.send('POST', `closings/${closing.id}/withdraw`, clerk))
    expect((await county.send('POST', `closings/${closing.id}/confirm`, second)).json()).toMatchObject({ code: 'hub.closing_moved' })
  })

  it('keeps what was known, under a digest that whoever asks can compute again', async () => {
    ok(await deliverPower(usual, '已核实'))
    const { closing } = await closeMonth(month, '')
    expect(closing).toMatchObject({ state: { id: 'closed' }, enterprises: firms.length, openPoints: [] })
    expect(closing.digest).toMatch(/^[0-9a-f]{64}$/u)
    expect((await county.send('POST', `closings/${month}/verify`, 'auditor')).json()).toEqual({ recorded: closing.digest, computed: closing.digest, equal: true })
    expect((await county.send('POST', 'closings', clerk, { month: earlier, reason: '补封' })).json()).toMatchObject({ code: 'hub.closing_order' })
    await expect(county.stores.store.query(`update hub.closed_enterprise set name = '改' where true`)).rejects.toThrow()
    await expect(county.stores.store.query('delete from hub.closing where true')).rejects.toThrow()
  })

  it('stays as it was while today moves on, on the page, in the list, in totals and in the export', async () => {
    expect((await deliverPower([[solar, 1_500]], '')).json()).toMatchObject({ status: 422 })
    ok(await deliverPower(usual.filter(([firm]) => firm !== equipment).map(([firm, amount]) => [firm, firm === solar ? 1_500 : amount]), '户号并户，供电公司更正'))
    await county.deliver({ 'more.csv': register([newcomer]) })
    expect([await kwh(solar), await kwh(solar, month)]).toEqual([{ value: '1500' }, { value: '1000', today: '1500' }])
    expect([await kwh(equipment), await kwh(equipment, month)]).toEqual([undefined, { value: String(usual.find(([firm]) => firm === equipment)?.[1]), today: '' }])
    const before = usual.reduce((sum, [, amount]) => sum + amount, 0)
    expect([await totalKwh(month), await totalKwh()]).toEqual([before, before + 500 - (usual.find(([firm]) => firm === equipment)?.[1] ?? 0)])
    const [then, now] = [await county.get<Enterprises>(`enterprises?closing=${month}&sort=-name`), await county.get<Enterprises>('enterprises')]
    expect(then.total).toBe(firms.length)
    expect(now.total).toBeGreaterThan(firms.length)
    expect((await county.get<Enterprises>(`enterprises?closing=${month}&q=${solar.name}`)).items).toMatchObject([{ creditCode: solar.code }])
    const file = ok(await county.send('GET', `enterprises/export?format=csv&closing=${month}`, 'officer')).text
    expect(file.split('\r\n')[0]).toContain('封版')
    expect(file.trim().split('\r\n')).toHaveLength(firms.length + 2)
    const series = await county.get<readonly { item: string; points: readonly { period: string; value: number }[] }[]>(`enterprises/${await idOf(solar)}/series?items=electricity&closing=${month}`)
    expect(series[0]?.points.find((point) => point.period === month)?.value).toBe(1_000)
  })

  it('tells what was revised since, and why', async () => {
    const { revisions, differences } = await county.get<Detail>(`closings/${month}`)
    expect(revisions).toMatchObject([{ period: month, reason: '户号并户，供电公司更正' }])
    expect(differences).toMatchObject([{ item: { id: 'electricity' }, period: month, firms: 2, after: expect.any(Number) }])
    // Two firms' sum is for who may read their records; a town reads of its own firms alone.
    expect((await county.get<Detail>(`closings/${month}`, 'operator')).differences[0]).not.toHaveProperty('after')
    expect((await county.get<Detail>(`closings/${month}`, { role: 'town', town: '新塍镇' })).differences).toMatchObject([{ firms: 1, before: 1_000, after: 1_500 }])
  })

  it('is published again as a revision, and both stay readable', async () => {
    expect((await county.send('POST', 'closings', clerk, { month, reason: '' })).json()).toMatchObject({ code: 'hub.closing_say_why' })
    const { closing, differences } = await closeMonth(month, '并入供电公司更正')
    expect(closing.code).toBe(`${month}-r1`)
    expect(differences).toEqual([])
    expect([await kwh(solar, month), await kwh(solar, closing.code), await kwh(equipment, closing.code)]).toEqual([{ value: '1000', today: '1500' }, { value: '1500' }, undefined])
    for (const code of [month, closing.code]) expect((await county.send('POST', `closings/${code}/verify`, 'auditor')).json()).toMatchObject({ equal: true })
    // Only what changed has a version of its own.
    const versions = await county.stores.store.query<{ enterprise_id: string }>('select enterprise_id from hub.closed_enterprise where closing = (select max(seq) from hub.closing)')
    expect(versions.length).toBeLessThan(firms.length)
  })

  it('is made anew in the columnar store from what is kept', async () => {
    const before = [await totalKwh(month), await totalKwh(`${month}-r1`)]
    await county.hub.rebuildColumnar(county.ctx)
    expect([await totalKwh(month), await totalKwh(`${month}-r1`)]).toEqual(before)
  })

  it('makes a page for visitors that names no enterprise and keeps back what is not published', async () => {
    const open = ok(await county.send('GET', `closings/${month}/visit`, 'leader')).text
    expect(open).toContain('5,010 千瓦时')
    for (const each of firms) expect(open).not.toContain(each.name)
    expect(open).not.toMatch(/<script|https?:/u)
    expect((await county.send('GET', `closings/${month}/visit`, 'town')).status).toBe(403)
    const { code } = ok(await county.send('POST', 'closings', clerk, { month, reason: '待公布', publishOn: '2099-01-01' })).json<{ code: string }>()
    const { closing } = await county.get<Detail>(`closings/${code}`)
    ok(await county.send('POST', `closings/${closing.id}/confirm`, second))
    await county.settled()
    const kept = ok(await county.send('GET', `closings/${code}/visit`, 'leader')).text
    expect(kept).toContain(`用电量 ${month}`)
    expect(kept).not.toContain('千瓦时')
  })

  it('is not held up by background work that was cancelled', async () => {
    const { code } = ok(await county.send('POST', 'closings', clerk, { month, reason: '又一版' })).json<{ code: string }>()
    const { closing } = await county.get<Detail>(`closings/${code}`)
    await county.stores.store.query(`update hub.closing set state = 'freezing', run_id = $2 where id = $1`, [closing.id, '01900000-0000-7000-8000-00000000dead'])
    expect((await county.get<Detail>(`closings/${code}`)).closing.state.id).toBe('failed')
    ok(await county.send('POST', `closings/${closing.id}/withdraw`, clerk))
  })

  it('is nobody else’s: a firm of another town is not in a town’s list as closed, and unknown codes are refused in words', async () => {
    const town = { role: 'town', town: '无此镇' } as const
    expect((await county.get<Enterprises>(`enterprises?closing=${month}`, town)).total).toBe(0)
    expect((await county.send('GET', `enterprises/${await idOf(solar)}?closing=${month}`, town)).status).toBe(404)
    expect((await county.send('GET', 'enterprises?closing=2026-13', 'officer')).json()).toMatchObject({ code: 'hub.no_closing' })
    expect((await county.send('GET', 'summary?closing=1%20or%201', 'leader')).json()).toMatchObject({ code: 'hub.no_closing' })
  })
})
