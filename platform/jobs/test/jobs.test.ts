import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Type } from 'typebox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkLifecycle, JingweiError, registerErrors, serviceCtx, silentLogger } from '@jingwei/kernel'
import { countRuns, defineJob, enqueue, jobsMigrations, latestDue, listRuns, liveWorkers, parseCron, prepareJobs, readRun, requestCancel, retry, runLifecycle, runWorker, type Job, type Run, type RunState, type Worker } from '@jingwei/jobs'
import { connect, migrate, startPostgres, type PostgresHandle, type Store } from '@jingwei/store'
import { runChild } from '@jingwei/store/child'
import { steppedJob, trialMigrations, wholeJob } from './trial-jobs.ts'

registerErrors([{ code: 'trial.broken', status: 500, zh: '机器坏了', en: 'the machine is broken' }])

const ctx = serviceCtx('tester')
let home = ''
let postgres: PostgresHandle
let store: Store
let workers: Worker[] = []

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'jingwei-jobs-'))
  postgres = await startPostgres({ home, logger: silentLogger })
  store = connect({ url: postgres.url })
  await migrate(store, [...jobsMigrations, ...trialMigrations], silentLogger)
  await prepareJobs(store)
})
afterAll(async () => {
  await store?.close()
  await postgres?.stop()
  await rm(home, { recursive: true, force: true })
})
beforeEach(async () => {
  await store.query('truncate trial.effect, jobs.run, jobs.schedule, jobs.worker')
  await store.query('delete from graphile_worker._private_jobs')
})
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  workers = []
})

async function work(...jobs: Job[]): Promise<Worker> {
  const worker = await runWorker({ store, jobs, logger: silentLogger })
  workers.push(worker)
  return worker
}

async function reaches(id: string, ...states: RunState[]): Promise<Run> {
  for (;;) {
    const run = await readRun(store, ctx, id).catch(() => undefined)
    if (run !== undefined && states.includes(run.state)) return run
    await wait(20)
  }
}

const effects = (id: string) => store.query<{ step: number; worker: number }>('select step, worker from trial.effect where run = $1 order by step', [id])
const steps = (count: number) => Array.from({ length: count }, (_, step) => step)

describe('a job', () => {
  test('has a lifecycle without dead ends', () => expect(checkLifecycle(runLifecycle)).toEqual([]))

  test('is queued exactly when the caller commits', async () => {
    const job = steppedJob(store)
    let lost = ''
    await store.tx(ctx, async (inside) => {
      lost = await enqueue(store, inside, job, { steps: 1 })
      throw new Error('rolled back')
    }).catch(() => {})
    const kept = await store.tx(ctx, (inside) => enqueue(store, inside, job, { steps: 3 }))
    await work(job)
    const run = await reaches(kept, 'done')
    expect(run).toMatchObject({ job: 'trial.stepped', attempts: 1, failures: 0, requestedBy: 'tester', progress: { done: 3, total: 3, unit: 'step', note_zh: '写入', note_en: 'writing' } })
    expect(await readRun(store, ctx, lost)).toBeUndefined()
    expect((await listRuns(store, ctx, { states: ['done'] })).map((entry) => entry.id)).toEqual([kept])
    expect(await countRuns(store, ctx, { states: ['done'] })).toBe(1)
    expect(await liveWorkers(store, ctx)).toHaveLength(1)
  })

  test('asked for twice under one key runs once, with the newest payload', async () => {
    const job = steppedJob(store)
    const first = await enqueue(store, ctx, job, { steps: 1 }, { key: 'city' })
    const second = await enqueue(store, ctx, job, { steps: 2 }, { key: 'city' })
    expect(second).toBe(first)
    await work(job)
    await reaches(first, 'done')
    expect((await effects(first)).length).toBe(2)
  })

  test('refuses a payload that is not as declared, naming the field', async () => {
    const payload = { steps: 'many' } as unknown as { steps: number }
    await expect((async () => enqueue(store, ctx, steppedJob(store), payload))()).rejects.toMatchObject({ code: 'jobs.bad_payload', details: { where: '/steps' } })
  })

  test('is tried again after an error, stays failed after its last, and runs again when asked', async () => {
    let broken = true
    const told: boolean[] = []
    const job = defineJob({ id: 'trial.broken', maxAttempts: 2, run: async (_ctx, _payload, { last }) => {
      told.push(last)
      if (broken) throw new JingweiError('trial.broken')
    } })
    const id = await enqueue(store, ctx, job, {})
    await work(job)
    const failed = await reaches(id, 'failed')
    expect(told).toEqual([false, true])
    expect(failed).toMatchObject({ failures: 2, attempts: 2, error: { code: 'trial.broken', zh: '机器坏了', en: 'the machine is broken' } })
    broken = false
    await retry(store, ctx, id)
    expect(await reaches(id, 'done')).toMatchObject({ error: undefined })
    await expect(retry(store, ctx, id)).rejects.toMatchObject({ code: 'jobs.not_in_state' })
  })

  test('is cancelled while it waits, and while it runs', async () => {
    const job = steppedJob(store)
    const waiting = await enqueue(store, ctx, job, { steps: 3 }, { runAt: new Date(Date.now() + 3_600_000) })
    await requestCancel(store, ctx, waiting)
    await work(job)
    const long = await enqueue(store, ctx, job, { steps: 100_000 })
    await reaches(long, 'running')
    await requestCancel(store, ctx, long)
    await reaches(long, 'cancelled')
    expect((await readRun(store, ctx, waiting))?.state).toBe('cancelled')
    expect(await effects(waiting)).toEqual([])
    await expect(requestCancel(store, ctx, long)).rejects.toMatchObject({ code: 'jobs.not_in_state' })
  })

  test('in one queue never runs beside another', async () => {
    let running = 0
    let most = 0
    const job = defineJob({ id: 'trial.queued', queue: 'one', run: async () => {
      most = Math.max(most, ++running)
      await wait(40)
      running--
    } })
    const ids = await Promise.all(steps(5).map(() => enqueue(store, ctx, job, {})))
    await work(job)
    await Promise.all(ids.map((id) => reaches(id, 'done')))
    expect(most).toBe(1)
  })

  test('cut off by the stop of its worker is finished by the next', async () => {
    const job = steppedJob(store)
    const id = await enqueue(store, ctx, job, { steps: 250 })
    const first = await work(job)
    await reaches(id, 'running')
    await first.stop()
    expect((await readRun(store, ctx, id))?.state).toBe('queued')
    await work(job)
    await reaches(id, 'done')
    expect((await effects(id)).map((row) => row.step)).toEqual(steps(250))
  })
})

