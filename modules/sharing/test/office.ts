import { setTimeout as pause } from 'node:timers/promises'
import { createHttpServer, type Authenticate, type HttpServer } from '@jingwei/http'
import { hubModule } from '@jingwei/hub'
import { identityModule, type Identity } from '@jingwei/identity'
import { countRuns, jobsMigrations, prepareJobs, runWorker } from '@jingwei/jobs'
import { addDays, dayInChina, resolveSettings, serviceCtx, silentLogger, systemClock, type Clock, type Ctx, type PersonId } from '@jingwei/kernel'
import { consume } from '@jingwei/store'
import { anybody, as, openTestStores, type TestStores, type Visitor } from '@jingwei/testing'
import { sharingModule, type Sharing } from '../index.ts'
import { deliveries } from './feeds.ts'

export const migrations = [...jobsMigrations, ...[identityModule, hubModule, sharingModule].flatMap((module) => module.migrations.map((migration) => ({ ...migration, module: module.id })))]

const department = (name: string) => ({ kind: 'department', name }) as const
const people = [
  { account: 'leader', name: '分管领导', role: 'leader', organisation: department('政府办') },
  { account: 'ofc', name: '经信经办', role: 'officer', organisation: department('经信局') },
  { account: 'ofc2', name: '经信同事', role: 'officer', organisation: department('经信局') },
  { account: 'tax', name: '税务经办', role: 'officer', organisation: department('税务局') },
  { account: 'tax2', name: '税务同事', role: 'officer', organisation: department('税务局') },
  { account: 'tax3', name: '税务三', role: 'officer', organisation: department('税务局') },
  { account: 'tax4', name: '税务四', role: 'officer', organisation: department('税务局') },
  { account: 'hrss', name: '人社经办', role: 'officer', organisation: department('人社局') },
  { account: 'town', name: '镇干部', role: 'town', organisation: { kind: 'town', name: '新塍镇', town: '新塍镇' } },
  { account: 'stats', name: '统计经办', role: 'statistics', organisation: department('统计局') },
  { account: 'auditor', name: '审计员', role: 'auditor', organisation: department('审计局') },
  { account: 'operator', name: '平台运维', role: 'operator', organisation: department('数据局') },
] as const

export type Who = (typeof people)[number]['account']

export type Detail = {
  readonly id: string; readonly number: number; readonly version: number; readonly state: string; readonly type: string; readonly grade: string; readonly grantNo?: string; readonly deadline?: string; readonly daysLeft?: number; readonly overdue: boolean
  readonly items: readonly { readonly id: string; readonly type: string; readonly grade: string }[]; readonly endsOn: string; readonly steps: readonly string[]; readonly mayUse: boolean; readonly extension: string; readonly renewal: string; readonly missing?: string
  readonly decision?: { readonly by: string; readonly reason?: string; readonly basis?: string }; readonly moves: readonly { readonly action: string; readonly by: string; readonly to: string; readonly reason?: string }[]; readonly catalogueBasis: string
  readonly readings: readonly { readonly mark: string; readonly manner: string; readonly enterprises: number }[]; readonly smaller: readonly unknown[]; readonly largerReason: string; readonly ownerOffice?: string; readonly office: string
}
export type GrantRows = { readonly grantNo: string; readonly items: readonly { readonly id: string }[]; readonly rows: readonly { readonly creditCode: string; readonly name: string; readonly period: string; readonly cells: readonly string[] }[]; readonly total: number }
export type Answer = { readonly status: number; readonly code?: string; readonly detail?: string; readonly body: never; readonly text: string; readonly bytes: Buffer; readonly fileName?: string }

export type Use = { readonly door: string; readonly purpose: string; readonly agreement?: string; readonly who: string; readonly enterpriseId?: string; readonly rows?: number }

