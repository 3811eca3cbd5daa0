import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayInChina, periodText, previousPeriod, type Period } from '@jingwei/kernel'
import { handedOver, openCounty, type Answer, type County } from './county.ts'
import { csv, register } from './files.ts'
import { equipment, firms, home, parts, solar, textile, type Firm } from './firms.ts'

type Attempt = { readonly id: string; readonly state: { readonly id: string }; readonly own: boolean; readonly receiptNo?: string; readonly onBehalfOf?: string; readonly reason?: string; readonly corrects: boolean; readonly precheck?: { readonly rows: object; readonly firms: object; readonly findings: readonly { readonly code: string; readonly count: number; readonly examples: readonly string[]; readonly detail?: { readonly zh: string } }[] } }
type Delivery = { readonly state: { readonly id: string }; readonly step?: { readonly id: string }; readonly due?: string; readonly attempts: readonly Attempt[]; readonly reminder?: { readonly zh: string } }
type Calendar = { readonly month: string; readonly sentence: { readonly zh: string }; readonly rows: readonly { readonly arrangement: { readonly source: { readonly id: string } }; readonly cells: readonly { readonly month: string; readonly state: { readonly id: string } }[] }[]; readonly unarranged: readonly { readonly id: string }[] }
type Enterprises = { readonly items: readonly { readonly id: string; readonly creditCode: string }[]; readonly total: number }

const clerk = { role: 'officer', personId: '01900000-0000-7000-8000-000000000001', organisationName: '数据局' } as const
const reviewer = { role: 'officer', personId: '01900000-0000-7000-8000-000000000002', organisationName: '数据局' } as const

/** The month before this one: it has ended, whenever the test runs. */
const lastMonth = previousPeriod({ kind: 'month', year: Number(dayInChina(new Date()).slice(0, 4)), month: Number(dayInChina(new Date()).slice(5, 7)) }) as Extract<Period, { kind: 'month' }>
const month = periodText(lastMonth)
const earlier = periodText(previousPeriod(lastMonth) as Period)
const year = Number(month.slice(0, 4))

const powerOf = (of: string, rows: readonly (readonly [string, Firm, number | string])[]): string => {
  const number = Number(of.slice(5))
  return csv([[`${of.slice(0, 4)}年${number}月用电客户月度电量`], ['户号', '用户名称', '统一社会信用代码', '用电地址', '用电类别', `${number}月`], ...rows.map(([account, firm, kwh]) => [account, firm.name, firm.code, firm.address, '大工业', String(kwh)])])
}
const usual = (factor = 1): (readonly [string, Firm, number])[] => firms.map((firm, index) => [`33${index}`, firm, Math.round((1_000 + index * 137) * factor)])

let county: County
const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}
const page = (source = 'power_supply', period = month, who: 'officer' | typeof clerk = clerk): Promise<Delivery> => county.get<Delivery>(`deliveries/${source}/${period}`, who)
const hand = async (content: string | Uint8Array, period = month, name = 'power.csv', source = 'power_supply'): Promise<string> => {
  const { id } = ok(await county.upload(`deliveries/${source}/${period}/file`, clerk, { [name]: content })).json<{ id: string }>()
  await county.settled()
  return id
}
const take = async (id: string, note = '已核实'): Promise<string> => {
  ok(await county.send('POST', `submissions/${id}/submit`, clerk, { note }))
  const { receiptNo } = ok(await county.send('POST', `submissions/${id}/accept`, reviewer, { note: '' })).json<{ receiptNo: string }>()
  await county.settled()
  return receiptNo
}
const kwh = async (firm: Firm, period: string): Promise<string | undefined> => {
  const [found] = (await county.get<Enterprises>(`enterprises?q=${firm.code}`)).items
  const { cells } = await county.get<{ readonly cells: readonly { readonly item: string; readonly period?: string; readonly value: string }[] }>(`enterprises/${found?.id}`)
  return cells.find((cell) => cell.item === 'electricity' && cell.period === period)?.value
}

beforeAll(async () => {
  county = await openCounty()
  await county.deliver({ 'register.csv': register() })
  ok(await county.send('PUT', 'arrangements/power_supply', clerk, { provider: '供电公司', cycle: 'month', manner: 'period', dueWorkingDays: 60, firstPeriod: earlier, agreementNo: '〔2026〕7号' }))
})
afterAll(() => county?.close())