describe('a worker killed with SIGKILL', () => {
  test('loses nothing and does nothing twice', async () => {
    const whole = await enqueue(store, ctx, wholeJob(store), { steps: 40 })
    const stepped = await enqueue(store, ctx, steppedJob(store), { steps: 40 })
    for (const turn of [1, 2]) {
      const child = await runChild(join(import.meta.dirname, 'worker.child.ts'), { TRIAL_URL: postgres.url })
      await child.message((message): message is { step: number } => typeof message === 'object' && message !== null && 'step' in message && Number(message.step) >= 10 * turn)
      await child.kill()
    }
    await work(wholeJob(store), steppedJob(store))
    await Promise.all([reaches(whole, 'done'), reaches(stepped, 'done')])
    const pids = new Set((await effects(stepped)).map((row) => row.worker))
    expect((await effects(whole)).map((row) => [row.step, row.worker])).toEqual(steps(40).map((step) => [step, process.pid]))
    expect((await effects(stepped)).map((row) => row.step)).toEqual(steps(40))
    expect(pids.size).toBeGreaterThan(1)
    expect((await readRun(store, ctx, whole))?.failures).toBe(0)
  })

  test('and thought dead while it still writes, is refused by its guard', async () => {
    let go: () => void = () => {}
    const held = new Promise<void>((resolve) => (go = resolve))
    const outcomes: string[] = []
    const job = defineJob({ id: 'trial.zombie', async run(runCtx, _, { attempt, guard }) {
      if (attempt === 1) await held
      await store.tx(runCtx, async (inside) => {
        await guard(inside)
        outcomes.push(`attempt ${attempt} wrote`)
      }).catch((error: unknown) => {
        outcomes.push(error instanceof JingweiError ? error.code : String(error))
        throw error
      })
    } })
    const id = await enqueue(store, ctx, job, {})
    await work(job)
    await reaches(id, 'running')
    // What a sweep does when it takes the first execution for dead.
    await store.query('select graphile_worker.force_unlock_workers(array(select locked_by from graphile_worker.jobs))')
    await store.query('select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at => now())')
    await reaches(id, 'done')
    go()
    while (outcomes.length < 2) await wait(20)
    expect(outcomes).toEqual(['attempt 2 wrote', 'jobs.superseded'])
    expect((await readRun(store, ctx, id))?.state).toBe('done')
  })

  test('PostgreSQL itself killed during a run: the run is finished when it is back', async () => {
    const job = steppedJob(store)
    const id = await enqueue(store, ctx, job, { steps: 60 })
    await work(job)
    await reaches(id, 'running')
    process.kill(postgres.pid(), 'SIGKILL')
    await reaches(id, 'done')
    expect((await effects(id)).map((row) => row.step)).toEqual(steps(60))
  })
})

describe('a schedule', () => {
  const at = (text: string) => new Date(`${text}+08:00`)
  const due = (cron: string, after: string, now: string) => latestDue(parseCron(cron, 'trial'), at(after), at(now))

  test('names minutes of the Shanghai clock', () => {
    expect(due('30 3 * * *', '2026-02-01T00:00', '2026-02-01T09:00')).toEqual(at('2026-02-01T03:30'))
    expect(due('30 3 * * *', '2026-02-01T03:30', '2026-02-02T03:29')).toBeUndefined()
    expect(due('*/20 8-17 * * 1-5', '2026-02-06T12:00', '2026-02-08T12:00')).toEqual(at('2026-02-06T17:40'))
    expect(due('0 9 10 * *', '2026-02-01T00:00', '2026-02-28T00:00')).toEqual(at('2026-02-10T09:00'))
    expect(due('0 0 * * 7', '2026-02-06T00:00', '2026-02-09T00:00')).toEqual(at('2026-02-08T00:00'))
  })

  test('that is no schedule is refused when the job is declared', () => {
    for (const cron of ['', '* * * *', '60 * * * *', '5-1 * * * *', '*/0 * * * *', 'x * * * *']) {
      expect(() => defineJob({ id: 'trial.bad', cron, run: async () => {} })).toThrow(/five fields/u)
    }
  })

  test('missed while nothing ran is made up for once, by one of two workers', async () => {
    const job = defineJob({ id: 'trial.nightly', cron: '0 3 * * *', schema: Type.Object({}), run: async () => {} })
    await store.query(`insert into jobs.schedule values ('trial.nightly', now() - interval '5 days')`)
    await Promise.all([work(job), work(job)])
    let runs: readonly Run[] = []
    while (runs.length === 0) runs = await listRuns(store, ctx, { states: ['done'] })
    await wait(2_500)
    expect((await listRuns(store, ctx)).length).toBe(1)
  })
})
