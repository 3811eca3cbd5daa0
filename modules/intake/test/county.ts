import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { creditCheckCharacter } from '@jingwei/codes'
import { createHttpServer, type HttpServer } from '@jingwei/http'
import { hubModule, type Hub } from '@jingwei/hub'
import { countRuns, jobsMigrations, prepareJobs, runWorker, type Worker } from '@jingwei/jobs'
import { dayInChina, periodText, previousPeriod, resolveSettings, serviceCtx, silentLogger, systemClock, type Clock, type Ctx, type Period } from '@jingwei/kernel'
import { anybody, as, openTestStores, type TestStores, type Visitor } from '@jingwei/testing'
import { intakeModule, type Intake, type Secret } from '../index.ts'

export const migrations = [...jobsMigrations, ...[hubModule, intakeModule].flatMap((module) => module.migrations.map((migration) => ({ ...migration, module: module.id })))]

export type Firm = { readonly code: string; readonly name: string; readonly address: string }
/** Invented firms; their codes belong to a division that was never given out. */
export const firms: readonly Firm[] = ['云帆光伏科技', '锦纶纺织', '恒驰汽车配件', '安居智能家居', '精工装备制造'].map((name, index) => {
  const first17 = `91339901MA2T${String(index + 1).padStart(5, '0')}`
  return { code: `${first17}${creditCheckCharacter(first17)}`, name: `秀水${name}有限公司`, address: `云泽市秀水区新塍镇光明路${index + 1}号` }
})
export const registerCsv = ['统一社会信用代码,企业名称,曾用名,企业类型,注册资本,成立日期,住所,经营范围,登记状态', ...firms.map((of) => `${of.code},${of.name},,有限责任公司,500万元,2015-01-05,${of.address},制造,存续`)].join('\r\n')

/** Two months that have ended, whenever the test runs. */
const today = dayInChina(new Date())
const newest = previousPeriod({ kind: 'month', year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) }) as Period
export const month = periodText(newest)
export const earlier = periodText(previousPeriod(newest) as Period)

export const clerk: Visitor = { role: 'officer', personId: '01900000-0000-7000-8000-000000000001', organisationName: '数据局' }
export const reviewer: Visitor = { role: 'officer', personId: '01900000-0000-7000-8000-000000000002', organisationName: '数据局' }

export type Answer = { readonly status: number; readonly text: string; json<T>(): T }
export type Run = { readonly id: string; readonly state: { readonly id: string }; readonly rows: number; readonly period?: string; readonly attempts: number; readonly result?: string; readonly error?: { readonly code: string; readonly detail: string }; readonly fileName?: string }

/** Hub and intake on stores of their own with a worker at work, entered by their routes. */
export type County = {
  readonly hub: Hub
  readonly intake: Intake
  readonly stores: TestStores
  readonly ctx: Ctx
  readonly logged: string[]
  /** Connections somebody was asked to look at. */
  readonly attention: string[]
  readonly secrets: Map<string, Secret>
  readonly clock: Clock & { shift(milliseconds: number): void }
  send(method: 'GET' | 'POST' | 'PUT', path: string, body?: object, who?: Visitor): Promise<Answer>
  get<T>(path: string, who?: Visitor): Promise<T>
  arrange(source: string, more?: object): Promise<void>
  connect(draft: object): Promise<string>
  /** Asks for a run, waits for all that follows, and answers with it. */
  run(id: string, period?: string): Promise<Run>
  newestRun(id: string): Promise<Run>
  settled(): Promise<void>
  /** A second person accepts what waits for review. */
  accept(source: string, period: string): Promise<Answer>
  attempts(source: string, period: string): Promise<readonly { readonly id: string; readonly state: { readonly id: string }; readonly note: string; readonly handledBy: string; readonly fileName: string; readonly onBehalfOf?: string }[]>
  deliver(name: string, content: string): Promise<void>
  value(firm: Firm, item: string, period: string): Promise<string | undefined>
  stopWorker(): Promise<void>
  startWorker(): Promise<void>
  close(): Promise<void>
}

