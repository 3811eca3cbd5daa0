import { Cards, Loading, PageLink, Reading, useFormat, useText } from '@jingwei/ui'
import { useSummary } from './use-summary.ts'

const TODOS = [
  { id: 'deliveries', to: '/calendar' },
  { id: 'quarantine', to: '/quarantine' },
  { id: 'review', to: '/review' },
  { id: 'imports', to: '/imports' },
] as const

/** What waits for somebody, before anything else. */
export default function TodosPart() {
  const t = useText()
  const format = useFormat()
  const query = useSummary()
  return (
    <Reading query={query} loading={<Loading lines={2} />}>
      {(summary) => (
        <Cards compact>
          {TODOS.map(({ id, to }) => (
            <PageLink key={id} to={to} className={`jw-card${summary.todos[id] > 0 ? ' jw-todo-open' : ''}`}>
              <span className="jw-todo">
                <span>{t(`hub.todo.${id}`)}</span>
                <strong>{format.count(summary.todos[id])}</strong>
              </span>
              <span className="jw-number-note">{t(summary.todos[id] > 0 ? `hub.todo.${id}Open` : 'hub.todo.clear')}</span>
            </PageLink>
          ))}
        </Cards>
      )}
    </Reading>
  )
}
