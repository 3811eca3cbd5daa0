import { createHttpServer, type HttpServer } from '@jingwei/http'
import { hubModule } from '@jingwei/hub'
import { identityModule, type Identity } from '@jingwei/identity'
import { countRuns, prepareJobs, runWorker } from '@jingwei/jobs'
import { resolveSettings, roles, serviceCtx, silentLogger, systemClock, type Ctx, type PersonId, type Role } from '@jingwei/kernel'
import { sampleModule } from '@jingwei/sample'
import { allMigrations, allPermissions, declaredSettings, routesOf, version, type Region } from '@jingwei/server'
import { tasksModule } from '@jingwei/tasks'
import { openTestStores, type TestStores } from '@jingwei/testing'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

/** Two firms of two towns; their codes belong to a division that was never given out. */
export const ownFirm = { code: '91339901MA2T000016', name: '秀水云帆光伏科技有限公司', town: '新塍镇', address: '云泽市秀水区新塍镇光明路18号' }
export const otherFirm = { code: '91339901MA2T00003C', name: '秀水恒驰汽车配件有限公司', town: '油车港镇', address: '云泽市秀水区油车港镇工业路256号' }

const department = (name: string) => ({ kind: 'department', name }) as const
const firm = ({ name, code: creditCode }: typeof ownFirm) => ({ kind: 'enterprise', name, creditCode }) as const

/** One person of each role, and somebody else of another office, town or firm. */
const people = [
  { account: 'as.leader', role: 'leader', organisation: department('政府办') }, { account: 'as.officer', role: 'officer', organisation: department('经信局') },
  { account: 'as.statistics', role: 'statistics', organisation: department('统计局') }, { account: 'as.town', role: 'town', organisation: { kind: 'town', name: ownFirm.town, town: ownFirm.town } },
  { account: 'as.enterprise', role: 'enterprise', organisation: firm(ownFirm) }, { account: 'as.data_user', role: 'data_user', organisation: { kind: 'company', name: '数商公司' } },
  { account: 'as.auditor', role: 'auditor', organisation: department('审计局') }, { account: 'as.operator', role: 'operator', organisation: department('大数据中心') },
  { account: 'as.system', role: 'system' }, { account: 'as.security', role: 'security' }, { account: 'as.audit', role: 'audit' },
  { account: 'other.officer', role: 'officer', organisation: department('税务局') }, { account: 'other.firm', role: 'enterprise', organisation: firm(otherFirm) },
] as const
export type Account = (typeof people)[number]['account']

export type Answer = { readonly status: number; readonly code: string; readonly text: string }

/** The region behind its one door, with people really signed in and a small county of two towns, two firms and five offices. */
export type RowsRegion = {
  readonly server: HttpServer
  readonly stores: TestStores
  readonly ctx: Ctx
  readonly identity: Identity
  readonly password: string
  /** The work of a person, past the door. */
  as(who: Account): Ctx
  send(who: Account | 'anonymous', method: string, path: string, body?: object): Promise<Answer>
  personId(who: Account): string
  officeId(who: Account): string
  close(): Promise<void>
}

const password = 'Spring-2026-ok'
const csv = (rows: readonly (readonly (string | number)[])[]): string => `${rows.map((row) => row.join(',')).join('\r\n')}\r\n`
const both = [ownFirm, otherFirm]
const power = (year: number, kwh: number): string => csv([
  [`${year}年度用电客户月度电量`], ['户号', '用户名称', '统一社会信用代码', '用电地址', '用电类别', ...Array.from({ length: 12 }, (_, month) => `${month + 1}月`)],
  ...both.map((each, index) => [`33${index}`, each.name, each.code, each.address, '大工业', ...Array.from({ length: 12 }, () => kwh)]),
])
const files: Readonly<Record<string, string>> = {
  'market_regulation.csv': csv([['统一社会信用代码', '企业名称', '曾用名', '企业类型', '注册资本', '成立日期', '住所', '经营范围', '登记状态'], ...both.map((each) => [each.code, each.name, '', '有限责任公司', '500万元', '2015-01-05', each.address, '制造', '存续'])]),
  'taxation.csv': csv([['纳税人识别号', '纳税人名称', '登记注册类型', '行业代码', '生产经营地址', '所属年度', '营业收入(元)', '入库税收(元)', '研发费用加计扣除额(元)'], ...both.map((each) => [each.code, each.name, '有限责任公司', 'C3825', each.address, 2025, 5_000_000, 1000, ''])]),
  'natural_resources.csv': csv([['宗地编号', '权利人', '权利人证件号', '坐落', '面积', '单位', '取得方式', '承租人', '承租面积'], ...both.map((each, index) => [`Z${index}`, each.name, each.code, each.address, 20, '亩', '出让', '', ''])]),
  'declaration.csv': csv([['2025年度亩均评价企业申报表'], ['企业名称', '统一社会信用代码', '工业增加值（万元）', '利润总额（万元）', '综合能耗（等价值，吨标准煤）', '平均从业人员数', '用地面积（亩）', '其中租出（亩）', '联系镇街'], ['秀水第三制造有限公司', '', 900, 120, 33.5, 61, 12, '', '高照街道']]),
  'power-2024.csv': power(2024, 10_000), 'power-2025.csv': power(2025, 4_000),
}

