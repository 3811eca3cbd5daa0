import { createHttpServer, type HttpServer } from '@jingwei/http'
import { identityModule, type Identity } from '@jingwei/identity'
import { jobsMigrations, prepareJobs, runWorker, type Worker } from '@jingwei/jobs'
import { resolveSettings, serviceCtx, silentLogger, systemClock, type Ctx, type PersonId, type Role } from '@jingwei/kernel'
import { anybody, as, openTestStores, type TestStores } from '@jingwei/testing'
import { notifyModule, type Notify } from '../index.ts'
import { openPeer, type Peer } from './peer.ts'

export const migrations = [...jobsMigrations, ...[identityModule, notifyModule].flatMap((module) => module.migrations.map((migration) => ({ ...migration, module: module.id })))]

const people = [
  { account: 'ann', name: '甲', role: 'officer', organisation: { kind: 'department', name: '经信局' } },
  { account: 'bob', name: '乙', role: 'officer', organisation: { kind: 'department', name: '经信局' } },
  { account: 'sys', name: '系统', role: 'system' },
] as const
export type Who = (typeof people)[number]['account']

/** Messages on a real PostgreSQL with a real worker, and a platform beside it that answers as the test says. */
export type House = {
  readonly notify: Notify
  readonly identity: Identity
  readonly stores: TestStores
  readonly peer: Peer
  readonly ctx: Ctx
  id(who: Who): string
  office(): string
  startWorker(): Promise<Worker>
  send(who: Who, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<{ status: number; code?: string; body: never }>
  close(): Promise<void>
}

export const kinds = [{ id: 'tasks.assigned', zh: '任务交办', en: 'Task assigned' }] as const

export async function openHouse(): Promise<House> {
  const stores = await openTestStores({ migrations, prepare: prepareJobs })
  const peer = await openPeer()
  const ctx = serviceCtx('test')
  const common = { store: stores.store, clock: systemClock, logger: silentLogger }
  const identity = identityModule.create({ ...common, settings: {}, sealingKey: Buffer.alloc(32, 7), permissions: notifyModule.permissions })
  const settings = resolveSettings(notifyModule.settings, {
    'notify.hosts': 'platform.example', 'notify.privateAddresses': '127.0.0.1', 'notify.timeoutSeconds': 2, 'notify.portalUrl': 'https://portal.example/',
    'notify.webhookUrl': `http://platform.example:${peer.port}/hook`, 'notify.smsUrl': `http://platform.example:${peer.port}/sms`,
  })
  const notify = notifyModule.create({ ...common, settings, directory: identity.directory, kinds, secrets: { webhook: 's3cret', sms: 'k3y' }, resolve: async () => ['127.0.0.1'] })
  await identity.ensureSampleAccounts(ctx, people)
  const found = new Map((await identity.listPeople(ctx, {}, 100, 0)).items.map((person) => [person.account, person]))
  const server: HttpServer = await createHttpServer({ routes: notifyModule.routes(notify), authenticate: anybody(notifyModule.permissions), info: { title: 'Notify', version: '1.0.0' }, strictResponses: true })
  const person = (who: Who) => found.get(who) ?? (() => { throw new Error(who) })()
  return {
    notify, identity, stores, peer, ctx,
    id: (who) => person(who).id,
    office: () => person('ann').organisation?.id ?? '',
    startWorker: () => runWorker({ store: stores.store, jobs: notifyModule.jobs(notify), logger: silentLogger, ctxFactory: ({ requestedBy }) => serviceCtx(requestedBy) }),
    async send(who, method, path, body) {
      const role: Role = person(who).roles[0] ?? 'officer'
      const answer = await server.inject({ method, url: `/api/notify${path}`, headers: as(role, { personId: person(who).id as PersonId, name: person(who).name }), ...(body ? { payload: body } : {}) })
      const json = answer.body === '' ? {} : answer.json()
      return { status: answer.statusCode, code: json.code, body: json as never }
    },
    async close() {
      await server.close()
      await peer.close()
      await stores.close()
    },
  }
}
