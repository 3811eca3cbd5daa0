import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { earlier, firms, kept, month, ok, openCounty, registerCsv, clerk, type County } from './county.ts'
import { mariadbInstalled, startMariadb, type Mariadb } from './mariadb.ts'
import { openRelay, type Relay } from './relay.ts'

const password = 'Huiliu-密码-2026!'
const rowsPerMonth = 10_000

let county: County
let mariadb: Mariadb
let relay: Relay
let connection: string

const target = (more: object = {}) => ({ kind: 'mysql', host: '127.0.0.1', port: relay.port, database: 'huiliu', table: 'hl_ydl', user: 'reader', tls: 'none', periodColumn: 'sjyf', periodForm: '{YYYY-MM}', ...more })
const draft = (more: object = {}) => ({ name: '用电回流', code: 'power', sourceId: 'power_supply', target: target(), pairs: [{ column: 'ydl', header: '{M}月' }], schedule: { kind: 'manual' }, ...more })
const fill = (period: string, kwh: string, from: number, count: number) =>
  mariadb.sql(firms.map((firm, index) => `insert into huiliu.hl_ydl (yhbh, yhmc, xydm, yddz, ydlb, ydl, sjyf) select concat('33', seq), '${firm.name}', '${firm.code}', '${firm.address}', '大工业', ${kwh}, '${period}' from huiliu.seq_${from}_to_${from + count - 1} where seq % ${firms.length} = ${index};`).join('\n'))

