import type { Lifecycle } from '@jingwei/kernel'

export type RunState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** The life of one run of a job, as the portal shows it. `running -> queued` is a retry or a killed worker. */
export const runLifecycle: Lifecycle<RunState> = {
  id: 'jobs.run',
  zh: '后台任务',
  en: 'Job run',
  initial: 'queued',
  states: {
    queued: { zh: '排队', en: 'Queued', to: ['running', 'cancelled'] },
    running: { zh: '执行中', en: 'Running', to: ['done', 'failed', 'cancelled', 'queued'] },
    done: { zh: '完成', en: 'Done', to: [] },
    failed: { zh: '失败', en: 'Failed', to: ['queued'] },
    cancelled: { zh: '已取消', en: 'Cancelled', to: ['queued'] },
  },
}