describe('a delivery', () => {
  it('is asked for in the calendar, and what has no arrangement stands beside it', async () => {
    const seen = await county.get<Calendar>('calendar', clerk)
    expect(seen.month).toBe(month)
    expect(seen.rows).toMatchObject([{ arrangement: { source: { id: 'power_supply' } } }])
    expect(seen.rows[0]?.cells.find((cell) => cell.month === month)?.state.id).toBe('due')
    expect(seen.sentence.zh).toMatch(/应报 1 家，已到 0 家(；最迟 .+)?。/u)
    expect(seen.unarranged.map((source) => source.id)).toContain('taxation')
    // The survey's own arrangement is seen by the statistics office alone.
    expect(seen.unarranged.map((source) => source.id)).not.toContain('statistics')
    expect((await page()).reminder?.zh).toMatch(/^供电公司：请报送《用电客户月度电量》/u)
  })

  it('is refused with the way out when it is of another source, another period, or without an arrangement', async () => {
    expect((await county.upload(`deliveries/power_supply/${month}/file`, clerk, { 'r.csv': register() })).json()).toMatchObject({ code: 'hub.wrong_source', status: 422 })
    expect((await county.upload(`deliveries/power_supply/${month}/file`, clerk, { 'r.csv': 'a,b\r\n1,2\r\n' })).json()).toMatchObject({ code: 'hub.unrecognised' })
    expect((await county.upload(`deliveries/power_supply/${month}/file`, clerk, { 'r.xlsx': 'no workbook' })).status).toBe(422)
    expect((await county.upload('deliveries/power_supply/2019-01/file', clerk, { 'p.csv': powerOf(month, usual()) })).json()).toMatchObject({ code: 'hub.period_not_due' })
    expect((await county.upload(`deliveries/power_supply/${year}-Q1/file`, clerk, { 'p.csv': powerOf(month, usual()) })).json()).toMatchObject({ code: 'hub.period_not_due' })
    expect((await county.upload(`deliveries/taxation/${year}/file`, clerk, { 'p.csv': 'x' })).json()).toMatchObject({ code: 'hub.no_arrangement' })
    expect((await county.upload(`deliveries/statistics/${month}/file`, clerk, { 'p.csv': 'x' })).status).toBe(404)
  })

  it('goes through two hands: looked over, submitted, accepted with a receipt, and only then in the record', async () => {
    const id = await hand(powerOf(earlier, usual()), earlier)
    expect(await page('power_supply', earlier)).toMatchObject({ step: { id: 'checked' }, attempts: [{ state: { id: 'checked' }, own: true, onBehalfOf: '供电公司', precheck: { rows: { now: 5, setAside: 0 }, findings: [{ code: 'nothing_odd' }] } }] })
    expect(await kwh(solar, earlier)).toBeUndefined()
    ok(await county.send('POST', `submissions/${id}/submit`, clerk, { note: '' }))
    expect((await county.send('POST', `submissions/${id}/accept`, clerk, { note: '' })).json()).toMatchObject({ code: 'hub.same_person', status: 403 })
    expect((await county.upload(`deliveries/power_supply/${earlier}/file`, clerk, { 'again.csv': powerOf(earlier, usual()) })).json()).toMatchObject({ code: 'hub.delivery_open' })
    const answer = ok(await county.send('POST', `submissions/${id}/accept`, reviewer, { note: '' }))
    expect(answer.json<{ receiptNo: string }>().receiptNo).toMatch(new RegExp(`^GJ-${earlier.replace('-', '')}-\\d{6}$`, 'u'))
    await county.settled()
    expect((await page('power_supply', earlier)).state.id).toBe('reported')
    expect(await kwh(solar, earlier)).toBe('1000')
    expect((await county.send('POST', `submissions/${id}/withdraw`, clerk)).json()).toMatchObject({ code: 'hub.delivery_moved' })
  })

  it('is asked about what changed by tens or went missing, must say why, and comes back annotated', async () => {
    const rows = [...usual(1.05), ...Array.from({ length: 10 }, (_, index) => [`34${index}`, solar, 50 + index] as const)].map(([account, firm, amount]) => [account, firm, firm === home ? amount * 10 : amount] as const)
    const earlierRows = [...usual(), ...Array.from({ length: 10 }, (_, index) => [`34${index}`, solar, 48 + index] as const)]
    await take(await hand(powerOf(earlier, earlierRows), earlier))
    const id = await hand(powerOf(month, [...rows, ['999', { ...parts, name: '', code: '' }, '坏'] as const]))
    const seen = (await page()).attempts[0]
    expect(seen?.precheck?.findings.map((finding) => finding.code)).toEqual(expect.arrayContaining(['rows_off_by_tens', 'rows_set_aside']))
    expect(seen?.precheck?.findings.find((finding) => finding.code === 'rows_off_by_tens')?.examples).toEqual([`${home.name} ×10^1`])
    expect((await county.send('POST', `submissions/${id}/submit`, clerk, { note: ' ' })).json()).toMatchObject({ code: 'hub.say_why', status: 422 })
    ok(await county.send('POST', `submissions/${id}/submit`, clerk, { note: '待供电公司核实' }))
    expect((await county.send('POST', `submissions/${id}/return`, reviewer, { note: '' })).json()).toMatchObject({ code: 'hub.reason_needed' })
    ok(await county.send('POST', `submissions/${id}/return`, reviewer, { note: '智能家居一户差十倍' }))
    expect(await page()).toMatchObject({ state: { id: 'returned' }, reminder: { zh: expect.stringContaining('智能家居一户差十倍') } })

    const file = ok(await county.send('GET', `submissions/${id}/annotated`, clerk))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.bytes as unknown as ExcelJS.Buffer)
    const sheet = book.worksheets[0]
    if (!sheet) throw new Error('the annotated file has no sheet')
    // The title line, which alone says the year, comes back too.
    expect(sheet.getRow(1).getCell(1).text).toContain(`${month.slice(0, 4)}年`)
    const header = (sheet.getRow(2).values as string[]).slice(1)
    expect(header.slice(-4)).toEqual(['问题', '建议', '更正值', '说明'])
    const flagged = sheet.getRows(3, sheet.rowCount - 2)?.filter((row) => row.getCell(header.indexOf('问题') + 1).text !== '') ?? []
    expect(flagged.map((row) => row.getCell(header.indexOf('问题') + 1).text)).toEqual([`【${Number(month.slice(5))}月】与上次相比约差 10 倍`, expect.stringContaining('企业名称')])
    if (flagged[0]) flagged[0].getCell(header.indexOf('更正值') + 1).value = 1_482
    // Words where a value belongs change nothing; the right figure stays.
    const right = sheet.getRow((flagged[0]?.number ?? 0) - 1)
    right.getCell(header.indexOf('问题') + 1).value = `【${Number(month.slice(5))}月】与上次相比约差 10 倍`
    right.getCell(header.indexOf('更正值') + 1).value = '属实'
    if (flagged[1]) sheet.spliceRows(flagged[1].number, 1)
    const again = await hand(new Uint8Array(await book.xlsx.writeBuffer()), month, 'power-批注.xlsx')
    expect((await page()).attempts[0]).toMatchObject({ precheck: { findings: [{ code: 'cells_not_used', count: 1, examples: ['属实'], detail: { zh: '更正值' } }] } })
    await take(again)
    expect([await kwh(home, month), await kwh(parts, month)]).toEqual(['1482', '1338'])
  })

  it('supersedes its period when it is corrected, and never doubles it', async () => {
    const total = (await county.get<Enterprises>('enterprises')).total
    await take(await hand(powerOf(month, usual(1.05).filter(([, firm]) => firm !== equipment).map(([account, firm, amount]) => [account, firm, firm === textile ? 2_000 : amount] as const))))
    expect((await page()).state.id).toBe('corrected')
    expect([await kwh(textile, month), await kwh(equipment, month), await kwh(equipment, earlier), await kwh(solar, month)]).toEqual(['2000', undefined, '1548', '1050'])
    // What was left out by mistake comes back with the next correction, as the same row.
    await take(await hand(powerOf(month, usual(1.05))))
    expect([await kwh(textile, month), await kwh(equipment, month)]).toEqual(['1194', '1625'])
    expect((await county.get<Enterprises>('enterprises')).total).toBe(total)
    const states = await county.stores.store.query<{ state: string }>(`select r.state from hub.record r join hub.batch b on b.id = r.batch_id where b.period = $1 and r.cells ->> 0 = '334'`, [month])
    expect(states.filter((row) => row.state === 'accepted')).toHaveLength(1)
  })

  it('is not reviewed by who answered its questions, and comes by one hand from no other page', async () => {
    const id = await hand(powerOf(month, usual(1.06)))
    ok(await county.send('POST', `submissions/${id}/submit`, { ...clerk, personId: '01900000-0000-7000-8000-000000000003' }, { note: '已核实' }))
    expect((await county.send('POST', `submissions/${id}/accept`, { ...clerk, personId: '01900000-0000-7000-8000-000000000003' }, { note: '' })).json()).toMatchObject({ code: 'hub.same_person' })
    ok(await county.send('POST', `submissions/${id}/withdraw`, clerk))
    expect((await county.deliver({ 'power.csv': powerOf(month, usual(9)) })).files[0]).toMatchObject({ state: 'unreadable', error: { code: 'hub.arranged' } })
    expect(await kwh(solar, month)).toBe('1050')
  })

  it('brought by a machine is not reviewed by the people behind it', async () => {
    const content = powerOf(earlier, usual())
    const id = await county.hub.fetching.handIn(county.ctx, 'power_supply', earlier, (async function* () { yield { name: 'machine.csv', content: Readable.from([content]) } })(), { note: '', hands: [clerk.personId] })
    await county.settled()
    const third = { ...clerk, personId: '01900000-0000-7000-8000-000000000003' }
    const [attempt] = (await page('power_supply', earlier)).attempts
    if (attempt?.state.id === 'checked') ok(await county.send('POST', `submissions/${id}/submit`, third, { note: '已核实' }))
    expect((await page('power_supply', earlier)).attempts[0]).toMatchObject({ id, state: { id: 'submitted' }, own: true })
    expect((await page('power_supply', earlier, reviewer as never)).attempts[0]?.own).toBe(false)
    expect((await county.send('POST', `submissions/${id}/accept`, clerk, { note: '' })).json()).toMatchObject({ code: 'hub.same_person' })
    expect((await county.send('POST', `submissions/${id}/return`, clerk, { note: '不对' })).json()).toMatchObject({ code: 'hub.same_person' })
    ok(await county.send('POST', `submissions/${id}/return`, reviewer, { note: '不对' }))
  })

  it('that turns out to be nothing takes its figures back', async () => {
    await take(await hand(powerOf(earlier, usual(1.02)), earlier))
    const { id } = ok(await county.send('POST', `deliveries/power_supply/${earlier}/nothing`, clerk, { note: '报错月份' })).json<{ id: string }>()
    ok(await county.send('POST', `submissions/${id}/accept`, reviewer, { note: '' }))
    await county.settled()
    expect([await kwh(solar, earlier), await kwh(solar, month)]).toEqual([undefined, '1050'])
    await take(await hand(powerOf(earlier, usual()), earlier))
    expect(await kwh(solar, earlier)).toBe('1000')
  })

  it('shows its files and names to those who work on it alone', async () => {
    const { attempts } = await page()
    for (const role of ['leader', 'operator', 'auditor'] as const) {
      expect((await county.send('GET', `submissions/${attempts[0]?.id}/annotated`, role)).status).toBe(403)
      const seen = await county.get<Delivery>(`deliveries/power_supply/${month}`, role)
      expect(JSON.stringify(seen)).not.toContain(home.name)
    }
    await expect.poll(async () => (await county.stores.store.query(`select 1 from hub.use where door = 'hub.delivery'`)).length, { timeout: 10_000 }).toBeGreaterThan(0)
  })

  it('may be nothing, when somebody says why and a second person agrees', async () => {
    ok(await county.send('PUT', 'arrangements/science_technology', clerk, { provider: '科技局', cycle: 'month', manner: 'increment', dueWorkingDays: 1, firstPeriod: month, agreementNo: '' }))
    expect((await county.send('POST', `deliveries/science_technology/${month}/nothing`, clerk, { note: '' })).status).toBe(422)
    const { id } = ok(await county.send('POST', `deliveries/science_technology/${month}/nothing`, clerk, { note: '本月无新增' })).json<{ id: string }>()
    expect((await county.send('POST', `submissions/${id}/accept`, clerk, { note: '' })).status).toBe(403)
    ok(await county.send('POST', `submissions/${id}/accept`, reviewer, { note: '' }))
    expect((await page('science_technology')).state.id).toBe('zero')
  })

  it('is no longer taken when the agreement has ended', async () => {
    ok(await county.send('PUT', 'arrangements/power_supply', clerk, { provider: '供电公司', cycle: 'month', manner: 'period', dueWorkingDays: 60, firstPeriod: earlier, agreementNo: '', endsOn: '2020-12-31' }))
    expect((await county.upload(`deliveries/power_supply/${month}/file`, clerk, { 'p.csv': powerOf(month, usual()) })).json()).toMatchObject({ code: 'hub.agreement_ended', status: 409 })
  })
})

