import type { Lifecycle } from '@jingwei/kernel'

export type RunState = 'queued' | 'reading' | 'handed' | 'unchanged' | 'empty' | 'waiting' | 'failed'

/** 接入记录: one reading of a connection. */
export const runLifecycle: Lifecycle = {
  id: 'intake.run', zh: '接入记录', en: 'Run of a connection', initial: 'queued',
  states: {
    queued: { zh: '排队', en: 'Queued', to: ['reading', 'failed'] },
    reading: { zh: '读取中', en: 'Reading', to: ['handed', 'unchanged', 'empty', 'waiting', 'failed', 'queued'] },
    handed: { zh: '已交付', en: 'Handed in', to: [] },
    unchanged: { zh: '无变化', en: 'Unchanged', to: [] },
    empty: { zh: '暂无数据', en: 'Nothing there', to: [] },
    waiting: { zh: '待上次审核', en: 'Waits for a review', to: [] },
    failed: { zh: '失败', en: 'Failed', to: [] },
  },
}

/** 接入: whether a connection's schedule is at work. */
export const connectionLifecycle: Lifecycle = {
  id: 'intake.connection', zh: '接入', en: 'Connection', initial: 'active',
  states: { active: { zh: '启用', en: 'Active', to: ['paused'] }, paused: { zh: '暂停', en: 'Paused', to: ['active'] } },
}