export async function openCounty(settings: Record<string, unknown> = {}): Promise<County> {
  const stores = await openTestStores({ migrations, prepare: prepareJobs, columnar: true })
  const { store, columnar, blobs } = stores
  const shifted = { by: 0 }
  const clock = { now: () => new Date(systemClock.now().getTime() + shifted.by), shift: (milliseconds: number) => void (shifted.by += milliseconds) }
  const ctx = serviceCtx('test', { clock })
  const logged: string[] = []
  const attention: string[] = []
  const log = (fields: object, message?: string): void => void logged.push(`${message ?? ''} ${JSON.stringify(fields)}`)
  const logger = { debug: log, info: log, warn: log, error: log }
  const hub = hubModule.create({ store, columnar, blobs, logger: silentLogger, clock, settings: resolveSettings(hubModule.settings, {}), sample: () => false, map: () => undefined })
  await hub.prepare()
  const secrets = new Map<string, Secret>()
  const intake = intakeModule.create({ store, blobs, hub, logger, clock, settings: resolveSettings(intakeModule.settings, { 'intake.hosts': '127.0.0.1', 'intake.settleMinutes': 0, ...settings }), secret: async (code) => secrets.get(code) ?? {}, attention: async (_ctx, { name }) => void attention.push(name) })
  const work = (): Promise<Worker> => runWorker({ store, jobs: [...hubModule.jobs(hub), ...intakeModule.jobs(intake)].filter((job) => job.cron === undefined), logger, ctxFactory: ({ requestedBy }) => serviceCtx(requestedBy, { clock, logger }) })
  let worker: Worker | undefined = await work()
  const server: HttpServer = await createHttpServer({ routes: [...hubModule.routes(hub), ...intakeModule.routes(intake)], authenticate: anybody([...hubModule.permissions, ...intakeModule.permissions]), info: { title: 'Intake', version: '1.0.0' }, strictResponses: true })
  const county: County = {
    hub, intake, stores, ctx, logged, attention, secrets, clock,
    async send(method, path, body, who = clerk) {
      const answer = await server.inject({ method, url: `/api/${path}`, headers: as(who.role, who), ...(body ? { payload: body } : {}) })
      return { status: answer.statusCode, text: answer.body, json: <T>() => JSON.parse(answer.body) as T }
    },
    async get(path, who = clerk) {
      const answer = await county.send('GET', path, undefined, who)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`)
      return answer.json()
    },
    async arrange(source, more = {}) {
      ok(await county.send('PUT', `hub/arrangements/${source}`, { provider: '供电公司', cycle: 'month', manner: 'period', dueWorkingDays: 60, firstPeriod: earlier, agreementNo: '〔2026〕7号', ...more }))
    },
    connect: async (draft) => ok(await county.send('POST', 'intake', draft)).json<{ id: string }>().id,
    async run(id, period) {
      ok(await county.send('POST', `intake/${id}/run`, period === undefined ? {} : { period }))
      await county.settled()
      return county.newestRun(id)
    },
    async newestRun(id) {
      const [run] = (await county.get<{ items: Run[] }>(`intake/${id}/runs`)).items
      if (!run) throw new Error('there is no run')
      return run
    },
    async settled() {
      while ((await countRuns(store, ctx, { states: ['queued', 'running'] })) > 0) await pause(30)
    },
    async accept(source, period) {
      const waiting = (await county.attempts(source, period)).find((attempt) => attempt.state.id === 'submitted')
      const answer = await county.send('POST', `hub/submissions/${waiting?.id ?? 'none'}/accept`, { note: '' }, reviewer)
      await county.settled()
      return answer
    },
    attempts: async (source, period) => (await county.get<{ attempts: Awaited<ReturnType<County['attempts']>> }>(`hub/deliveries/${source}/${period}`)).attempts,
    async deliver(name, content) {
      await hub.receive(ctx, (async function* () { yield { name, content: Readable.from([content]) } })())
      await county.settled()
    },
    async value(firm, item, period) {
      const [found] = (await county.get<{ items: { id: string }[] }>(`hub/enterprises?q=${firm.code}`)).items
      const { cells } = await county.get<{ cells: { item: string; period?: string; value: string }[] }>(`hub/enterprises/${found?.id}`)
      return cells.find((cell) => cell.item === item && cell.period === period)?.value
    },
    async stopWorker() {
      await worker?.stop()
      worker = undefined
    },
    async startWorker() {
      worker ??= await work()
    },
    async close() {
      await server.close()
      await worker?.stop()
      await stores.close()
    },
  }
  return county
}

export const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
  return answer
}

/** Everything PostgreSQL keeps of the intake, as one text: to look for what must not be there. */
export const kept = async ({ stores, ctx }: County): Promise<string> =>
  JSON.stringify(await Promise.all(['intake.connection', 'intake.run', 'jobs.run'].map((table) => stores.store.query<{ row: string }>(`select t::text as row from ${table} t`, [], ctx))))

