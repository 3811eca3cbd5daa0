import { Type } from 'typebox'
import { defineJob, type Job } from '@jingwei/jobs'
import type { Sharing } from '../service/sharing.ts'

/** Background work of sharing; `sharing` is asked when a run begins, because declaring jobs needs no platform. */
export const sharingJobs = (sharing: () => Sharing): readonly Job[] => [
  defineJob({
    id: 'sharing.calendar', schema: Type.Object({}), zh: '共享授权到期与自动通过', en: 'Expire grants and grant what is free', cron: '10 0 * * *',
    async run(ctx, _payload, tools) {
      const { expired, granted } = await sharing().followCalendar(ctx)
      tools.progress({ done: expired + granted, unit: '件', note_zh: '到期与自动通过', note_en: 'Expiring and granting' })
    },
  }) as unknown as Job,
]
