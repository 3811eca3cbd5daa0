import { createHttpServer, type HttpServer } from '@jingwei/http'
import { jobsMigrations, prepareJobs } from '@jingwei/jobs'
import { identityModule, type Identity } from '@jingwei/identity'
import { resolveSettings, serviceCtx, silentLogger, type Clock, type Ctx, type PersonId } from '@jingwei/kernel'
import { anybody, as, openTestStores, type TestStores, type Visitor } from '@jingwei/testing'
import { notifyModule, type Notify } from '@jingwei/notify'
import { taskNotices, tasksModule, type Tasks } from '../index.ts'

export const migrations = [...jobsMigrations, ...[identityModule, notifyModule, tasksModule].flatMap((module) => module.migrations.map((migration) => ({ ...migration, module: module.id })))]

/** A credit code whose check digit holds. */
export const firmCode = '91330400MA28ABCD5T'
export const otherFirmCode = '91330400MA28ABCE3M'

const people = [
  { account: 'leader', name: '分管领导', role: 'leader', organisation: { kind: 'department', name: '政府办' } },
  { account: 'ofc', name: '经信经办', role: 'officer', organisation: { kind: 'department', name: '经信局' } },
  { account: 'ofc2', name: '经信同事', role: 'officer', organisation: { kind: 'department', name: '经信局' } },
  { account: 'tax', name: '税务经办', role: 'officer', organisation: { kind: 'department', name: '税务局' } },
  { account: 'town', name: '镇干部', role: 'town', organisation: { kind: 'town', name: '新塍镇' } },
  { account: 'firm', name: '厂方', role: 'enterprise', organisation: { kind: 'enterprise', name: '秀水光伏有限公司', creditCode: firmCode } },
  { account: 'rival', name: '另一家', role: 'enterprise', organisation: { kind: 'enterprise', name: '秀水纺织有限公司', creditCode: otherFirmCode } },
  { account: 'auditor', name: '审计员', role: 'auditor', organisation: { kind: 'department', name: '审计局' } },
] as const

export type Who = (typeof people)[number]['account']

export type Detail = {
  readonly id: string; readonly number: number; readonly state: string; readonly level: string; readonly version: number; readonly dueOn?: string; readonly overdue: boolean; readonly onBehalf: boolean
  readonly reopened: boolean; readonly extension: string; readonly responsible?: string; readonly leadOffice?: { readonly id: string; readonly name: string }; readonly enterprise?: string; readonly kind: string; readonly title: string
  readonly answer?: { readonly text: string; readonly by: string; readonly office?: string; readonly at: string }; readonly judgement?: { readonly reason?: string; readonly by: string }
  readonly moves: readonly { readonly action: string; readonly by?: string; readonly to: string; readonly reason?: string; readonly from?: string }[]; readonly steps: readonly string[]
}
export type Page = { readonly items: readonly Detail[]; readonly total: number }

/** Tasks on a real PostgreSQL, with offices and people of the identity module, entered by the routes. */
export type Office = {
  readonly tasks: Tasks
  readonly notify: Notify
  readonly identity: Identity
  readonly stores: TestStores
  readonly server: HttpServer
  readonly ctx: Ctx
  readonly clock: Clock & { set(day: string): void }
  visitor(who: Who): Visitor
  personId(who: Who): string
  officeId(who: Who): string
  send(who: Who, method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; code?: string; body: never; text: string; detail?: string; bytes: Buffer }>
  get<T>(who: Who, path: string): Promise<T>
  raise(who: Who, more?: object): Promise<Detail>
  /** Takes a step in the version the task has now. */
  move(who: Who, task: { readonly id: string }, step: string, body?: object): Promise<Detail>
  /** The code of the refusal, or the status when it was not refused. */
  refusal(who: Who, task: { readonly id: string }, step: string, body?: object): Promise<string | number>
  close(): Promise<void>
}

