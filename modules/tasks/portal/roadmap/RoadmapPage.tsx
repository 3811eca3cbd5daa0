import { Choice, Empty, PageHead, PageLink, Reading, useAddressBar, useRead, useText } from '@jingwei/ui'
import type { PlannedRow } from '../answers.ts'
import { TaskState } from '../task-state.tsx'
import { axisOf, type Axis } from './axis.ts'

/** 路线图: tasks under their 专项, each with its bar on one line of time. The dates stand in words too, so nothing is said by the bar alone. */
export default function RoadmapPage() {
  const t = useText()
  const { search, change } = useAddressBar()
  const query = useRead<{ readonly items: readonly PlannedRow[] }>('tasks/roadmap', { root: search.root, closed: search.closed })
  return (
    <>
      <PageHead
        title={t('tasks.roadmap.title')}
        note={t('tasks.roadmap.note')}
        actions={
          <>
            {search.root !== undefined && <PageLink to="/roadmap">{t('tasks.roadmap.all')}</PageLink>}
            <Choice label={t('tasks.roadmap.closed')} value={search.closed ?? ''} options={[{ value: '', label: t('tasks.roadmap.openOnly') }, { value: 'true', label: t('tasks.roadmap.withClosed') }]} onChange={(closed) => change({ closed })} />
          </>
        }
      />
      <Reading query={query} empty={{ when: ({ items }) => items.length === 0, show: <Empty title={t('tasks.roadmap.none')} hint={t('tasks.roadmap.noneHint')} /> }}>
        {({ items }) => <Timetable tasks={items} />}
      </Reading>
    </>
  )
}

function Timetable({ tasks }: { readonly tasks: readonly PlannedRow[] }) {
  const t = useText()
  const axis = axisOf(tasks.flatMap((task) => [task.from, task.to]))
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  return (
    <div className="jw-plan" role="group" aria-label={t('tasks.roadmap.title')}>
      {axis && (
        <div className="jw-plan-axis" aria-hidden="true">
          <div className="jw-plan-track">
            {axis.ticks.map((tick) => (
              <span key={tick.month} className="jw-plan-tick" style={{ left: `${tick.at}%` }}>
                {tick.month}
              </span>
            ))}
          </div>
        </div>
      )}
      <ul>
        {tasks.map((task) => (
          <li key={task.id} className={task.depth === 0 ? 'jw-plan-root' : undefined}>
            <div className="jw-plan-name" style={{ paddingLeft: `${Math.min(task.depth, 6) * 16}px` }}>
              <PageLink to={`/tasks/${task.id}`}>{task.title}</PageLink>
              <small>{[task.leadOffice?.name, task.responsible].filter(Boolean).join(' · ')}</small>
            </div>
            <div className="jw-plan-facts">
              <TaskState task={task} />
              <small>{task.from === undefined ? t('tasks.roadmap.noDates') : task.from === task.to ? t('tasks.roadmap.by', { day: task.from }) : t('tasks.roadmap.span', { from: task.from, to: task.to ?? '' })}</small>
            </div>
            {axis && <Bar task={task} axis={axis} today={today} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A bar from the first to the last day; a day alone is a mark. What is late is told by words in the row and by colour here. */
function Bar({ task, axis, today }: { readonly task: PlannedRow; readonly axis: Axis; readonly today: string }) {
  const from = task.from === undefined ? undefined : axis.place(task.from)
  const to = task.to === undefined ? undefined : axis.place(task.to)
  return (
    <div className="jw-plan-track" aria-hidden="true">
      {axis.ticks.map((tick) => (
        <span key={tick.month} className="jw-plan-line" style={{ left: `${tick.at}%` }} />
      ))}
      {today >= axis.first && today <= axis.last && <span className="jw-plan-today" style={{ left: `${axis.place(today)}%` }} />}
      {from !== undefined && to !== undefined && <span className={`jw-plan-bar jw-plan-${task.overdue ? 'late' : task.state === 'closed' || task.state === 'satisfied' ? 'done' : 'open'}`} style={{ left: `${from}%`, width: `${Math.max(to - from, 0.8)}%` }} />}
    </div>
  )
}
