import { moment, PageLink, useText, type Column } from '@jingwei/ui'
import type { TaskRow } from '../answers.ts'
import { TaskState } from '../task-state.tsx'

/** The columns of every list of tasks. `base` is where one task opens; a firm is not told who sits at the desk. */
export function useTaskColumns(base: '/tasks' | '/requests'): readonly Column<TaskRow>[] {
  const t = useText()
  const inner = base === '/tasks'
  const columns: readonly (Column<TaskRow> | false)[] = [
    { id: 'number', title: t('tasks.col.number'), align: 'end', render: (task) => task.number },
    {
      id: 'title',
      title: t('tasks.col.title'),
      wrap: true,
      render: (task) => (
        <>
          <PageLink to={`${base}/${task.id}`}>{task.title}</PageLink>
          {inner && task.enterpriseName !== undefined && <small>{task.enterpriseName}</small>}
        </>
      ),
    },
    inner && { id: 'kind', title: t('tasks.col.kind'), render: (task) => t(`tasks.kind.${task.kind}`) },
    { id: 'state', title: t('tasks.col.state'), render: (task) => <TaskState task={task} /> },
    { id: 'due', title: t('tasks.col.due'), ...(inner ? { sort: 'due' } : {}), render: (task) => task.dueOn ?? '–' },
    { id: 'lead', title: t('tasks.col.lead'), render: (task) => task.leadOffice?.name ?? '–' },
    inner && { id: 'responsible', title: t('tasks.col.responsible'), render: (task) => task.responsible ?? '–' },
    inner && { id: 'source', title: t('tasks.col.source'), optional: true, render: (task) => t(`tasks.source.${task.source}`) },
    inner && { id: 'raisedBy', title: t('tasks.col.raisedBy'), optional: true, render: (task) => [task.raisedBy, task.raisedByOffice].filter(Boolean).join(' ') },
    { id: 'raisedAt', title: t('tasks.col.raisedAt'), ...(inner ? { sort: 'raised', optional: true } : {}), render: (task) => moment(task.raisedAt) },
  ]
  return columns.filter((column) => column !== false)
}