describe('a table that comes whole', () => {
  it('replaces what it no longer holds, and nothing before a second person agreed', async () => {
    ok(await county.send('PUT', 'arrangements/market_regulation', clerk, { provider: '', cycle: 'month', manner: 'whole', dueWorkingDays: 60, firstPeriod: earlier, agreementNo: '' }))
    const without = register(firms.filter((firm) => firm !== equipment))
    const id = await hand(without, month, 'register.csv', 'market_regulation')
    expect((await page('market_regulation')).attempts[0]?.precheck?.findings.find((finding) => finding.code === 'firms_lost')).toMatchObject({ count: 1, examples: [equipment.name] })
    const held = () => county.stores.store.query<{ state: string }>(`select state from hub.record where source_id = 'market_regulation' and cells::text like $1`, [`%${equipment.code}%`])
    expect(await held()).toEqual([{ state: 'accepted' }])
    await take(id)
    expect(await held()).toEqual([{ state: 'replaced' }])
    await take(await hand(register(), month, 'register.csv', 'market_regulation'))
    expect(await held()).toEqual([{ state: 'accepted' }])
    // An older month would wipe off what is newer.
    expect((await county.upload(`deliveries/market_regulation/${earlier}/file`, clerk, { 'register.csv': register(firms.slice(0, 2)) })).json()).toMatchObject({ code: 'hub.later_period', status: 409 })
  })
})

