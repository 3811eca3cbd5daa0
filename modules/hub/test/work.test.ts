import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkMatrix, matrix } from '@jingwei/http'
import { roles } from '@jingwei/kernel'
import { as } from '@jingwei/testing'
import { hubModule } from '../index.ts'
import { openCounty, type County } from './county.ts'
import { county as files, csv, powerHeader, powerRow, taxation, taxHeader, taxRow } from './files.ts'
import { firms, home, parts, solar, textile } from './firms.ts'

type Row = { readonly id: string; readonly batchId: string; readonly line: number; readonly code: string; readonly source: { readonly id: string } }
type Rows = { readonly items: readonly Row[]; readonly total: number }
type Enterprises = { readonly items: readonly { readonly id: string; readonly name: string; readonly creditCode: string; readonly revenueWan?: string }[]; readonly total: number }
type Review = { readonly items: readonly { readonly mentionId: string; readonly name: string; readonly candidates: readonly { readonly enterpriseId: string; readonly name: string; readonly evidence: readonly { readonly zh: string }[] }[] }[] }
type Uses = { readonly items: readonly { readonly who: string; readonly door: { readonly en: string }; readonly enterprise?: { readonly id: string }; readonly rows?: number }[]; readonly total: number }

/** 汽配 may be 汽车配件 at the same address, or a firm next door: nobody but a person can say. */
const nearly = { ...parts, code: '', name: '秀水恒驰汽配有限公司' }

let county: County
beforeAll(async () => {
  county = await openCounty()
  await county.deliver(files)
})
afterAll(() => county?.close())
const idOf = async (code: string): Promise<string> => (await county.get<Enterprises>(`enterprises?q=${code}`)).items[0]?.id ?? ''
const setAside = async (code: string): Promise<readonly Row[]> => (await county.get<Rows>(`quarantine?code=${code}`)).items

describe('rows set aside', () => {
  it('are shown with line, reason and advice, and grouped by reason', async () => {
    expect(await county.get<object[]>('quarantine/groups')).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'total_row', count: 1 }), expect.objectContaining({ code: 'period_unreadable', count: 1 })]))
    expect((await setAside('period_unreadable'))[0]).toMatchObject({ line: 7, source: { id: 'taxation' }, header: taxHeader, found: '二〇二五' })
  })

  it('come back annotated, and a corrected cell replaces just the row it came from', async () => {
    const [row] = await setAside('period_unreadable')
    const before = await county.get<Enterprises>('enterprises')
    const file = await county.send('GET', `batches/${row?.batchId}/annotated`, 'officer')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes as unknown as ExcelJS.Buffer)
    const sheet = book.worksheets[0]
    if (!sheet) throw new Error('the annotated file has no sheet')
    expect(sheet.rowCount).toBe(2)
    expect(sheet.getRow(2).getCell(taxHeader.length + 5).text).toBe(row?.id)
    sheet.getRow(2).getCell(taxHeader.indexOf('所属年度') + 1).value = '2025'
    sheet.getRow(2).getCell(taxHeader.indexOf('营业收入(元)') + 1).value = 3_300_000
    const again = await county.deliver({ 'taxation-待修正.xlsx': new Uint8Array(await book.xlsx.writeBuffer()) })
    expect(again.files[0]).toMatchObject({ state: 'landed', source: { id: 'taxation' }, rows: 1, quarantined: 0 })
    expect(await setAside('period_unreadable')).toEqual([])
    const states = await county.stores.store.query<{ state: string; count: number }>(`select state, count(*)::int as count from hub.record where source_id = 'taxation' group by 1 order by 1`)
    expect(states).toEqual([{ state: 'accepted', count: 6 }, { state: 'replaced', count: 1 }])
    const after = await county.get<Enterprises>('enterprises')
    expect(after.items.map((each) => (each.creditCode === home.code ? { ...each, revenueWan: undefined } : each.revenueWan))).toEqual(before.items.map((each) => (each.creditCode === home.code ? { ...after.items.find((own) => own.id === each.id), revenueWan: undefined } : each.revenueWan)))
    expect(after.items.find((each) => each.creditCode === home.code)?.revenueWan).toBe('330')
  })

  it('are skipped from now on when they are totals and an officer says so once', async () => {
    const total = (months: string) => csv([['2024年度用电客户月度电量'], powerHeader, powerRow('3301', solar, months), ['合计', '', '', '', '', ...Array.from({ length: 12 }, () => months)]])
    const answer = await county.send('POST', 'quarantine/fixes', 'officer', { sourceId: 'power_supply', code: 'total_row', kind: 'ignore_totals' })
    expect(answer.json()).toMatchObject({ released: 1 })
    const next = await county.deliver({ 'power-2024.csv': total('900') })
    expect(next.counts.quarantined).toBe(0)
    expect(await setAside('total_row')).toEqual([])
    expect(await county.get<object[]>('fixes')).toEqual([expect.objectContaining({ fix: expect.objectContaining({ kind: 'ignore_totals' }) })])
  })

  it('are released by a fix of form, and only by one that fits the reason', async () => {
    await county.deliver({ 'tax-long.csv': taxation([[textile.code, '', '', '', '', '2023', '4500000', '1', '', '甲', '乙']]) })
    expect(await setAside('surplus_cells')).toHaveLength(1)
    expect((await county.send('POST', 'quarantine/fixes', 'officer', { sourceId: 'taxation', code: 'surplus_cells', kind: 'ignore_totals' })).json()).toMatchObject({ code: 'hub.fix_unknown' })
    expect((await county.send('POST', 'quarantine/fixes', 'officer', { sourceId: 'taxation', code: 'surplus_cells', kind: 'keep_surplus_as_remark' })).json()).toMatchObject({ released: 1 })
    await county.settled()
    expect(await setAside('surplus_cells')).toEqual([])
    // A code without a name proves nothing by itself, so the released row waits for a person.
    const item = (await county.get<Review>('review')).items.find((each) => each.name === '')
    expect(item?.candidates[0]).toMatchObject({ name: textile.name })
    await county.send('POST', `review/${item?.mentionId}`, 'officer', { decision: 'link', enterpriseId: item?.candidates[0]?.enterpriseId })
    await county.settled()
    const page = await county.get<{ cells: { item: string; period?: string; value: string }[] }>(`enterprises/${await idOf(textile.code)}`)
    expect(page.cells.map((cell) => [cell.item, cell.period, cell.value])).toContainEqual(['revenue', '2023', '450'])
  })
})

