import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runChild } from '@jingwei/store/child'
import { testPostgres, type TestPostgres } from '@jingwei/testing'
import { earlier, firms, kept, month, ok, openCounty, type County } from './county.ts'
import { openRelay, type Relay } from './relay.ts'

const password = 'fanliu-secret-2026'
let county: County
let server: TestPostgres
let far: pg.Client
let relay: Relay
let database: { name: string; url: string }

const target = (more: object = {}) => ({ kind: 'postgres', host: '127.0.0.1', port: relay.port, database: database.name, schema: '回流', table: '市场主体', user: 'fanliu', tls: 'none', incrementalColumn: '更新时间', ...more })
const draft = (more: object = {}) => ({ name: '登记回流', code: 'register', sourceId: 'market_regulation', target: target(), pairs: [], schedule: { kind: 'manual' }, ...more })
const add = (firm: (typeof firms)[number], at: string, capital = '500万元') => far.query('insert into "回流"."市场主体" values ($1, $2, null, $3, $4, $5, $6, $7, $8, $9)', [firm.code, firm.name, '有限责任公司', capital, '2015-01-05', firm.address, '制造, "加工"', '存续', at])
const accept = async (period: string): Promise<void> => {
  const [attempt] = await county.attempts('market_regulation', period)
  if (attempt?.state.id === 'checked') ok(await county.send('POST', `hub/submissions/${attempt.id}/submit`, { note: '已核' }))
  ok(await county.accept('market_regulation', period))
}

beforeAll(async () => {
  county = await openCounty()
  server = await testPostgres()
  database = await server.createDatabase()
  far = new pg.Client({ connectionString: database.url })
  await far.connect()
  const socket = new URL(database.url)
  relay = await openRelay({ path: `${socket.searchParams.get('host') ?? decodeURIComponent(socket.hostname)}/.s.PGSQL.${socket.port || '5432'}` })
  await far.query(`create schema "回流"; create table "回流"."市场主体" (tyshxydm text, qymc text, cym text, qylx text, zczb text, clrq date, zs text, jyfw text, djzt text, "更新时间" timestamp)`)
  for (const [column, comment] of [['tyshxydm', '统一社会信用代码'], ['qymc', '企业名称'], ['cym', '曾用名'], ['qylx', '企业类型'], ['zczb', '注册资本'], ['clrq', '成立日期'], ['zs', '住所'], ['jyfw', '经营范围'], ['djzt', '登记状态']]) await far.query(`comment on column "回流"."市场主体".${column} is '${comment}'`)
  await far.query(`create role fanliu login password '${password}'; grant usage on schema "回流" to fanliu; grant select on all tables in schema "回流" to fanliu`)
  county.secrets.set('register', { value: password })
})
afterAll(async () => {
  await far?.end()
  await county?.close()
  await relay?.close()
  await server?.dropDatabase(database.name)
  await server?.release()
})

