import { Type } from 'typebox'
import { setTimeout as wait } from 'node:timers/promises'
import { defineJob } from '@jingwei/jobs'
import type { ModuleMigration, Store } from '@jingwei/store'

export const trialMigrations: readonly ModuleMigration[] = [
  { module: 'trial', id: 1, name: 'effects', sql: 'create table trial.effect (run text not null, step integer not null, worker integer not null)' },
]

/** One transaction of `steps` slow writes. */
export const wholeJob = (store: Store, onStep: (step: number) => void = () => {}) =>
  defineJob({
    id: 'trial.whole',
    transactional: true,
    schema: Type.Object({ steps: Type.Integer() }),
    async run(ctx, { steps }, { runId }) {
      for (let step = 0; step < steps; step++) {
        await store.query('insert into trial.effect values ($1, $2, $3)', [runId, step, process.pid], ctx)
        onStep(step)
        await wait(30)
      }
    },
  })

/** One guarded transaction per step, continuing after the last committed one. */
export const steppedJob = (store: Store, onStep: (step: number) => void = () => {}) =>
  defineJob({
    id: 'trial.stepped',
    schema: Type.Object({ steps: Type.Integer() }),
    async run(ctx, { steps }, { runId, guard, progress, signal }) {
      const [last] = await store.query<{ next: number }>('select coalesce(max(step) + 1, 0) as next from trial.effect where run = $1', [runId])
      for (let step = last?.next ?? 0; step < steps; step++) {
        signal.throwIfAborted()
        await store.tx(ctx, async (inside) => {
          await guard(inside)
          await store.query('insert into trial.effect values ($1, $2, $3)', [runId, step, process.pid], inside)
        })
        progress({ done: step + 1, total: steps, unit: 'step', note_zh: '写入', note_en: 'writing' })
        onStep(step)
        await wait(30)
      }
    },
  })
