import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, type Detail, type GrantRows, type Office } from './office.ts'
import { closed, parts, solar, surveySecret, textile } from './feeds.ts'

let office: Office
let all: Detail
let ofTown: Detail
const grant = async (more: object): Promise<Detail> => office.move('tax', (await office.apply('ofc', { items: ['tax', 'revenue'], largerReason: why, manners: ['table', 'file', 'api'], ...more }))[0] as Detail, 'approve', { supplyNow: true })
const why = '需按实缴税额计算补助'
beforeAll(async () => {
  office = await openOffice()
  all = await grant({})
  ofTown = await grant({ rows: { kind: 'towns', towns: ['油车港镇'] }, from: '2025-01', manners: ['table'] })
})
afterAll(() => office?.close())

const rows = (grant: Detail, query = ''): Promise<GrantRows> => office.get<GrantRows>('ofc', `/grants/${grant.id}/rows${query}`)
const csvLines = (text: string): string[] => text.replace('\ufeff', '').trimEnd().split('\r\n')

describe('granted data', () => {
  it('hold the items, enterprises and periods that were granted, and no other', async () => {
    const page = await rows(all)
    expect(page).toMatchObject({ grantNo: all.grantNo, total: 4 })
    expect(page.items.map((item) => item.id)).toEqual(['tax', 'revenue'])
    expect(page.rows.filter((row) => row.creditCode === solar.code).map(({ period, cells }) => [period, ...cells])).toEqual([['2023', '30', '800'], ['2024', '40', '1000'], ['2025', '50', '1200']])
    expect((await rows(ofTown)).rows.map(({ creditCode, period, cells }) => [creditCode, period, ...cells]).toSorted()).toEqual([[closed.code, '2025', '2', '100'], [parts.code, '2025', '1', '80']].toSorted())
  })

  it('come in pages without gap or overlap', async () => {
    const pages = await Promise.all([1, 2, 3, 4].map((page) => rows(all, `?page=${page}&pageSize=1`)))
    expect(pages.flatMap((page) => [...new Set(page.rows.map((row) => row.creditCode))]).toSorted()).toEqual([solar, textile, parts, closed].map((of) => of.code).toSorted())
  })

  it('can be an answer instead of a figure: the figure does not leave', async () => {
    const band = await office.move('hrss', (await office.apply('ofc', { items: ['staff_band'] }))[0] as Detail, 'approve', { supplyNow: true })
    const answer = await office.send('ofc', 'GET', `/grants/${band.id}/rows`)
    expect((answer.body as GrantRows).rows.find((row) => row.creditCode === solar.code)?.cells).toEqual(['20–300人'])
    expect(answer.text).not.toMatch(/101|"100"/u)
  })

  it('are for the office that applied, in the manner it was granted', async () => {
    expect((await office.send('hrss', 'GET', `/grants/${all.id}/rows`)).status).toBe(404)
    expect((await office.send('tax', 'GET', `/grants/${all.id}/rows`)).code).toBe('sharing.not_user')
    expect((await office.send('leader', 'GET', `/grants/${all.id}/rows`)).code).toBe('kernel.forbidden')
    expect((await office.send('ofc2', 'GET', `/grants/${all.id}/rows`)).status).toBe(200)
    expect((await office.send('ofc', 'GET', `/grants/${ofTown.id}/file?format=csv`)).code).toBe('sharing.other_manner')
  })

  it('are read by API with a real token of the applicant, and only when that was granted', async () => {
    const bearer = await office.token('ofc', ['sharing.use'])
    const answer = await office.send({ bearer }, 'GET', `/grants/${all.id}/rows`)
    expect([answer.status, (answer.body as GrantRows).total]).toEqual([200, 4])
    expect((await office.send({ bearer }, 'GET', `/grants/${ofTown.id}/rows`)).code).toBe('sharing.other_manner')
    for (const format of ['csv', 'xlsx']) expect((await office.send({ bearer }, 'GET', `/grants/${all.id}/file?format=${format}`)).code).toBe('sharing.file_by_token')
    expect((await office.send({ bearer }, 'GET', '/requests')).code).toBe('kernel.forbidden')
    const blind = await office.token('ofc', ['sharing.read'])
    expect((await office.send({ bearer: blind }, 'GET', `/grants/${all.id}/rows`)).code).toBe('kernel.forbidden')
  })

  it('leave use records under the number and the purpose of the grant: one a page, one per enterprise of a file', async () => {
    const logged = await grant({})
    await rows(logged, '?pageSize=2')
    await office.send('ofc', 'GET', `/grants/${logged.id}/file?format=csv`)
    const made = await office.uses(logged.grantNo, 5)
    expect(made.map(({ door, purpose, agreement, who }) => [door, purpose, agreement, who])).toEqual([['sharing.table', 'policy', logged.grantNo, '经信经办'], ...Array.from({ length: 4 }, () => ['sharing.file', 'policy', logged.grantNo, '经信经办'])])
    expect(new Set(made.slice(1).map((use) => use.enterpriseId)).size).toBe(4)
    expect(made[0]).toMatchObject({ rows: 2 })
  })
})

