import { Type } from 'typebox'
import { defineJob, type Job } from '@jingwei/jobs'
import { askDue } from '../service/connections.ts'
import { fetchJob } from '../service/job-names.ts'
import type { IntakePlatform } from '../service/platform.ts'
import { runFetch } from '../service/run-fetch.ts'

/** Background work of the intake; the platform is asked when a run begins, because declaring jobs needs none. */
export const intakeJobs = (intake: () => IntakePlatform): readonly Job[] => [
  defineJob({ ...fetchJob, zh: '读取接入', en: 'Read a connection', maxAttempts: 6, run: (ctx, { runId }, tools) => runFetch(intake(), ctx, runId, tools) }) as unknown as Job,
  defineJob({
    id: 'intake.due', schema: Type.Object({}), zh: '安排到时的接入', en: 'Ask for connections that are due', cron: '*/5 * * * *',
    run: async (ctx) => void (await askDue(intake(), ctx)),
  }) as unknown as Job,
]
