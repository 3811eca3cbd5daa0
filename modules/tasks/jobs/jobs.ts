import { Type } from 'typebox'
import { defineJob, type Job } from '@jingwei/jobs'
import type { Tasks } from '../service/tasks.ts'

/** Background work of tasks; `tasks` is asked when a run begins, because declaring jobs needs no platform. */
export const taskJobs = (tasks: () => Tasks): readonly Job[] => [
  defineJob({
    id: 'tasks.escalate', schema: Type.Object({}), zh: '逾期任务提级', en: 'Raise overdue tasks to the leader', cron: '5 * * * *',
    async run(ctx, _payload, tools) {
      const done = await tasks().escalateOverdue(ctx)
      tools.progress({ done, unit: '件', note_zh: '逾期任务提级', note_en: 'Raising overdue tasks' })
    },
  }) as unknown as Job,
]