describe.skipIf(!mariadbInstalled)('a return-flow table of MySQL (needs mariadb-server-core)', () => {
  beforeAll(async () => {
    mariadb = await startMariadb()
    relay = await openRelay({ path: mariadb.socketPath })
    county = await openCounty()
    await county.deliver('register.csv', registerCsv)
    await county.arrange('power_supply')
    await mariadb.sql(`create database huiliu character set utf8mb4;
      create table huiliu.hl_ydl (yhbh varchar(20) comment '户号', yhmc varchar(200) comment '用户名称', xydm varchar(18) comment '统一社会信用代码', yddz varchar(200) comment '用电地址', ydlb varchar(20) comment '用电类别', ydl decimal(30, 4) comment '电量', sjyf char(7) comment '数据月份', lxdh varchar(20) default '13900000000' comment '联系电话');
      create user reader@localhost identified by '${password}'; grant select on huiliu.* to reader@localhost;`)
    await fill(earlier, '1.0000', 1, rowsPerMonth)
    county.secrets.set('power', { value: password })
    connection = await county.connect(draft())
  })
  afterAll(async () => {
    await county?.close()
    await relay?.close()
    await mariadb?.close()
  })

  it('is tried before it is saved: rows as they would stand, and what the header lacks', async () => {
    const seen = ok(await county.send('POST', 'intake/trial', draft({ name: '另一个', pairs: [] }))).json<{ lacks: string[]; header: string[]; rows: string[][]; columns: { name: string; header?: string }[] }>()
    expect(seen.header).toEqual(['户号', '用户名称', '统一社会信用代码', '用电地址', '用电类别'])
    expect(seen.lacks).toEqual(['{M}月'])
    expect(seen.rows).toHaveLength(20)
    // What the contract does not ask for is not read at all.
    expect(seen.columns.find((column) => column.name === 'lxdh')).toEqual({ name: 'lxdh', comment: '联系电话', type: 'varchar' })
    expect(JSON.stringify(seen.rows)).not.toContain('13900000000')
    const operator = ok(await county.send('POST', 'intake/trial', draft(), { role: 'operator' })).json<{ rows: string[][]; rowsHidden: boolean }>()
    expect(operator).toMatchObject({ rows: [], rowsHidden: true })
  })

  it('goes from the table through a second person to the page of the enterprise', async () => {
    expect(await county.run(connection, earlier)).toMatchObject({ state: { id: 'handed' }, rows: rowsPerMonth, period: earlier, fileName: `${earlier} 接入 用电回流.csv.gz` })
    const [attempt] = await county.attempts('power_supply', earlier)
    expect(attempt).toMatchObject({ state: { id: 'submitted' }, handledBy: '接入 用电回流', note: expect.stringContaining(`127.0.0.1:${relay.port}/huiliu/hl_ydl，10000 行`) })
    expect(attempt?.onBehalfOf).toBeUndefined()
    expect(await county.value(firms[0]!, 'electricity', earlier)).toBeUndefined()
    expect((await county.accept('power_supply', earlier)).status).toBe(200)
    // Two thousand accounts of one kilowatt hour.
    expect(await county.value(firms[0]!, 'electricity', earlier)).toBe('2000')
  })

  it('changes nothing when the same rows are fetched again, and brings the new month alone', async () => {
    expect(await county.run(connection, earlier)).toMatchObject({ state: { id: 'unchanged' }, rows: rowsPerMonth })
    expect(await county.attempts('power_supply', earlier)).toHaveLength(1)
    expect(await county.run(connection)).toMatchObject({ state: { id: 'empty' }, period: month })
    await fill(month, '2', 1, 50)
    expect(await county.run(connection)).toMatchObject({ state: { id: 'handed' }, rows: 50, period: month })
    expect(await county.run(connection)).toMatchObject({ state: { id: 'waiting' } })
    // Far fewer rows than before: somebody must say why before it goes to review.
    const [attempt] = await county.attempts('power_supply', month)
    expect(attempt?.state.id).toBe('checked')
    ok(await county.send('POST', `hub/submissions/${attempt?.id}/submit`, { note: '新户' }, clerk))
    expect((await county.send('POST', `hub/submissions/${attempt?.id}/accept`, { note: '' }, clerk)).json()).toMatchObject({ code: 'hub.same_person' })
    expect((await county.accept('power_supply', month)).status).toBe(200)
    expect([await county.value(firms[0]!, 'electricity', month), await county.value(firms[0]!, 'electricity', earlier)]).toEqual(['20', '2000'])
  })

  it('hands in nothing when the connection breaks, and comes again by itself', async () => {
    await fill(month, '3', 60, rowsPerMonth)
    relay.cutNextAfter(900_000)
    const before = relay.opened()
    const run = await county.run(connection)
    expect(run).toMatchObject({ state: { id: 'handed' }, attempts: 2, rows: rowsPerMonth + 50 })
    expect(relay.opened() - before).toBe(2)
    expect(county.logged.join('\n')).toContain('intake.broken_off')
    expect(await county.attempts('power_supply', month)).toHaveLength(2)
    const [attempt] = await county.attempts('power_supply', month)
    ok(await county.send('POST', `hub/submissions/${attempt?.id}/withdraw`, {}, clerk))
  })

  it('says that the password is wrong, and says it nowhere', async () => {
    county.secrets.set('power', { value: `${password}-old` })
    const run = await county.run(connection)
    expect(run).toMatchObject({ state: { id: 'failed' }, attempts: 1, error: { code: 'intake.signin_refused', detail: expect.stringContaining('secrets/intake/power') } })
    for (const text of [county.logged.join('\n'), await kept(county), JSON.stringify(run), JSON.stringify(await county.get(`intake/${connection}`))]) expect(text).not.toContain(password)
    county.secrets.delete('power')
    expect(await county.run(connection)).toMatchObject({ state: { id: 'failed' }, error: { code: 'intake.secret_missing', detail: expect.stringContaining('JINGWEI_INTAKE_POWER') } })
    county.secrets.set('power', { value: password })
    await mariadb.sql('rename table huiliu.hl_ydl to huiliu.elsewhere')
    expect(await county.run(connection)).toMatchObject({ state: { id: 'failed' }, error: { code: 'intake.table_missing' } })
    expect((await county.get<{ light: { id: string } }>(`intake/${connection}`)).light.id).toBe('failing')
    expect(county.attention).toEqual(['用电回流'])
    await mariadb.sql('rename table huiliu.elsewhere to huiliu.hl_ydl')
  })

  it('names the source and what the table lacks', async () => {
    await mariadb.sql(`create table huiliu.half as select yhbh, yhmc from huiliu.hl_ydl limit 3; alter table huiliu.half modify yhbh varchar(20) comment '户号', modify yhmc varchar(200) comment '用户名称'`)
    const half = await county.connect(draft({ name: '缺列', code: 'half', target: target({ table: 'half', periodColumn: undefined, periodForm: undefined }) , pairs: [] }))
    county.secrets.set('half', { value: password })
    expect(await county.run(half)).toMatchObject({ state: { id: 'failed' }, error: { code: 'hub.columns_missing', detail: expect.stringMatching(/用电客户月度电量.*统一社会信用代码/u) } })
  })

  it('reads columns declared latin1 that hold GBK', async () => {
    await mariadb.sql(`create table huiliu.old (dm varchar(18) character set latin1 comment '统一社会信用代码', mc varchar(200) character set latin1 comment '企业名称') ; insert into huiliu.old values ('${firms[0]!.code}', convert(convert('${firms[0]!.name}' using gbk) using binary))`)
    county.secrets.set('old', { value: password })
    const seen = ok(await county.send('POST', 'intake/trial', draft({ name: '旧库', code: 'old', sourceId: 'market_regulation', pairs: [], target: target({ table: 'old', charset: 'gbk', periodColumn: undefined, periodForm: undefined }) }))).json<{ rows: string[][] }>()
    expect(seen.rows).toEqual([[firms[0]!.code, firms[0]!.name]])
  })

  it('refuses to speak in clear when encryption is agreed and the server has none', async () => {
    expect((await county.send('POST', 'intake/trial', draft({ target: target({ tls: 'verify' }) }))).json()).toMatchObject({ code: 'intake.bad_connection' })
  })

  it('reads no more once the agreement has ended', async () => {
    await county.arrange('power_supply', { endsOn: '2026-01-31' })
    expect((await county.send('POST', `intake/${connection}/run`, {})).json()).toMatchObject({ code: 'hub.agreement_ended', status: 409 })
    expect((await county.get<{ light: { id: string; zh: string } }>(`intake/${connection}`)).light).toMatchObject({ id: 'ended', zh: '约定已到期' })
  })
})