describe('a pair that only a person can judge', () => {
  it('is shown with the evidence, linked, and taken apart again without loss', async () => {
    await county.deliver({ 'power-more.csv': csv([['2025年度用电客户月度电量'], powerHeader, powerRow('3377', nearly, 40)]) })
    const before = await county.exports()
    const item = (await county.get<Review>('review')).items.find((each) => each.name === nearly.name)
    expect(item?.candidates[0]).toMatchObject({ name: parts.name })
    expect(item?.candidates[0]?.evidence.length).toBeGreaterThan(0)
    const enterpriseId = item?.candidates[0]?.enterpriseId
    expect((await county.send('POST', `review/${item?.mentionId}`, 'officer', { decision: 'link', enterpriseId })).status).toBe(200)
    await county.settled()
    expect((await county.send('POST', `review/${item?.mentionId}`, 'officer', { decision: 'new' })).json()).toMatchObject({ code: 'hub.already_decided' })
    const kwh = async () => (await county.get<{ item: string; points: { value: number }[] }[]>(`enterprises/${enterpriseId}/series`)).find((each) => each.item === 'electricity')?.points[0]?.value
    expect(await kwh()).toBe(40)
    expect(await county.exports()).not.toBe(before)
    expect((await county.send('POST', `links/${item?.mentionId}/undo`, 'officer')).status).toBe(204)
    await county.settled()
    expect(await county.exports()).toBe(before)
    expect(await kwh()).toBeUndefined()
  })

  it('may be a new enterprise, and that too can be undone', async () => {
    const before = await county.exports()
    const total = (await county.get<Enterprises>('enterprises')).total
    const item = (await county.get<Review>('review')).items.find((each) => each.name === nearly.name)
    await county.send('POST', `review/${item?.mentionId}`, 'officer', { decision: 'new' })
    await county.settled()
    expect((await county.get<Enterprises>('enterprises')).total).toBe(total + 1)
    await county.send('POST', `links/${item?.mentionId}/undo`, 'officer')
    await county.settled()
    expect(await county.exports()).toBe(before)
  })
})

