import { DataTable, Facts, moment, MoveHistory, PageHead, PageLink, Panel, useText } from '@jingwei/ui'
import type { ReactNode } from 'react'
import type { TaskDetail } from '../answers.ts'
import { useTaskColumns } from '../list/use-task-columns.tsx'
import { TaskState } from '../task-state.tsx'
import { StateLine } from './StateLine.tsx'
import { Steps } from './Steps.tsx'

type Props = { readonly task: TaskDetail; readonly base: '/tasks' | '/requests'; readonly api: string; readonly extra?: ReactNode }

/** One task: where it stands, what may be done, what it is about, what was answered, how it came so far. */
export function TaskView({ task, base, api, extra }: Props) {
  const t = useText()
  const columns = useTaskColumns('/tasks')
  return (
    <>
      <PageHead title={task.title} back={<PageLink to={base}>{t(base === '/tasks' ? 'tasks.title' : 'tasks.requests.title')}</PageLink>} note={<TaskState task={task} />} actions={extra} />
      <StateLine state={task.state} closed={task.moves.map((move) => move.to)} />
      <Steps task={task} api={api} />
      <div className="jw-board">
        <Panel title={t('tasks.about')}>
          {task.body !== '' && <p className="jw-body">{task.body}</p>}
          <Facts
            facts={[
              [t('tasks.col.number'), String(task.number)],
              [t('tasks.parent'), task.parent && <PageLink to={`/tasks/${task.parent.id}`}>{task.parent.title}</PageLink>],
              [t('tasks.col.kind'), t(`tasks.kind.${task.kind}`)],
              [t('tasks.col.source'), [t(`tasks.source.${task.source}`), task.reference].filter(Boolean).join(' ')],
              [t('tasks.enterprise'), [task.enterpriseName, task.enterprise].filter(Boolean).join(' ')],
              [t('tasks.onBehalf'), task.onBehalf ? t('tasks.onBehalfYes') : undefined],
              [t('tasks.col.lead'), task.leadOffice?.name],
              [t('tasks.assisting'), task.assistingOffices.map((office) => office.name).join(t('tasks.and'))],
              [t('tasks.col.responsible'), task.responsible],
              [t('tasks.startOn'), task.startOn],
              [t('tasks.col.due'), task.dueOn === undefined ? undefined : task.workingDays === undefined ? task.dueOn : t('tasks.dueDays', { day: task.dueOn, days: task.workingDays })],
              [t('tasks.extension'), task.extension === 'none' ? undefined : [t(`tasks.extension.${task.extension}`, { days: task.extensionDays ?? 0 }), task.extensionReason].filter(Boolean).join(t('tasks.colon'))],
              [t('tasks.col.raisedBy'), [task.raisedBy, task.raisedByOffice].filter(Boolean).join(' · ')],
              [t('tasks.col.raisedAt'), moment(task.raisedAt)],
            ]}
          />
        </Panel>
        <div className="jw-stack">
          {task.answer !== undefined && (
            <Panel title={t('tasks.answer')}>
              <p className="jw-body">{task.answer.text}</p>
              <p className="jw-muted">{[task.answer.by, task.answer.office, moment(task.answer.at)].filter(Boolean).join(' · ')}</p>
              {task.judgement !== undefined && <p className="jw-hint">{t('tasks.judged', { by: task.judgement.by, at: moment(task.judgement.at) })}{task.judgement.reason === undefined ? '' : `${t('tasks.colon')}${task.judgement.reason}`}</p>}
            </Panel>
          )}
          <Panel title={t('tasks.history')}>
            <MoveHistory moves={task.moves} did={(action) => t(`tasks.did.${action}`)} />
          </Panel>
        </div>
        {task.parts.length > 0 && (
          <Panel title={t('tasks.parts')} wide extra={<PageLink to={`/roadmap?root=${task.id}`}>{t('tasks.roadmap.title')}</PageLink>}>
            <DataTable label={t('tasks.parts')} rows={task.parts} rowKey={(part) => part.id} columns={columns.filter((column) => column.optional !== true).map((column) => ({ ...column, sort: undefined }))} />
          </Panel>
        )}
      </div>
    </>
  )
}
