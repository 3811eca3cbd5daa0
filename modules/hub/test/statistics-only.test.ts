import ExcelJS from 'exceljs'
import type { Route } from '@jingwei/http'
import { roles, type Role } from '@jingwei/kernel'
import type { Visitor } from '@jingwei/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hubModule } from '../index.ts'
import { openCounty, type Answer, type County } from './county.ts'
import { county as files, csv, powerHeader, powerRow, surveyHeader, surveyName, surveySecret } from './files.ts'
import { equipment, solar, type Firm } from './firms.ts'

/** Only the survey knows this firm; an electricity account has its short name, so that somebody must look at the pair. */
const hidden: Firm = { ...equipment, code: '', name: '秀水隐名轴承机械制造有限公司', address: '云泽市秀水区高照街道无名路1号' }
const nearly: Firm = { ...hidden, name: '隐名轴承机械制造' }
const surveyed = (of: Firm, quarter: string): string[] => [of.name, of.code, '3511', '2025', quarter, surveySecret, surveySecret, surveySecret, surveySecret, '9876', surveySecret]
const secrets = [surveySecret, surveySecret.slice(0, 6), surveyName, hidden.name]

type Batches = { readonly items: readonly { readonly id: string; readonly source: { readonly id: string } }[] }
type Detail = { readonly id: string; readonly cells: readonly { readonly item: string; readonly value: string; readonly source: { readonly id: string } }[]; readonly mentions: readonly { readonly name: string }[] }

const closing = '2025-12'

const statistician: Visitor = { role: 'statistics', purpose: 'statistics', personId: '01900000-0000-7000-8000-000000000001' }
const second: Visitor = { ...statistician, personId: '01900000-0000-7000-8000-000000000002' }
const strangers: readonly Visitor[] = [
  ...roles.filter(({ id }) => id !== 'enterprise' && id !== 'town').map(({ id }): Visitor => ({ role: id })),
  { role: 'officer', purpose: 'statistics' }, { role: 'leader', purpose: 'statistics' }, { role: 'auditor', purpose: 'audit' },
  { role: 'enterprise', purpose: 'self', creditCode: solar.code }, { role: 'town', town: '新塍镇' },
]

