import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationTrial, newFolder, type Visitor } from '@jingwei/testing'
import { askDue } from '../service/connections.ts'
import { clerk, earlier, firms, migrations, month, ok, openCounty, registerCsv, reviewer, type County } from './county.ts'

const operator: Visitor = { role: 'operator', personId: '01900000-0000-7000-8000-000000000003', organisationName: '数据局' }
const third: Visitor = { role: 'officer', personId: '01900000-0000-7000-8000-000000000004', organisationName: '数据局' }

let county: County
let server: Server
let port = 0
let root: string
const asked: (string | null)[] = []
const row = { 统一社会信用代码: firms[0]?.code, 企业名称: firms[0]?.name, 曾用名: '', 企业类型: '有限责任公司', 注册资本: '500万元', 成立日期: '2015-01-05', 住所: firms[0]?.address, 经营范围: '制造', 登记状态: '存续' }
const draft = (more: object = {}) => ({ name: '登记接口', code: 'register', sourceId: 'market_regulation', target: { kind: 'http', url: `http://127.0.0.1:${port}/all?since={since}`, method: 'GET', rows: '', paging: { by: 'none' }, proof: { by: 'none' } }, pairs: [], schedule: { kind: 'manual' }, ...more })
const runBy = async (id: string, who: Visitor, period: string): Promise<void> => {
  ok(await county.send('POST', `intake/${id}/run`, { period }, who))
  await county.settled()
}

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '/', 'http://x').searchParams.get('since'))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([{ ...row, 经营范围: `制造${asked.length}` }]))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
  root = await newFolder('hands')
  await mkdir(join(root, 'in'))
  county = await openCounty({ 'intake.folderRoots': root, 'intake.stillSeconds': 0, 'intake.settleMinutes': 5 })
})
afterAll(async () => {
  await county?.close()
  server?.close()
  await rm(root, { recursive: true, force: true })
})

describe('without an arrangement', () => {
  it('nothing is read for who may not import by themselves, asked for or on schedule', async () => {
    const folder = { name: '登记文件夹', code: 'inbox', target: { kind: 'folder', folder: join(root, 'in') }, schedule: { kind: 'every', minutes: 5 } }
    await writeFile(join(root, 'in', '登记.csv'), registerCsv)
    const { id } = ok(await county.send('POST', 'intake', draft(folder), operator)).json<{ id: string }>()
    for (const who of [operator, clerk]) expect((await county.send('POST', `intake/${id}/run`, {}, who)).json()).toMatchObject({ status: 409, code: 'intake.no_arrangement', detail: expect.stringContaining('归集约定') })
    // Pausing is no look at what stands in it.
    for (const paused of [true, false]) ok(await county.send('POST', `intake/${id}/pause`, { paused }, clerk))
    county.clock.shift(6 * 60_000)
    expect(await askDue(county.intake.platform, county.ctx)).toBe(1)
    await county.settled()
    expect(await county.newestRun(id)).toMatchObject({ state: { id: 'failed' }, error: { code: 'intake.no_arrangement' } })
    const { version } = await county.get<{ version: number }>(`intake/${id}`)
    ok(await county.send('PUT', `intake/${id}`, { ...draft(folder), version }, clerk))
    expect(await county.run(id)).toMatchObject({ state: { id: 'handed' }, result: 'done' })
  })
})

describe('what a machine handed in', () => {
  it('is reviewed by neither who set it up nor who asked for it, and by a third person', async () => {
    await county.arrange('market_regulation', { manner: 'increment' })
    const { id } = ok(await county.send('POST', 'intake', draft(), clerk)).json<{ id: string }>()
    await runBy(id, reviewer, earlier)
    const [attempt] = await county.attempts('market_regulation', earlier)
    if (attempt?.state.id === 'checked') ok(await county.send('POST', `hub/submissions/${attempt.id}/submit`, { note: '已核' }, { ...third, personId: '01900000-0000-7000-8000-000000000005' }))
    for (const who of [clerk, reviewer]) {
      expect((await county.send('POST', `hub/submissions/${attempt?.id}/accept`, { note: '' }, who)).json()).toMatchObject({ code: 'hub.same_person' })
      expect((await county.send('POST', `hub/submissions/${attempt?.id}/return`, { note: '不对' }, who)).json()).toMatchObject({ code: 'hub.same_person' })
    }
    ok(await county.send('POST', `hub/submissions/${attempt?.id}/accept`, { note: '' }, third))
    await county.settled()
  })

  it('is asked again from some minutes before it was read, so that what was being written then comes too', async () => {
    const id = (await county.get<{ items: { id: string; name: string }[] }>('intake')).items.find((each) => each.name === '登记接口')?.id ?? ''
    await runBy(id, clerk, month)
    const [before] = await county.stores.store.query<{ mark: string; at: Date }>(`select mark_up_to as mark, finished_at as at from intake.run where connection_id = $1 and period = $2`, [id, earlier], county.ctx)
    expect(asked.at(-1)).toBe(before?.mark)
    const shifted = county.clock.now().getTime() - Date.now()
    expect(Date.parse(`${before?.mark.replace(' ', 'T')}+08:00`)).toBeLessThanOrEqual((before?.at.getTime() ?? 0) + shifted - 5 * 60_000 + 1_000)
  })

  it('0002 keeps connections and runs, of whose people nobody knows', () => migrationTrial({
    migrations, module: 'intake', id: 2,
    before: async (store) => void (await store.query(`insert into intake.connection (id, name, code, source_id, target, schedule, changed_by) values ('01900000-0000-7000-8000-000000000009', 'a', 'a', 'taxation', '{}', '{"kind":"manual"}', 't') on conflict do nothing`)),
    after: async (store) => expect(await store.query('select name, hands, may_import from intake.connection')).toEqual([{ name: 'a', hands: [], may_import: false }]),
  }))
})