export async function openOffice(settings: Record<string, unknown> = {}): Promise<Office> {
  const stores = await openTestStores({ migrations, prepare: prepareJobs })
  const { store } = stores
  let now = Date.parse('2026-03-02T01:00:00Z')
  const clock = { now: () => new Date(now), set: (day: string) => void (now = Date.parse(`${day}T01:00:00Z`)) }
  const ctx = serviceCtx('test', { clock })
  const common = { store, clock, logger: silentLogger }
  const identity = identityModule.create({ ...common, settings: {}, sealingKey: Buffer.alloc(32, 7), permissions: tasksModule.permissions })
  const notify = notifyModule.create({ ...common, settings: {}, directory: identity.directory, kinds: taskNotices, secrets: {} })
  const tasks = tasksModule.create({ ...common, settings: resolveSettings(tasksModule.settings, settings), directory: identity.directory, tell: notify.tell, sample: () => false })
  await identity.ensureSampleAccounts(ctx, people)
  const found = new Map((await identity.listPeople(ctx, {}, 100, 0)).items.map((person) => [person.account, person]))
  const server = await createHttpServer({ routes: tasksModule.routes(tasks), authenticate: anybody(tasksModule.permissions), clock, info: { title: 'Tasks', version: '1.0.0' }, strictResponses: true })

  const visitor = (who: Who): Visitor => {
    const person = found.get(who)
    const role = people.find((each) => each.account === who)?.role
    if (!person || !role) throw new Error(`nobody is called ${who}`)
    const { organisation } = person
    return {
      role, name: person.name, personId: person.id as PersonId, ...(organisation ? { organisationId: organisation.id, organisationName: organisation.name } : {}),
      ...(organisation?.creditCode === undefined ? {} : { creditCode: organisation.creditCode }), ...(organisation?.kind === 'town' ? { town: organisation.name } : {}),
    }
  }
  const office: Office = {
    tasks, notify, identity, stores, server, ctx, clock, visitor,
    personId: (who) => visitor(who).personId ?? '',
    officeId: (who) => visitor(who).organisationId ?? '',
    async send(who, method, path, body) {
      const { role, ...more } = visitor(who)
      const answer = await server.inject({ method, url: `/api/tasks${path}`, headers: as(role, more), ...(body ? { payload: body } : {}) })
      const json = answer.headers['content-type']?.toString().includes('json') ? answer.json() : {}
      return { status: answer.statusCode, code: json.code, detail: json.detail, body: json as never, text: answer.body, bytes: answer.rawPayload }
    },
    async get(who, path) {
      const answer = await office.send(who, 'GET', path)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`)
      return answer.body
    },
    async raise(who, more = {}) {
      const firm = visitor(who).role === 'enterprise'
      const answer = await office.send(who, 'POST', firm ? '/my/requests' : '', firm ? { title: '用电增容', ...more } : { kind: 'supervision', source: 'meeting', title: '推进技改', ...more })
      if (answer.status !== 200) throw new Error(`raise: ${answer.status} ${answer.text}`)
      return answer.body
    },
    async move(who, task, step, body = {}) {
      const answer = await office.send(who, 'POST', `${pathOf(who, task.id)}/${step}`, { version: await versionOf(task.id), ...body })
      if (answer.status !== 200) throw new Error(`${step}: ${answer.status} ${answer.text}`)
      return answer.body
    },
    async refusal(who, task, step, body = {}) {
      const answer = await office.send(who, 'POST', `${pathOf(who, task.id)}/${step}`, { version: await versionOf(task.id), ...body })
      return answer.code ?? answer.status
    },
    async close() {
      await server.close()
      await stores.close()
    },
  }
  const pathOf = (who: Who, id: string): string => (visitor(who).role === 'enterprise' ? `/my/requests/${id}` : `/${id}`)
  const versionOf = async (id: string): Promise<number> => (await office.get<Detail>('auditor', `/${id}`)).version
  return office
}