describe('a return-flow table of PostgreSQL', () => {
  it('without an arrangement is imported as a file of its rows would be, and a second reading changes nothing', async () => {
    await add(firms[0]!, '2026-01-05 08:00:00.123456')
    const id = await county.connect(draft({ name: '无约定', code: 'free' }))
    county.secrets.set('free', { value: password })
    expect(await county.run(id)).toMatchObject({ state: { id: 'handed' }, rows: 1, result: 'done' })
    expect((await county.get<{ total: number }>(`hub/enterprises?q=${firms[0]!.code}`)).total).toBe(1)
    expect(await county.run(id)).toMatchObject({ state: { id: 'unchanged' } })
    expect(await kept(county)).not.toContain(password)
  })

  it('brings additions alone, without a gap, also when a delivery was sent back', async () => {
    await county.arrange('market_regulation', { manner: 'increment' })
    const id = await county.connect(draft())
    expect(await county.run(id, earlier)).toMatchObject({ state: { id: 'handed' }, rows: 1 })
    await accept(earlier)
    await add(firms[1]!, '2026-01-06 08:00:00.5')
    expect(await county.run(id)).toMatchObject({ state: { id: 'handed' }, rows: 1, period: month })
    // Taken back: its row is owed again, together with what has come since.
    const [attempt] = await county.attempts('market_regulation', month)
    ok(await county.send('POST', `hub/submissions/${attempt?.id}/withdraw`, {}))
    await add(firms[2]!, '2026-01-07 08:00:00')
    expect(await county.run(id)).toMatchObject({ state: { id: 'handed' }, rows: 2 })
    await accept(month)
    expect(await county.run(id)).toMatchObject({ state: { id: 'empty' } })
    expect((await county.get<{ total: number }>('hub/enterprises')).total).toBe(3)
  })

  it('is read by additions or by period, never by both: rows of other periods would be left out for good', async () => {
    const both = draft({ name: '两样', code: 'both', target: target({ periodColumn: '更新时间', periodForm: '{YYYY-MM}' }) })
    for (const path of ['intake', 'intake/trial']) expect((await county.send('POST', path, both)).json()).toMatchObject({ code: 'intake.bad_connection', detail: expect.stringContaining('只填一个') })
  })

  it('is begun anew after a kill in the middle, and hands in once', async () => {
    await county.stopWorker()
    await far.query(`insert into "回流"."市场主体" select tyshxydm, qymc, cym, qylx, zczb, clrq, zs, '制造' || n, djzt, timestamp '2026-02-01' + n * interval '1 second' from "回流"."市场主体", generate_series(1, 3000) n where "更新时间" = '2026-01-07 08:00:00'`)
    const { items } = await county.get<{ items: { id: string; name: string }[] }>('intake')
    const id = items.find((each) => each.name === '登记回流')?.id ?? ''
    ok(await county.send('POST', `intake/${id}/run`, {}))
    const reading = relay.stallNextAfter(100_000)
    const child = await runChild(join(import.meta.dirname, 'reader.child.ts'), { TEST_URL: county.stores.store.url, TEST_HOME: county.stores.home, TEST_SECRET: password })
    await reading
    await child.kill()
    expect(await county.newestRun(id)).toMatchObject({ state: { id: 'reading' }, attempts: 1 })
    expect((await county.send('POST', `intake/${id}/run`, {})).json()).toMatchObject({ code: 'intake.under_way' })
    await county.startWorker()
    await county.settled()
    expect(await county.newestRun(id)).toMatchObject({ state: { id: 'handed' }, attempts: 2, rows: 3000 })
    expect((await county.attempts('market_regulation', month)).filter((attempt) => attempt.state.id !== 'withdrawn')).toHaveLength(2)
  })

  it('keeps every digit and tells nothing from something', async () => {
    await far.query(`create table "回流".exact as select 12345678901234567890.1234567890::numeric as "企业名称", 9007199254740993::bigint as "统一社会信用代码", true as "企业类型", null::text as "住所", date '2026-01-31' as "成立日期"`)
    await far.query('grant select on "回流".exact to fanliu')
    const seen = ok(await county.send('POST', 'intake/trial', draft({ target: target({ table: 'exact', incrementalColumn: undefined }) }))).json<{ header: string[]; rows: string[][] }>()
    expect(Object.fromEntries(seen.header.map((header, index) => [header, seen.rows[0]?.[index]]))).toEqual({ 企业名称: '12345678901234567890.1234567890', 统一社会信用代码: '9007199254740993', 企业类型: 'true', 住所: '', 成立日期: '2026-01-31' })
  })

  it('cannot be made to write, whatever stands in a name', async () => {
    for (const table of ['x"; drop table "回流"."市场主体"; --', '市场主体" where 1=1 --']) {
      expect((await county.send('POST', 'intake/trial', draft({ target: target({ table }) }))).status).toBe(200)
      const id = await county.connect(draft({ name: table.slice(0, 20), code: `bad-${table.length}`, target: target({ table }) }))
      county.secrets.set(`bad-${table.length}`, { value: password })
      expect(await county.run(id)).toMatchObject({ state: { id: 'failed' }, error: { code: 'intake.table_missing' } })
    }
    expect((await far.query('select count(*)::int as n from "回流"."市场主体"')).rows[0]).toEqual({ n: 3003 })
  })

  it('refuses hosts nobody allowed, also when they are behind an allowed name', async () => {
    expect((await county.send('POST', 'intake', draft({ name: '别处', code: 'x', target: target({ host: '10.0.0.5' }) }))).json()).toMatchObject({ code: 'intake.host_not_allowed', status: 403 })
    const nowhere = await openCounty({ 'intake.hosts': '' })
    expect((await nowhere.send('POST', 'intake/trial', draft())).json()).toMatchObject({ code: 'intake.host_not_allowed' })
    await nowhere.close()
    const named = await openCounty({ 'intake.hosts': 'localhost' })
    named.secrets.set('register', { value: password })
    expect((await named.send('POST', 'intake/trial', draft({ target: target({ host: 'localhost' }) }))).json()).toMatchObject({ code: 'intake.address_not_allowed', status: 403 })
    await named.close()
  })

  it('is refused a wrong password, a server without encryption and a closed port in words', async () => {
    const words = async (draftOf: object): Promise<unknown> => (await county.send('POST', 'intake/trial', draftOf)).json<{ code: string }>().code
    expect(await words(draft({ target: target({ tls: 'verify' }) }))).toBe('intake.tls_failed')
    expect(await words(draft({ target: target({ user: 'nobody' }) }))).toBe('intake.signin_refused')
    const closed = await openRelay({ path: '/nowhere' })
    await closed.close()
    expect(await words(draft({ target: target({ port: closed.port }) }))).toBe('intake.unreachable')
    expect(county.logged.join('\n')).not.toContain(password)
  })

  it('lets nobody but those who may set it up, and shows auditors where it stands', async () => {
    for (const role of ['leader', 'auditor', 'statistics'] as const) {
      expect((await county.send('POST', 'intake', draft(), { role })).status).toBe(403)
      expect((await county.send('GET', 'intake', undefined, { role })).status).toBe(200)
    }
    for (const role of ['enterprise', 'town'] as const) expect((await county.send('GET', 'intake', undefined, { role })).status).toBe(403)
  })

  it('reads no source of a statistical survey: not to try, not anew, not changed to, and not by a connection forged in the database', async () => {
    const survey = draft({ sourceId: 'statistics', name: 's', code: 's' })
    const known = await county.connect(draft({ name: 't', code: 't' }))
    for (const [method, path, body] of [['POST', 'intake/trial', survey], ['POST', 'intake', survey], ['PUT', `intake/${known}`, { ...survey, version: 1 }]] as const) expect((await county.send(method, path, body)).status, path).toBe(404)
    expect((await county.get<{ sources: { id: string }[] }>('intake/setup')).sources.map((source) => source.id)).not.toContain('statistics')
    await county.stores.store.query(`update intake.connection set source_id = 'statistics' where id = $1`, [known])
    expect((await county.get<{ items: { id: string }[] }>('intake')).items.map((item) => item.id)).not.toContain(known)
    expect((await county.send('GET', `intake/${known}`)).status).toBe(404)
    expect((await county.send('POST', `intake/${known}/run`, {})).status).toBe(404)
    await county.stores.store.query('delete from intake.connection where id = $1', [known])
  })
})
