import { Cards, Loading, PageLink, Reading, useFormat, useRead, useText } from '@jingwei/ui'
import type { Enterprise } from '../answers.ts'

/** What a firm looks for first: how often its record was read, and where departments differ about it. */
export default function MyCountsPart() {
  const t = useText()
  const format = useFormat()
  const query = useRead<Enterprise>('hub/my-enterprise')
  return (
    <Reading query={query} loading={<Loading lines={2} />}>
      {(enterprise) => {
        const differing = enterprise.cells.filter((cell) => cell.disputed).length
        return (
          <Cards compact>
            <PageLink to="/my-enterprise?tab=uses" className="jw-card">
              <span className="jw-todo">
                <span>{t('hub.mine.usesShort')}</span>
                <strong>{format.count(enterprise.uses30d ?? 0)}</strong>
              </span>
              <span className="jw-number-note">{t('hub.mine.usesNote')}</span>
            </PageLink>
            <PageLink to="/my-enterprise" className={`jw-card${differing > 0 ? ' jw-todo-open' : ''}`}>
              <span className="jw-todo">
                <span>{t('hub.mine.differ')}</span>
                <strong>{format.count(differing)}</strong>
              </span>
              <span className="jw-number-note">{t(differing > 0 ? 'hub.mine.differNote' : 'hub.mine.differNone')}</span>
            </PageLink>
          </Cards>
        )
      }}
    </Reading>
  )
}
