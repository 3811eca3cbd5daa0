import { readFileSync, statfsSync } from 'node:fs'
import { Type } from 'typebox'
import { JingweiError, type Ctx } from '@jingwei/kernel'
import { defineRoute, Id, Label, PageOf, pageOf, pagingQuery, readPaging, type Route } from '@jingwei/http'
import { countRuns, listRuns, liveWorkers, requestCancel, retry, type Run } from '@jingwei/jobs'
import type { Region } from './region.ts'
import { version } from './version.ts'

const optional = Type.Optional

/** Product facts, health and background work: what belongs to no module. */
export const systemRoutes = (region: Region): readonly Route[] => [
  defineRoute({
    id: 'system.meta', method: 'GET', path: '/api/meta', zone: 'both', permission: 'public', summary: { zh: '产品与区域', en: 'Product and region' },
    response: Type.Object({ product: Type.String(), version: Type.String(), region: Label, sample: Type.Boolean(), locales: Type.Array(Type.String()) }),
    handle: async () => {
      const sample = await region.isSample()
      const own = { zh: String(region.settings['region.nameZh']), en: String(region.settings['region.nameEn']) }
      return { product: '经纬 Jingwei', version, region: sample ? region.sample.region : own, sample, locales: ['zh-CN', 'en'] }
    },
  }),
  defineRoute({
    id: 'system.live', method: 'GET', path: '/api/health/live', zone: 'both', permission: 'public', summary: { zh: '进程存活', en: 'The process lives' },
    response: Type.Object({ status: Type.String() }), handle: async () => ({ status: 'ok' }),
  }),
  defineRoute({
    id: 'system.ready', method: 'GET', path: '/api/health/ready', zone: 'both', permission: 'public', summary: { zh: '可以服务', en: 'Ready to serve' },
    response: Type.Object({ status: Type.String() }),
    handle: async () => {
      await region.stores.store.query('select 1')
      if (!(await region.stores.columnar.ping())) throw new JingweiError('kernel.unavailable', { what: '分析库 columnar store' })
      return { status: 'ok' }
    },
  }),
  defineRoute({
    id: 'system.health', method: 'GET', path: '/api/system/health', zone: 'government', permission: 'system.health.read', summary: { zh: '运行状况', en: 'Health' },
    response: Type.Object({
      checks: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String(), state: Type.String(), detail: Type.String() })),
      processes: Type.Array(Type.Object({ role: Type.String(), pid: Type.Integer(), memoryMb: Type.Number() })),
      storage: Type.Object({ postgresMb: Type.Number(), freeMb: Type.Number() }),
    }),
    handle: ({ ctx }) => health(region, ctx),
  }),
  defineRoute({
    id: 'jobs.list', method: 'GET', path: '/api/jobs/runs', zone: 'government', permission: 'jobs.read', summary: { zh: '后台任务', en: 'Background work' },
    query: Type.Object({ ...pagingQuery, state: optional(Type.String({ pattern: '^(queued|running|done|failed|cancelled)$' })) }),
    response: PageOf(Type.Object({
      id: Type.String(), job: Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() }), state: Type.String(), done: Type.Number(), total: optional(Type.Number()), unit: Type.String(), note: Label,
      attempts: Type.Integer(), error: optional(Type.Object({ code: Type.String(), detail: Type.String() })), createdAt: Type.String(), startedAt: optional(Type.String()), finishedAt: optional(Type.String()), requestedBy: Type.String(),
    })),
    handle: async ({ ctx, query }) => {
      const paging = readPaging(query)
      const states = query.state === undefined ? undefined : [query.state as Run['state']]
      const rows = await listRuns(region.stores.store, ctx, { limit: paging.limit, offset: paging.offset, ...(states ? { states } : {}) })
      const count = await countRuns(region.stores.store, ctx, states ? { states } : {})
      return pageOf(paging, rows.map((run) => runView(region, ctx, run)), count)
    },
  }),
  defineRoute({
    id: 'jobs.cancel', method: 'POST', path: '/api/jobs/runs/:id/cancel', zone: 'government', permission: 'jobs.control', summary: { zh: '取消任务', en: 'Cancel a run' },
    params: Type.Object({ id: Id }), response: 'empty', handle: ({ ctx, params }) => requestCancel(region.stores.store, ctx, params.id),
  }),
  defineRoute({
    id: 'jobs.retry', method: 'POST', path: '/api/jobs/runs/:id/retry', zone: 'government', permission: 'jobs.control', summary: { zh: '重试任务', en: 'Try a run again' },
    params: Type.Object({ id: Id }), response: 'empty', handle: ({ ctx, params }) => retry(region.stores.store, ctx, params.id),
  }),
]

function runView(region: Region, ctx: Ctx, run: Run) {
  const job = region.jobs.find((known) => known.id === run.job)
  return {
    id: run.id, job: { id: run.job, zh: job?.zh ?? run.job, en: job?.en ?? run.job }, state: run.state, done: run.progress?.done ?? 0, unit: run.progress?.unit ?? '',
    note: { zh: run.progress?.note_zh ?? '', en: run.progress?.note_en ?? '' }, attempts: run.attempts, createdAt: run.createdAt.toISOString(), requestedBy: run.requestedBy,
    ...(run.progress?.total === undefined ? {} : { total: run.progress.total }),
    ...(run.startedAt ? { startedAt: run.startedAt.toISOString() } : {}), ...(run.finishedAt ? { finishedAt: run.finishedAt.toISOString() } : {}),
    ...(run.error ? { error: { code: run.error.code, detail: ctx.locale === 'en' ? run.error.en : run.error.zh } } : {}),
  }
}

async function health(region: Region, ctx: Ctx) {
  const { store, columnar } = region.stores
  const [size] = await store.query<{ mb: number; pid: number }>(`select (pg_database_size(current_database()) / 1048576.0)::float8 as mb, pg_backend_pid() as pid`, [], ctx)
  const pinged = await columnar.ping()
  const workers = await liveWorkers(store, ctx).catch(() => [])
  const disk = statfsSync(region.home)
  const freeMb = (disk.bavail * disk.bsize) / 1_048_576
  const columnarPid = region.stores.columnarPid()
  const check = (id: string, zh: string, en: string, good: boolean, detail: string) => ({ id, zh, en, state: good ? 'ok' : 'fail', detail })
  return {
    checks: [
      check('postgres', '记录库', 'Record store', true, `${Math.round(size?.mb ?? 0)} MB`),
      check('columnar', '分析库', 'Columnar store', pinged, ''),
      check('jobs', '后台任务进程', 'Job workers', workers.length > 0, String(workers.length)),
      { id: 'disk', zh: '磁盘余量', en: 'Free disk', state: freeMb > 5_000 ? 'ok' : freeMb > 1_000 ? 'warn' : 'fail', detail: `${Math.round(freeMb)} MB` },
    ],
    processes: [{ role: 'api', pid: process.pid, memoryMb: memoryMb(process.pid) }, ...(columnarPid === undefined ? [] : [{ role: 'columnar', pid: columnarPid, memoryMb: memoryMb(columnarPid) }])],
    storage: { postgresMb: Math.round(size?.mb ?? 0), freeMb: Math.round(freeMb) },
  }
}

/** Proportional set size where the system tells it, else 0. */
function memoryMb(pid: number): number {
  try {
    return Math.round(Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}