describe('a row that was set aside, left out and delivered again', () => {
  it('is linked when a fix of form has let its kind in meanwhile', async () => {
    const short = `${register(firms.slice(0, 3)).trimEnd()}\r\n${equipment.code},${equipment.name}`.replace(`${equipment.code},${equipment.name}`, `${equipment.code}`)
    await take(await hand(short, month, 'register.csv', 'market_regulation'))
    const aside = await county.stores.store.query<{ state: string }>(`select state from hub.record where source_id = 'market_regulation' and short`)
    expect(aside).toEqual([{ state: 'quarantined' }])
    await take(await hand(register(firms.slice(0, 3)), month, 'register.csv', 'market_regulation'))
    ok(await county.send('POST', 'quarantine/fixes', 'officer', { sourceId: 'market_regulation', code: 'short_row', kind: 'pad_short_row' }))
    await county.settled()
    await take(await hand(short, month, 'register.csv', 'market_regulation'))
    const [row] = await county.stores.store.query<{ state: string; linked: boolean }>(`select r.state, m.enterprise_id is not null as linked from hub.record r left join hub.mention m on m.id = r.mention_id where r.source_id = 'market_regulation' and r.short`)
    expect(row).toEqual({ state: 'accepted', linked: true })
  })
})

describe('a sample county', () => {
  it('takes files that name its own firms, and refuses real ones before anybody can accept them', async () => {
    const sample = await openCounty({ sample: true })
    try {
      ok(await sample.send('PUT', 'arrangements/market_regulation', clerk, { provider: '', cycle: 'month', manner: 'whole', dueWorkingDays: 60, firstPeriod: earlier, agreementNo: '' }))
      const deliver = async (content: string): Promise<Delivery> => {
        ok(await sample.upload(`deliveries/market_regulation/${month}/file`, clerk, { 'r.csv': content }))
        await sample.settled()
        return sample.get<Delivery>(`deliveries/market_regulation/${month}`, clerk)
      }
      const real = register([...firms, { ...solar, code: '91330400MA28A0000A' }])
      expect((await deliver(real)).attempts[0]).toMatchObject({ state: { id: 'unusable' }, error: { code: 'hub.sample_home' } })
      expect((await deliver(register())).attempts[0]).toMatchObject({ state: { id: 'checked' } })
      // A table without codes is known by its names, once the county knows them.
      await sample.hub.receive(sample.ctx, handedOver({ 'register.csv': register() }), 'generated')
      await sample.settled()
      ok(await sample.send('PUT', 'arrangements/science_technology', clerk, { provider: '', cycle: 'month', manner: 'whole', dueWorkingDays: 60, firstPeriod: earlier, agreementNo: '' }))
      const named = async (names: readonly string[]): Promise<string | undefined> => {
        const header = ['序号', '企业名称', '所在镇街', '高企证书编号', '有效期至', '有效发明专利数', `${year}年研发投入（万元）`, '备注']
        const { id } = ok(await sample.upload(`deliveries/science_technology/${month}/file`, clerk, { 'st.csv': csv([header, ...names.map((name, index) => [String(index), name, '', `GR${index}`, '', '1', '2', ''])]) })).json<{ id: string }>()
        await sample.settled()
        const { attempts } = await sample.get<Delivery>(`deliveries/science_technology/${month}`, clerk)
        if (attempts[0]?.state.id === 'checked') ok(await sample.send('POST', `submissions/${id}/withdraw`, clerk))
        return attempts[0]?.state.id
      }
      expect([await named(['某真实企业有限公司', '另一真实企业有限公司', solar.name]), await named([...firms.map((firm) => firm.name), '写法不同的一家'])]).toEqual(['unusable', 'checked'])
    } finally {
      await sample.close()
    }
  })
})