/** Sharing on a real PostgreSQL and chDB with a delivered county, entered by its routes. Its clock stands until it is set. */
export type Office = {
  readonly sharing: Sharing
  readonly identity: Identity
  readonly stores: TestStores
  readonly server: HttpServer
  readonly ctx: Ctx
  readonly clock: Clock & { set(day: string): void }
  officeId(who: Who): string
  visitor(who: Who): Visitor
  /** The first lends the second his desk for a week, as he would before his leave. */
  lend(principal: Who, delegate: Who): Promise<unknown>
  /** A real API token of somebody. */
  token(who: Who, scopes: readonly string[]): Promise<string>
  send(who: Who | { readonly bearer: string }, method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Answer>
  get<T>(who: Who, path: string): Promise<T>
  apply(who: Who, more?: object): Promise<readonly Detail[]>
  move(who: Who, request: { readonly id: string }, step: string, body?: object): Promise<Detail>
  refusal(who: Who, request: { readonly id: string }, step: string, body?: object): Promise<string | number>
  /** Use records under an agreement, oldest first, once there are so many. */
  uses(agreement: string | undefined, count: number): Promise<readonly Use[]>
  close(): Promise<void>
}

/** What most applications of the tests say. */
export const application = {
  items: ['tax_rising'], scenario: '技改补助初审', legalBasis: '秀水区技改补助办法第五条', purpose: 'policy', purposeText: '核对申报企业是否符合条件', rows: { kind: 'all' }, from: '2023-01', to: '2025-12', manners: ['table'],
  endsOn: '2026-12-31', onward: 'none', largerReason: '',
} as const

export async function openOffice(settings: Record<string, unknown> = {}): Promise<Office> {
  const stores = await openTestStores({ migrations, prepare: prepareJobs, columnar: true })
  const { store, columnar, blobs } = stores
  let now = Date.parse('2026-03-02T01:00:00Z')
  const clock = { now: () => new Date(now), set: (day: string) => void (now = Date.parse(`${day}T01:00:00Z`)) }
  const ctx = serviceCtx('test', { clock })
  const common = { store, logger: silentLogger }
  const permissions = sharingModule.permissions
  const identity = identityModule.create({ ...common, clock, settings: {}, sealingKey: Buffer.alloc(32, 7), permissions })
  const hub = hubModule.create({ ...common, clock: systemClock, columnar, blobs, settings: resolveSettings(hubModule.settings, {}), sample: () => false, map: () => undefined })
  await hub.prepare()
  const worker = await runWorker({ store, jobs: hubModule.jobs(hub), logger: silentLogger, ctxFactory: ({ requestedBy }) => serviceCtx(requestedBy) })
  await hub.receive(ctx, deliveries())
  while ((await countRuns(store, ctx, { states: ['queued', 'running'] })) > 0) await pause(30)
  await worker.stop()
  const sharing = sharingModule.create({ ...common, clock, settings: resolveSettings(sharingModule.settings, settings), directory: identity.directory, hub, sample: () => false })
  await identity.ensureSampleAccounts(ctx, people)
  const found = new Map((await identity.listPeople(ctx, {}, 100, 0)).items.map((person) => [person.account, person]))
  const byRole = anybody(permissions)
  const authenticate: Authenticate = (credentials, facts) => (credentials.bearer?.startsWith('jw_') ? identity.authenticate(credentials, facts) : byRole(credentials, facts))
  const server = await createHttpServer({ routes: sharingModule.routes(sharing), authenticate, clock, info: { title: 'Sharing', version: '1.0.0' }, strictResponses: true })

  const written: Use[] = []
  const watcher = consume(store, ctx, { consumer: 'test.uses', topics: ['hub.use'], handler: async (_inside, events) => void written.push(...events.map((event) => event.payload as Use)) })

  const visitor = (who: Who): Visitor => {
    const person = found.get(who)
    const role = people.find((each) => each.account === who)?.role
    if (!person || !role) throw new Error(`nobody is called ${who}`)
    const { organisation } = person
    return { role, name: person.name, personId: person.id as PersonId, ...(organisation ? { organisationId: organisation.id, organisationName: organisation.name } : {}), ...(organisation?.kind === 'town' ? { town: organisation.name } : {}) }
  }
  const office: Office = {
    sharing, identity, stores, server, ctx, clock, visitor,
    officeId: (who) => visitor(who).organisationId ?? '',
    lend: (principal, delegate) => {
      const { name = '', personId, role } = visitor(principal)
      const day = dayInChina(new Date(now))
      return identity.delegate({ ...ctx, actor: { kind: 'person', name, roles: [role], personId: personId as PersonId }, permissions: new Set(['identity.delegate']) }, { delegateId: visitor(delegate).personId ?? '', startsOn: day, endsOn: addDays(day, 6), reason: '年休假' })
    },
    async token(who, scopes) {
      const { role, name = '', personId } = visitor(who)
      const held = new Set(permissions.filter((permission) => permission.roles.includes(role)).map((permission) => permission.id))
      const owner: Ctx = { ...ctx, actor: { kind: 'person', name, roles: [role], personId: personId as PersonId }, permissions: held }
      return (await identity.createToken(owner, { name: '接口', scopes, expiresAt: new Date(now + 80 * 86_400_000).toISOString() })).token
    },
    async send(who, method, path, body) {
      const headers = typeof who === 'string' ? as(visitor(who).role, visitor(who)) : { authorization: `Bearer ${who.bearer}` }
      const form = body instanceof FormData ? new Response(body) : undefined
      const payload = form ? { payload: Buffer.from(await form.arrayBuffer()) } : body ? { payload: body } : {}
      const answer = await server.inject({ method, url: `/api/sharing${path}`, headers: { ...headers, ...(form ? { 'content-type': form.headers.get('content-type') ?? '' } : {}) }, ...payload })
      const json = answer.headers['content-type']?.toString().includes('json') ? answer.json() : {}
      const named = /filename\*=UTF-8''(\S+)/u.exec(String(answer.headers['content-disposition'] ?? ''))?.[1]
      return { status: answer.statusCode, code: json.code, detail: json.detail, body: json as never, text: answer.body, bytes: answer.rawPayload, ...(named === undefined ? {} : { fileName: decodeURIComponent(named) }) }
    },
    async get(who, path) {
      const answer = await office.send(who, 'GET', path)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`)
      return answer.body
    },
    async apply(who, more = {}) {
      const answer = await office.send(who, 'POST', '/requests', { ...application, ...more })
      if (answer.status !== 200) throw new Error(`apply: ${answer.status} ${answer.text}`)
      return (answer.body as { items: Detail[] }).items
    },
    async move(who, request, step, body = {}) {
      const answer = await office.send(who, 'POST', `/requests/${request.id}/${step}`, { version: await versionOf(request.id), ...body })
      if (answer.status !== 200) throw new Error(`${step}: ${answer.status} ${answer.text}`)
      return answer.body
    },
    async refusal(who, request, step, body = {}) {
      const answer = await office.send(who, 'POST', `/requests/${request.id}/${step}`, { version: await versionOf(request.id), ...body })
      return answer.code ?? answer.status
    },
    async uses(agreement, count) {
      const found = () => written.filter((use) => use.agreement === agreement)
      while (found().length < count) await pause(30)
      return found()
    },
    async close() {
      await server.close()
      await watcher.stop()
      await stores.close()
    },
  }
  const versionOf = async (id: string): Promise<number> => (await office.get<Detail>('auditor', `/requests/${id}`)).version
  // The offices that own taxes and social insurance are named; the rest is the bureau's.
  const named = async (items: readonly string[], who: Who, legalBasis: string): Promise<void> => {
    for (const item of items) await sharing.describe(ctx, item, { type: 'conditional', grade: 'L3', condition: '说明场景和依据', legalBasis, officeId: office.officeId(who) }, '登记提供单位')
  }
  await named(['tax', 'revenue', 'rd'], 'tax', '税收征收管理法第八条')
  await named(['insured', 'staff'], 'hrss', '社会保险法第八十一条')
  return office
}
