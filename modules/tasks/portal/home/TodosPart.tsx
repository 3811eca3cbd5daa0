import { Cards, Loading, mayAny, PageLink, Reading, useFormat, useRead, useSession, useText } from '@jingwei/ui'
import type { Counts } from '../answers.ts'

const CARDS = ['mine', 'office', 'overdue'] as const

/** How many open tasks wait for me, for my office, and are late. A leader's late ones stand among his questions. */
export default function TodosPart() {
  const t = useText()
  const format = useFormat()
  const { me } = useSession()
  const query = useRead<Counts>('tasks/counts', {}, { enabled: mayAny(me, ['tasks.read']) })
  if (!mayAny(me, ['tasks.read'])) return null
  const shown = me.home === 'leader' ? (['mine', 'office'] as const) : CARDS
  return (
    <Reading query={query} loading={<Loading lines={2} />}>
      {(counts) => (
        <Cards compact>
          {shown.map((view) => (
            <PageLink key={view} to={`/tasks?view=${view}&open=true`} className={`jw-card${(counts[view] ?? 0) > 0 ? ' jw-todo-open' : ''}`}>
              <span className="jw-todo">
                <span>{t(`tasks.view.${view}`)}</span>
                <strong>{format.count(counts[view] ?? 0)}</strong>
              </span>
              <span className="jw-number-note">{t((counts[view] ?? 0) > 0 ? `tasks.todo.${view}` : 'tasks.todo.clear')}</span>
            </PageLink>
          ))}
        </Cards>
      )}
    </Reading>
  )
}
