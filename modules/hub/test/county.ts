import { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { createHttpServer, type HttpServer } from '@jingwei/http'
import { countRuns, jobsMigrations, prepareJobs, runWorker, type Worker } from '@jingwei/jobs'
import { resolveSettings, serviceCtx, silentLogger, systemClock, type Ctx, type Role } from '@jingwei/kernel'
import { anybody, as, openTestStores, type TestStores, type Visitor } from '@jingwei/testing'
import { hubModule, type ExportKind, type Hub } from '../index.ts'
import type { Files } from './files.ts'

const migrations = [...jobsMigrations, ...hubModule.migrations.map((migration) => ({ ...migration, module: hubModule.id }))]

/** What an import came to, as its page shows it. */
export type ImportAnswer = {
  readonly state: string
  readonly counts: { readonly auto: number; readonly review: number; readonly new: number; readonly quarantined: number }
  readonly files: readonly { readonly fileName: string; readonly source?: { readonly id: string }; readonly state: string; readonly rows: number; readonly quarantined: number; readonly duplicates: number; readonly batchId?: string; readonly error?: { readonly code: string; readonly detail: string } }[]
}

export type Answer = { readonly status: number; readonly text: string; readonly bytes: Buffer; json<T>(): T }

/** A hub on stores of its own, with a worker at work, entered by its routes. */
export type County = {
  readonly hub: Hub
  readonly stores: TestStores
  readonly server: HttpServer
  readonly ctx: Ctx
  send(method: 'GET' | 'POST' | 'PUT', path: string, who: Role | Visitor, body?: object): Promise<Answer>
  /** Uploads files to a path of the hub. */
  upload(path: string, who: Role | Visitor, files: Files): Promise<Answer>
  get<T>(path: string, who?: Role | Visitor): Promise<T>
  /** Uploads files, waits for all that follows from them, and answers with the import as its page shows it. */
  deliver(files: Files): Promise<ImportAnswer>
  /** Waits until no background work is left. */
  settled(): Promise<void>
  export(kind: ExportKind): Promise<string>
  /** All three exports in one text. */
  exports(): Promise<string>
  close(): Promise<void>
}

export async function openCounty(options: { readonly sample?: boolean } = {}): Promise<County> {
  const stores = await openTestStores({ migrations, prepare: prepareJobs, columnar: true })
  const { store, columnar, blobs } = stores
  const ctx = serviceCtx('test')
  const hub = hubModule.create({ store, columnar, blobs, logger: silentLogger, clock: systemClock, settings: resolveSettings(hubModule.settings, {}), sample: () => options.sample ?? false, map: () => undefined })
  await hub.prepare()
  const worker: Worker = await runWorker({ store, jobs: hubModule.jobs(hub), logger: silentLogger, ctxFactory: ({ requestedBy }) => serviceCtx(requestedBy) })
  const uses = hub.consumeUses(ctx)
  const server = await createHttpServer({ routes: hubModule.routes(hub), authenticate: anybody(hubModule.permissions), info: { title: 'Hub', version: '1.0.0' }, strictResponses: true })

  const answerOf = (answer: { statusCode: number; body: string; rawPayload: Buffer }): Answer => ({ status: answer.statusCode, text: answer.body, bytes: answer.rawPayload, json: <T>() => JSON.parse(answer.body) as T })
  const headersOf = (who: Role | Visitor) => (typeof who === 'string' ? as(who) : as(who.role, who))
  const county: County = {
    hub, stores, server, ctx,
    send: async (method, path, who, body) => answerOf(await server.inject({ method, url: `/api/hub/${path}`, headers: headersOf(who), ...(body ? { payload: body } : {}) })),
    async get(path, who = 'officer') {
      const answer = await county.send('GET', path, who)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`)
      return answer.json()
    },
    async upload(path, who, files) {
      const form = new FormData()
      for (const [name, content] of Object.entries(files)) form.append('files', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
      const request = new Response(form)
      return answerOf(await server.inject({ method: 'POST', url: `/api/hub/${path}`, headers: { ...headersOf(who), 'content-type': request.headers.get('content-type') ?? '' }, payload: Buffer.from(await request.arrayBuffer()) }))
    },
    async deliver(files) {
      const answer = await county.upload('imports', 'officer', files)
      if (answer.status !== 200) throw new Error(`upload: ${answer.status} ${answer.text}`)
      await county.settled()
      return county.get(`imports/${answer.json<{ importId: string }>().importId}`)
    },
    async settled() {
      while ((await countRuns(store, ctx, { states: ['queued', 'running'] })) > 0) await pause(30)
    },
    async export(kind) {
      const parts: string[] = []
      const out = new Writable({ write: (chunk: Buffer, _encoding, done) => { parts.push(chunk.toString()); done() } })
      await hub.exportCsv(ctx, kind, out)
      return parts.join('')
    },
    exports: async () => `${await county.export('links')}${await county.export('enterprises')}${await county.export('flags')}`,
    async close() {
      await server.close()
      await uses.stop()
      await worker.stop()
      await stores.close()
    },
  }
  return county
}

/** Files as the command line hands them over. */
export async function* handedOver(files: Files): AsyncGenerator<{ name: string; content: Readable }> {
  for (const [name, content] of Object.entries(files)) yield { name, content: Readable.from([typeof content === 'string' ? content : Buffer.from(content)]) }
}
