import type { NoticeKind } from '@jingwei/notify'

/** What tasks send messages about. */
export const taskNotices = [
  { id: 'tasks.assigned', zh: '任务交办到本单位', en: 'A task is assigned to my office' },
  { id: 'tasks.handed_over', zh: '任务移交给我', en: 'Tasks are handed over to me' },
  { id: 'tasks.escalated', zh: '任务逾期提级', en: 'Overdue tasks are raised to the leader' },
  { id: 'tasks.answered', zh: '我提出的任务有了答复', en: 'A task I raised was answered' },
] as const satisfies readonly NoticeKind[]
