import { Type } from 'typebox'
import { defineJob, type Job } from '@jingwei/jobs'
import { sendJob } from '../service/job-names.ts'
import type { Notify } from '../service/notify.ts'

/** Ten attempts with growing pauses are a little over three hours. */
const attempts = 10

export const notifyJobs = (notify: () => Notify): readonly Job[] => [
  defineJob({
    ...sendJob, zh: '发送消息', en: 'Send a message', maxAttempts: attempts,
    run: (ctx, { id }, tools) => notify().sendOne(ctx, id, tools),
  }) as unknown as Job,
  defineJob({
    id: 'notify.tidy', schema: Type.Object({}), zh: '清理消息', en: 'Tidy up messages', cron: '40 3 * * *',
    async run(ctx, _payload, tools) {
      tools.progress({ done: await notify().tidy(ctx), unit: '条', note_zh: '清理消息', note_en: 'Tidying up messages' })
    },
  }) as unknown as Job,
]
