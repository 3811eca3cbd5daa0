import { Type, type Static } from 'typebox'
import { ById, defineRoute, Id, PageOf, pageOf, pagingQuery, readPaging, type Route } from '@jingwei/http'
import { JingweiError, serviceCtx, type Ctx } from '@jingwei/kernel'
import type { FetchableSource } from '@jingwei/hub'
import { kindNames, kinds, type Draft } from '../domain/connection.ts'
import { demandConnection, pause, requestRun, saveConnection } from '../service/connections.ts'
import { secretFile, secretVariable, type IntakePlatform } from '../service/platform.ts'
import { tryConnection } from '../service/trial.ts'
import { listConnections } from '../store/connections.ts'
import { listRuns, newestRuns, type RunRow } from '../store/runs.ts'
import { ChangeBody, ConnectionView, DetailView, DraftBody, RunView, SetupView, TrialView } from './schemas.ts'
import { connectionView, runView, sourceView } from './view.ts'

const zone = 'government' as const
const Created = Type.Object({ id: Id })
const partsOf = (setting: unknown): string[] => String(setting).split(/[\s,，;；]+/u).filter((part) => part !== '')

/** Connections, trying one before it is saved, and what their runs came to. */
export function intakeRoutes(intake: IntakePlatform): readonly Route[] {
  const sources = async (ctx: Ctx): Promise<Map<string, FetchableSource>> => new Map((await intake.hub.fetching.sources(serviceCtx('intake', { clock: ctx.clock }))).map((source) => [source.id, source]))
  const became = (ctx: Ctx, runs: readonly RunRow[]) => intake.hub.fetching.states(ctx, { submissions: runs.flatMap((run) => run.submission_id ?? []), imports: runs.flatMap((run) => run.import_id ?? []) })
  const idOf = (run: RunRow | undefined): string => run?.submission_id ?? run?.import_id ?? ''
  return [
    defineRoute({
      id: 'intake.list', method: 'GET', path: '/api/intake', zone, permission: 'intake.read', summary: { zh: '接入清单', en: 'Connections' }, response: Type.Object({ items: Type.Array(ConnectionView) }),
      handle: async ({ ctx }) => {
        const [known, last] = [await sources(ctx), new Map((await newestRuns(intake.store, ctx)).map((run) => [run.connection_id, run]))]
        const states = await became(ctx, [...last.values()])
        return { items: (await listConnections(intake.store, ctx)).flatMap((connection) => {
          const source = known.get(connection.sourceId)
          const run = last.get(connection.id)
          return source ? [connectionView(ctx, connection, source, run, states.get(idOf(run)))] : []
        }) }
      },
    }),
    defineRoute({
      id: 'intake.setup', method: 'GET', path: '/api/intake/setup', zone, permission: 'intake.edit', summary: { zh: '登记接入所需', en: 'What a form needs to know' }, response: SetupView,
      handle: async ({ ctx }) => ({ hosts: partsOf(intake.settings['intake.hosts']), folderRoots: partsOf(intake.settings['intake.folderRoots']), sources: [...(await sources(ctx)).values()].map(sourceView), kinds: kinds.map((id) => ({ id, ...kindNames[id] })) }),
    }),
    defineRoute({
      id: 'intake.try', method: 'POST', path: '/api/intake/trial', zone, permission: 'intake.edit', rateLimit: { max: 20, perSeconds: 60 }, summary: { zh: '试连', en: 'Try a connection before it is saved' }, body: DraftBody, response: TrialView,
      handle: async ({ ctx, body }) => {
        const mayRows = ctx.permissions.has('intake.rows')
        const seen = await tryConnection(intake, ctx, draftOf(body), mayRows)
        return { columns: seen.columns.map((column) => ({ ...column })), lacks: [...seen.lacks], gone: [...seen.gone], header: [...seen.header], rows: seen.rows.map((row) => [...row]), files: [...seen.files], rowsHidden: !mayRows }
      },
    }),
    defineRoute({
      id: 'intake.create', method: 'POST', path: '/api/intake', zone, permission: 'intake.edit', summary: { zh: '登记接入', en: 'Enter a connection' }, body: DraftBody, response: Created,
      handle: async ({ ctx, body }) => ({ id: await saveConnection(intake, ctx, draftOf(body)) }),
    }),
    defineRoute({
      id: 'intake.change', method: 'PUT', path: '/api/intake/:id', zone, permission: 'intake.edit', summary: { zh: '修改接入', en: 'Change a connection' }, params: ById, body: ChangeBody, response: 'empty',
      handle: async ({ ctx, params, body: { version, ...draft } }) => void (await saveConnection(intake, ctx, draftOf(draft), { id: params.id, version })),
    }),
    defineRoute({
      id: 'intake.one', method: 'GET', path: '/api/intake/:id', zone, permission: 'intake.read', summary: { zh: '一个接入', en: 'One connection' }, params: ById, response: DetailView,
      handle: async ({ ctx, params }) => {
        const connection = await demandConnection(intake, ctx, params.id)
        const source = (await sources(ctx)).get(connection.sourceId)
        if (!source) throw new JingweiError('kernel.not_found', { what: '数据源 source', id: connection.sourceId })
        const [run] = (await listRuns(intake.store, ctx, connection.id, 1, 0)).rows
        const states = await became(ctx, run ? [run] : [])
        const { code } = connection
        return {
          ...connectionView(ctx, connection, source, run, states.get(idOf(run))), target: connection.target, pairs: connection.pairs.map((pair) => ({ ...pair })), version: connection.version, changedBy: connection.changedBy, changedAt: connection.changedAt.toISOString(),
          secretFile: secretFile(code), secretVariable: secretVariable(code), secretThere: (await intake.secret(code)).value !== undefined,
        }
      },
    }),
    defineRoute({
      id: 'intake.runs', method: 'GET', path: '/api/intake/:id/runs', zone, permission: 'intake.read', summary: { zh: '接入记录', en: 'Runs of a connection' }, params: ById, query: Type.Object(pagingQuery), response: PageOf(RunView),
      handle: async ({ ctx, params, query }) => {
        const paging = readPaging(query)
        const { rows, total } = await listRuns(intake.store, ctx, params.id, paging.limit, paging.offset)
        const states = await became(ctx, rows)
        return pageOf(paging, rows.map((run) => runView(ctx, run, states.get(idOf(run)))), total)
      },
    }),
    defineRoute({
      id: 'intake.run', method: 'POST', path: '/api/intake/:id/run', zone, permission: 'intake.run', summary: { zh: '立即读取', en: 'Read now' }, params: ById, body: Type.Object({ period: Type.Optional(Type.String({ pattern: '^\\d{4}(-(\\d{2}|Q\\d))?$' })) }), response: Created,
      handle: async ({ ctx, params, body }) => ({ id: await requestRun(intake, ctx, params.id, body.period) }),
    }),
    defineRoute({
      id: 'intake.pause', method: 'POST', path: '/api/intake/:id/pause', zone, permission: 'intake.run', summary: { zh: '暂停或启用', en: 'Pause or resume' }, params: ById, body: Type.Object({ paused: Type.Boolean() }), response: 'empty',
      handle: ({ ctx, params, body }) => pause(intake, ctx, params.id, body.paused),
    }),
  ]
}

/** The schema has checked it; this names the fields, so that nothing else travels on. */
const draftOf = ({ name, code, sourceId, target, pairs, schedule }: Static<typeof DraftBody>): Draft => ({ name: name.trim(), code, sourceId, target, pairs, schedule })