describe('who used what', () => {
  it('is one record for a list, one for a page, one per firm for an export', async () => {
    const auditor = { role: 'auditor', purpose: 'audit' } as const
    const uses = () => county.get<Uses>('uses?pageSize=200', auditor)
    await expect.poll(async () => (await uses()).total, { timeout: 20_000 }).toBeGreaterThan(0)
    const of = (all: Uses, door: string, who: string) => all.items.filter((use) => use.door.en === door && use.who === who)
    const id = await idOf(solar.code)
    await county.get(`enterprises/${id}`, 'leader')
    await county.get('enterprises', 'leader')
    await county.send('GET', 'enterprises/export?format=csv', 'statistics')
    await expect.poll(async () => of(await uses(), 'Export of the list', 'statistics').length, { timeout: 20_000 }).toBe(firms.length)
    const all = await uses()
    expect(of(all, 'Record page', 'leader')).toMatchObject([{ enterprise: { id } }])
    expect(of(all, 'List', 'leader')).toMatchObject([{ rows: firms.length }])
    expect((await county.get<Uses>('my-enterprise/uses', { role: 'enterprise', creditCode: solar.code })).items.every((use) => use.enterprise?.id === id)).toBe(true)
  })
})

describe('the rows an account sees', () => {
  it('are its own alone for an enterprise', async () => {
    const self = { role: 'enterprise', purpose: 'self', creditCode: solar.code } as const
    expect(await county.get<{ id: string }>('my-enterprise', self)).toMatchObject({ id: await idOf(solar.code) })
    for (const path of ['enterprises', `enterprises/${await idOf(textile.code)}`, 'enterprises/facets', 'summary', 'batches', 'uses']) expect((await county.send('GET', path, self)).status).toBe(403)
    expect((await county.send('GET', 'my-enterprise', { role: 'enterprise', purpose: 'self' })).status).toBe(404)
  })

  it('are those of its town for a town', async () => {
    const town = { role: 'town', town: '新塍镇' } as const
    const list = await county.get<Enterprises>('enterprises', town)
    expect(list.items.map((row) => row.creditCode).toSorted()).toEqual([solar.code, textile.code].toSorted())
    expect((await county.get<{ towns: { value: string }[] }>('enterprises/facets', town)).towns.map((each) => each.value)).toEqual(['新塍镇'])
    expect((await county.send('GET', `enterprises/${await idOf(parts.code)}`, town)).status).toBe(404)
    expect((await county.send('GET', `enterprises/${await idOf(parts.code)}/series`, town)).status).toBe(404)
    expect((await county.get<Enterprises>('enterprises', { role: 'town' })).total).toBe(0)
  })
})

describe('the matrix role x route of the hub', () => {
  it('holds in every cell', async () => {
    const cells = matrix(hubModule.routes(county.hub), roles.map((role) => role.id), hubModule.permissions)
    expect(cells.length).toBeGreaterThan(200)
    const deviations = await checkMatrix(cells.filter((cell) => cell.route.id !== 'hub.enterprise.export'), async ({ role }, { method, url }) => {
      const answer = await county.server.inject({ method: method as 'GET', url, headers: role === 'anonymous' ? {} : as(role) })
      return { status: answer.statusCode, code: answer.json<{ code?: string }>().code ?? '' }
    })
    expect(deviations).toEqual([])
  })
})

describe('an exported list', () => {
  it('starts no cell with a live formula, in either form', async () => {
    await county.deliver({ 'live.csv': taxation([taxRow({ ...solar, code: '', name: '=HYPERLINK("x")有限公司', address: '@cmd' }, 2025, 1)]) })
    const csvText = (await county.send('GET', 'enterprises/export?format=csv', 'officer')).text
    expect(csvText).toContain(`'=HYPERLINK`)
    expect(csvText).not.toMatch(/(?:^|,)"?[=@]/mu)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await county.send('GET', 'enterprises/export?format=xlsx', 'officer')).bytes as unknown as ExcelJS.Buffer)
    const cells: unknown[] = []
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => { cells.push(cell.type === ExcelJS.ValueType.Formula) }))
    expect(cells).not.toContain(true)
  })
})
