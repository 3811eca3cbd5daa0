import type { Lifecycle } from '@jingwei/kernel'
import type { ExtensionState, TaskState } from './task.ts'

/** 任务: one line of states for supervision, todos, requests and follow-ups. */
export const taskLifecycle: Lifecycle<TaskState> = {
  id: 'tasks.task', zh: '任务', en: 'Task', initial: 'raised',
  states: {
    raised: { zh: '已提出', en: 'Raised', to: ['assigned', 'closed'] },
    assigned: { zh: '已交办', en: 'Assigned', to: ['acted', 'returned', 'closed'] },
    acted: { zh: '办理中', en: 'Being worked on', to: ['answered', 'returned', 'closed'] },
    returned: { zh: '退回', en: 'Returned', to: ['assigned', 'closed'] },
    answered: { zh: '已答复', en: 'Answered', to: ['satisfied', 'unsatisfied', 'closed'] },
    satisfied: { zh: '满意', en: 'Satisfied', to: ['closed'] },
    unsatisfied: { zh: '不满意', en: 'Unsatisfied', to: ['assigned', 'closed'] },
    closed: { zh: '办结', en: 'Closed', to: [] },
  },
}

/** 延期: once, with approval. A refused wish may be put again with a better reason; a granted one is the last. */
export const extensionLifecycle: Lifecycle<ExtensionState> = {
  id: 'tasks.extension', zh: '任务延期', en: 'Extension of a task', initial: 'none',
  states: {
    none: { zh: '未延期', en: 'None', to: ['asked'] },
    asked: { zh: '待审批', en: 'Asked for', to: ['granted', 'refused'] },
    refused: { zh: '未批准', en: 'Refused', to: ['asked'] },
    granted: { zh: '已批准', en: 'Granted', to: [] },
  },
}