export async function openRowsRegion(): Promise<RowsRegion> {
  const stores = await openTestStores({ migrations: allMigrations, prepare: prepareJobs, columnar: true })
  const { store, columnar, blobs } = stores
  const ctx = serviceCtx('test')
  const settings = resolveSettings(declaredSettings, { 'identity.factorRoles': 'none' })
  const common = { store, logger: silentLogger, clock: systemClock, settings }
  const identity = identityModule.create({ ...common, permissions: allPermissions, sealingKey: Buffer.alloc(32, 7), sample: () => false })
  const hub = hubModule.create({ ...common, columnar, blobs, sample: () => false, map: () => undefined })
  const tasks = tasksModule.create({ ...common, directory: identity.directory, tell: async () => 0, sample: () => false })
  const sample = sampleModule.create({ store, receive: async () => '', arrange: async () => undefined })
  await hub.prepare()
  const worker = await runWorker({ store, jobs: hubModule.jobs(hub), logger: silentLogger, ctxFactory: ({ requestedBy }) => serviceCtx(requestedBy) })
  const routes = routesOf({ routes: [...identityModule.routes(identity), ...hubModule.routes(hub), ...tasksModule.routes(tasks), ...sampleModule.routes(sample)] } as unknown as Region)
  const server = await createHttpServer({ routes, authenticate: identity.authenticate, info: { title: '经纬 Jingwei', version }, strictResponses: true })
  await hub.receive(ctx, (async function* () {
    for (const [name, content] of Object.entries(files)) yield { name, content: Readable.from([content]) }
  })())
  const made = await identity.ensureSampleAccounts(ctx, people.map((person) => ({ ...person, name: person.account })))
  const found = new Map((await identity.listPeople(ctx, {}, 100, 0)).items.map((person) => [person.account, person]))
  const cookies = new Map<string, { cookie: string; token: string }>()
  const send: RowsRegion['send'] = async (who, method, path, body) => {
    const kept = cookies.get(who)
    const answer = await server.inject({
      method: method as 'GET', url: path, remoteAddress: `10.0.${people.findIndex((person) => person.account === who) + 2}.1`,
      headers: kept === undefined ? {} : { cookie: `jw_session=${kept.cookie}`, 'x-csrf-token': kept.token }, ...(body === undefined ? {} : { payload: body }),
    })
    const json = answer.headers['content-type']?.toString().includes('json') === true ? (answer.json() as { code?: string; me?: { csrfToken: string } }) : {}
    const session = answer.cookies.find((each) => each.name === 'jw_session')?.value
    if (session !== undefined && json.me !== undefined) cookies.set(who, { cookie: session, token: json.me.csrfToken })
    return { status: answer.statusCode, code: json.code ?? '', text: answer.body }
  }
  for (const { account, oneTimePassword } of made) {
    await send(account as Account, 'POST', '/api/identity/sign-in', { account, password: oneTimePassword })
    const changed = await send(account as Account, 'POST', '/api/identity/password', { current: oneTimePassword, next: password })
    if (changed.status !== 204) throw new Error(`${account} could not begin: ${changed.status} ${changed.text}`)
  }
  while ((await countRuns(store, ctx, { states: ['queued', 'running'] })) > 0) await pause(30)
  return {
    server, stores, ctx, send, identity, password,
    as: (who) => ({ ...ctx, actor: { kind: 'person', personId: (found.get(who)?.id ?? '') as PersonId, name: who, roles: [] } }),
    personId: (who) => found.get(who)?.id ?? '', officeId: (who) => found.get(who)?.organisation?.id ?? '',
    async close() {
      await server.close()
      await worker.stop()
      await stores.close()
    },
  }
}

export const accountOf = (role: Role): Account => `as.${role}`
export const everyRole: readonly Role[] = roles.map(({ id }) => id)
