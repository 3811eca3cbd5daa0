import { Cards, Loading, mayAny, PageLink, Reading, useFormat, useRead, useSession, useText } from '@jingwei/ui'

/** How many sharing requests wait for me to decide, and how many of ours wait to be supplemented. */
export default function TodosPart() {
  const t = useText()
  const format = useFormat()
  const { me } = useSession()
  const mine = mayAny(me, ['sharing.apply'])
  const query = useRead<{ decide: number; incomplete: number }>('sharing/counts', {}, { enabled: mayAny(me, ['sharing.read']) })
  if (!mayAny(me, ['sharing.read'])) return null
  const decide = ['decide', '/sharing?view=decide'] as const
  const cards = mine ? [decide, ['incomplete', '/sharing?view=mine&state=incomplete'] as const] : [decide]
  return (
    <Reading query={query} loading={<Loading lines={2} />}>
      {(counts) => (
        <Cards>
          {cards.map(([id, to]) => (
            <PageLink key={id} to={to} className={`jw-card${counts[id] > 0 ? ' jw-todo-open' : ''}`}>
              <span className="jw-todo">
                <span>{t(`sharing.todo.${id}`)}</span>
                <strong>{format.count(counts[id])}</strong>
              </span>
              <span className="jw-number-note">{t(counts[id] > 0 ? 'sharing.todo.some' : 'sharing.todo.clear')}</span>
            </PageLink>
          ))}
        </Cards>
      )}
    </Reading>
  )
}
