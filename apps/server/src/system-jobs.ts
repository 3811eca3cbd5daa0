import { Type } from 'typebox'
import { defineJob, type Job } from '@jingwei/jobs'
import { pruneOutbox, type Store } from '@jingwei/store'
import type { Identity } from '@jingwei/identity'

/** Days an event stays in the outbox after all have read it. */
const outboxDays = 7

/** Nightly housekeeping that belongs to no single module. */
export const systemJobs = (store: Store, identity: Identity): readonly Job[] => [
  defineJob({
    id: 'system.housekeeping', schema: Type.Object({}), zh: '夜间清理', en: 'Nightly housekeeping', cron: '20 3 * * *',
    async run(ctx) {
      await pruneOutbox(store, outboxDays)
      await identity.prune(ctx)
    },
  }) as unknown as Job,
]
