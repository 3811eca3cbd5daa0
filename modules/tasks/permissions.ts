import type { Permission } from '@jingwei/kernel'

/** Who may do what with tasks. Everything not listed is denied; which tasks, says `domain/scope.ts`, and which step, `domain/actions.ts`. */
export const tasksPermissions: readonly Permission[] = [
  { id: 'tasks.read', zh: '查看任务', en: 'See tasks', roles: ['leader', 'officer', 'statistics', 'town', 'auditor'] },
  { id: 'tasks.export', zh: '导出任务清单', en: 'Export the list of tasks', roles: ['leader', 'officer', 'statistics'] },
  { id: 'tasks.raise', zh: '提出任务', en: 'Raise a task', roles: ['leader', 'officer', 'statistics', 'town'] },
  { id: 'tasks.assign', zh: '交办任务', en: 'Assign a task', roles: ['leader', 'officer'] },
  { id: 'tasks.act', zh: '办理任务', en: 'Work on a task', roles: ['officer', 'statistics', 'town'] },
  { id: 'tasks.evaluate', zh: '评价答复', en: 'Judge an answer', roles: ['leader', 'officer', 'statistics', 'town'] },
  { id: 'tasks.close', zh: '办结任务', en: 'Close a task', roles: ['leader', 'officer', 'statistics', 'town'] },
  { id: 'tasks.extend', zh: '审批延期', en: 'Decide about an extension', roles: ['leader'] },
  { id: 'tasks.handover', zh: '移交任务', en: 'Hand over the tasks of a person who leaves', roles: ['leader', 'officer'] },
  { id: 'tasks.own', zh: '提出和查看本企业诉求', en: 'Raise and follow one’s own requests', roles: ['enterprise'] },
]