describe('figures of a statistical survey', () => {
  let county: County
  let ids: readonly string[]
  let enterprise: string
  let surveys: readonly string[]
  let submission: string
  beforeAll(async () => {
    county = await openCounty()
    await county.deliver({ ...files, 'survey-2.csv': csv([surveyHeader, surveyed(hidden, '1'), surveyed({ ...solar, name: surveyName }, '9')]) })
    await county.deliver({ 'power-2.csv': csv([['2025年度用电客户月度电量'], powerHeader, powerRow('3399', nearly, 1)]) })
    enterprise = (await county.get<{ items: { id: string }[] }>(`enterprises?q=${solar.code}`)).items[0]?.id ?? ''
    surveys = (await county.get<Batches>('batches', statistician)).items.filter((batch) => batch.source.id === 'statistics').map((batch) => batch.id)
    const arranged = await county.send('PUT', 'arrangements/statistics', statistician, { provider: '', cycle: 'month', manner: 'increment', dueWorkingDays: 10, firstPeriod: '2025-11', agreementNo: '' })
    expect(arranged.status).toBe(204)
    submission = (await county.upload('deliveries/statistics/2025-12/file', statistician, { 'survey-3.csv': csv([surveyHeader, surveyed(hidden, '2'), surveyed({ ...solar, name: surveyName }, '3')]) })).json<{ id: string }>().id
    await county.settled()
    await closeAndRevise()
    const all = await county.stores.store.query<{ id: string }>('select id::text from hub.enterprise union select id::text from hub.batch union select id::text from hub.import union select id::text from hub.submission union select id::text from hub.closing')
    ids = all.map((row) => row.id)
  })
  afterAll(() => county?.close())

  const done = (answer: Answer): Answer => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
    return answer
  }
  /** A month is closed; a survey of it is handed in, taken in and told as a revision afterwards, with a figure in its reason. */
  async function closeAndRevise(): Promise<void> {
    done(await county.send('POST', 'closings', { role: 'officer', personId: '01900000-0000-7000-8000-000000000003' }, { month: '2025-12', reason: '试' }))
    const { closing: proposed } = await county.get<{ closing: { id: string } }>(`closings/${closing}`)
    done(await county.send('POST', `closings/${proposed.id}/confirm`, { role: 'leader', personId: '01900000-0000-7000-8000-000000000004' }))
    await county.settled()
    const { id } = done(await county.upload('deliveries/statistics/2025-11/file', statistician, { 'survey-4.csv': csv([surveyHeader, surveyed(hidden, '4'), surveyed({ ...solar, name: surveyName }, '4')]) })).json<{ id: string }>()
    await county.settled()
    done(await county.send('POST', `submissions/${id}/submit`, statistician, { note: `更正为 ${surveySecret}` }))
    done(await county.send('POST', `submissions/${id}/accept`, second, { note: '' }))
    await county.settled()
  }
  const textOf = async (path: string, who: Visitor): Promise<string> => {
    const answer = await county.send('GET', path, who)
    if (answer.status === 429 || answer.status >= 500) throw new Error(`${path} was not really tried: ${answer.status} ${answer.text}`)
    if (!answer.bytes.subarray(0, 2).equals(Buffer.from('PK'))) return answer.text
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(answer.bytes as unknown as ExcelJS.Buffer)
    return JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()))
  }
  /** Every way through a route: with each id there is, with each query that opens more, and as a closing holds it. */
  const doors = (route: Route): readonly string[] => {
    const paths = plainDoors(route)
    const closable = 'closing' in ((route.query as { properties?: object } | undefined)?.properties ?? {})
    return closable ? [...paths, ...paths.map((path) => `${path}${path.includes('?') ? '&' : '?'}closing=${closing}`)] : paths
  }
  const plainDoors = (route: Route): readonly string[] => {
    const path = route.path.replace('/api/hub/', '')
    const exports = route.id === 'hub.enterprise.export' ? ['?format=csv', '?format=xlsx'] : ['']
    const series = route.id.endsWith('.series') ? ['', '?items=survey_revenue,survey_staff,revenue'] : exports
    if (path.includes(':source/:period')) return [path.replace(':source', 'statistics').replace(':period', '2025-12')]
    if (path.includes(':code')) return [path.replace(':code', closing)]
    if (route.id === 'hub.closing.open') return [`${path}?month=2025-11`, `${path}?month=${closing}`]
    return path.includes(':id') ? [...ids, 'statistics'].map((id) => path.replace(':id', id)) : series.map((query) => `${path}${query}`)
  }

  it('were delivered: two surveys, one row set aside, one pair to look at', async () => {
    expect(surveys).toHaveLength(2)
    expect((await county.get<{ total: number }>('review', statistician)).total).toBeGreaterThan(0)
    expect(await textOf('quarantine', statistician)).toContain(surveySecret)
  })

  it('are seen per firm by the statistics officer at statistical work, on the page of the enterprise', async () => {
    const page = await county.get<Detail>(`enterprises/${enterprise}`, statistician)
    expect(page.cells.find((cell) => cell.item === 'survey_revenue')).toMatchObject({ value: surveySecret, source: { id: 'statistics' } })
    expect(page.mentions.map((mention) => mention.name)).toContain(surveyName)
  })

  it('take no part in the record even there', async () => {
    const page = await county.get<Detail>(`enterprises/${enterprise}`, statistician)
    for (const cell of page.cells.filter((each) => !each.item.startsWith('survey_'))) expect(cell.source.id).not.toBe('statistics')
    const list = await county.get<{ items: { name: string }[] }>('enterprises', statistician)
    expect(list.items.map((row) => row.name)).not.toContain(hidden.name)
  })

  it('are in no closing, and revised after it they are told to the statistics officer alone', async () => {
    const page = await county.get<Detail>(`enterprises/${enterprise}?closing=${closing}`, statistician)
    expect(page.cells.length).toBeGreaterThan(0)
    expect(page.cells.filter((cell) => cell.item.startsWith('survey_') || cell.source.id === 'statistics')).toEqual([])
    const told = async (who: Visitor) => (await county.get<{ revisions: { source: { id: string }; reason: string }[]; differences: { item: { id: string } }[] }>(`closings/${closing}`, who))
    expect((await told(statistician)).revisions).toMatchObject([{ source: { id: 'statistics' }, reason: expect.stringContaining(surveySecret) }])
    expect((await told({ role: 'officer' })).revisions).toEqual([])
    expect(JSON.stringify((await told(statistician)).differences)).not.toContain('survey_')
    expect(await textOf(`closings/${closing}/visit`, { role: 'leader' })).toContain('<html')
  })

  const reading = hubModule.routes({ platform: { settings: {} } } as never).filter((route) => route.method === 'GET')
  it.each(reading.map((route) => [route.id, route] as const))('are not behind the door %s for anybody else', async (_id, route) => {
    for (const who of strangers) {
      for (const path of doors(route)) {
        const text = await textOf(path, who)
        for (const secret of secrets) expect(text.includes(secret), `${who.role} reads ${secret} at ${path}`).toBe(false)
      }
    }
  })

  it('cannot be worked on by those who may not see them', async () => {
    for (const step of ['submit', 'withdraw', 'accept', 'return']) expect((await county.send('POST', `submissions/${submission}/${step}`, 'officer', step === 'withdraw' ? undefined : { note: 'x' })).status, step).toBe(404)
    expect((await county.upload('deliveries/statistics/2025-12/file', 'officer', { 'x.csv': 'x' })).status).toBe(404)
    expect((await county.get<{ attempts: { precheck?: object }[] }>('deliveries/statistics/2025-12', statistician)).attempts[0]?.precheck).toBeDefined()
    for (const id of surveys) expect((await county.send('GET', `batches/${id}/annotated`, 'officer')).status).toBe(404)
    const row = (await county.get<{ items: { id: string; source: { id: string } }[] }>('quarantine', statistician)).items.find((each) => each.source.id === 'statistics')
    await county.send('POST', `quarantine/${row?.id}/dismiss`, 'officer')
    expect((await county.get<{ items: { id: string }[] }>('quarantine', statistician)).items.map((each) => each.id)).toContain(row?.id)
    expect((await county.send('POST', 'quarantine/fixes', 'officer', { sourceId: 'statistics', code: 'total_row', kind: 'ignore_totals' })).status).toBe(404)
  })

  it('are in no export of the command line and not in the columnar store', async () => {
    const text = `${await county.exports()}${JSON.stringify(await county.stores.columnar.query('select * from hub_fact'))}${JSON.stringify(await county.stores.columnar.query('select * from hub_enterprise'))}`
    for (const secret of [...secrets, surveySecret.replace('.', ''), 'survey_']) expect(text).not.toContain(secret)
  })
})

describe('the permission of every door', () => {
  it('is one the module declares, held by somebody', () => {
    const holders = new Map(hubModule.permissions.map((permission) => [permission.id, permission.roles]))
    for (const route of hubModule.routes({ platform: { settings: {} } } as never)) expect(holders.get(route.permission)?.length, route.id).toBeGreaterThan(0)
    expect(new Set(roles.map((role): Role => role.id)).size).toBe(roles.length)
  })
})