describe('a file', () => {
  it('says in its first and last line who received it, and is traced back by its number or by itself', async () => {
    const file = await office.send('ofc', 'GET', `/grants/${all.id}/file?format=csv`)
    const lines = csvLines(file.text)
    const mark = /编号 (\S+?)；/u.exec(lines[0] ?? '')?.[1] ?? ''
    expect(lines[0]).toMatch(/接收单位 经信局；领取人 经信经办；生成时间 2026-03-02 09:00:00；用途 核对申报企业是否符合条件/u)
    expect(lines.at(-1)).toBe(lines[0])
    expect(file.fileName).toBe(`共享数据-${mark}.csv`)
    expect(lines[1]).toBe('统一社会信用代码,企业名称,数据期间,入库税收（万元）,营业收入（万元）')
    expect(lines).toHaveLength(2 + 6 + 1)
    const form = new FormData()
    form.append('files', new Blob([new Uint8Array(file.bytes)]), '改了名.csv')
    const byItself = await office.send('auditor', 'POST', '/trace', form)
    expect(byItself.body).toMatchObject({ found: true, file: { mark, by: '经信经办', office: '经信局', grantNo: all.grantNo, enterprises: 4 } })
    expect(await office.get('auditor', `/trace?mark=${mark}`)).toEqual(byItself.body)
    expect(await office.get('auditor', '/trace?mark=GX2026-000000-00000000')).toEqual({ found: false })
    expect((await office.send('tax', 'GET', `/trace?mark=${mark}`)).code).toBe('kernel.forbidden')
  })

  it('is a workbook with the same lines', async () => {
    const file = await office.send('ofc', 'GET', `/grants/${all.id}/file?format=xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes as unknown as ExcelJS.Buffer)
    const sheet = book.worksheets[0]
    expect(sheet?.rowCount).toBe(9)
    expect(String(sheet?.getCell(1, 1).value)).toContain(all.grantNo ?? '?')
    expect(sheet?.getCell(9, 1).value).toBe(sheet?.getCell(1, 1).value)
  })
})

describe('the page 谁在用我的数', () => {
  it('tells the owner who reads what for which purpose until when, how often and when last; others see their own alone', async () => {
    type Uses = { items: { grantNo: string; office: string; readings: number; lastAt?: string; items: { id: string }[] }[] }
    const mine = await office.get<Uses>('tax', '/uses')
    const found = mine.items.find((use) => use.grantNo === all.grantNo)
    expect(found).toMatchObject({ office: '经信局', items: [{ id: 'tax' }, { id: 'revenue' }] })
    expect(found?.readings).toBeGreaterThan(5)
    expect(found?.lastAt).toBe('2026-03-02T01:00:00.000Z')
    expect((await office.get<Uses>('hrss', '/uses')).items.some((use) => use.grantNo === all.grantNo)).toBe(false)
    expect((await office.get<Uses>('ofc', '/uses')).items).toEqual([])
    expect((await office.get<Uses>('auditor', '/uses')).items.map((use) => use.grantNo)).toContain(all.grantNo)
  })
})

describe('figures of a statistical survey', () => {
  const surveyed = ['survey_revenue', 'survey_staff', 'survey_output']

  it('cannot be asked for, and the refusal names the law', async () => {
    for (const item of surveyed) {
      const refused = await office.send('ofc', 'POST', '/requests', { items: [item], scenario: '统计', legalBasis: '甲', purpose: 'duty', purposeText: '乙', rows: { kind: 'all' }, from: '2025-01', to: '2025-12', manners: ['table'], endsOn: '2026-12-31', onward: 'none', largerReason: '要' })
      expect(refused).toMatchObject({ status: 422, code: 'sharing.not_shareable' })
      expect(refused.detail).toContain('统计法')
    }
  })

  it('cannot be opened by the catalogue, by a leader, nor by rows written into the database', async () => {
    const entry = { type: 'unconditional', grade: 'L1', condition: '', legalBasis: '', reason: '放开' }
    for (const who of ['leader', 'operator', 'stats'] as const) expect((await office.send(who, 'PUT', '/catalogue/survey_revenue', entry)).code).toBe('sharing.sealed')
    await expect(office.sharing.describe(office.ctx, 'survey_revenue', { ...entry, type: 'unconditional', grade: 'L1' }, '放开')).rejects.toMatchObject({ code: 'sharing.sealed' })
    await office.stores.store.query(`insert into sharing.catalogue_change (item_id, type, grade, condition, legal_basis, reason, at, by) values ('survey_revenue', 'unconditional', 'L1', '', '', '硬改', now(), '甲')`)
    const catalogue = await office.get<{ items: { id: string; type: string; sealed: boolean; mayChange: boolean }[] }>('leader', '/catalogue')
    expect(catalogue.items.find((item) => item.id === 'survey_revenue')).toMatchObject({ type: 'none', sealed: true, mayChange: false })
    // A grant forged with the database in hand: the hub itself refuses, for every manner.
    await office.stores.store.query(`update sharing.request set items = '[{"id":"survey_revenue","type":"conditional","grade":"L4"}]' where id = $1`, [all.id])
    const bearer = await office.token('ofc', ['sharing.use'])
    const answers = [await office.send('ofc', 'GET', `/grants/${all.id}/rows`), await office.send({ bearer }, 'GET', `/grants/${all.id}/rows`)]
    for (const answer of answers) expect(answer.code).toBe('hub.items_withheld')
    const file = await office.send('ofc', 'GET', `/grants/${all.id}/file?format=csv`).catch((error: unknown) => ({ text: String(error) }))
    for (const { text } of [...answers, file]) expect(text.includes(surveySecret) || text.includes('9876')).toBe(false)
  })
})
