import { useFormat, useLabel, useText } from '@jingwei/ui'
import type { ReviewItem } from '../work-answers.ts'

type Props = { readonly items: readonly ReviewItem[]; readonly total: number; readonly current: ReviewItem | undefined; readonly choose: (item: ReviewItem) => void }

/** The records that wait, with how many rows each stands for. */
export function ReviewList({ items, total, current, choose }: Props) {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  return (
    <div>
      <p className="jw-muted">{t('hub.review.waiting', { count: format.count(total) })}</p>
      <ul className="jw-queue-list" aria-label={t('hub.review.list')} tabIndex={0}>
        {items.map((item) => (
          <li key={item.mentionId}>
            <button type="button" aria-current={item === current} onClick={() => choose(item)}>
              <span className="jw-queue-count">{format.count(item.records)}</span>
              {item.name}
              <small>{label(item.source)}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
