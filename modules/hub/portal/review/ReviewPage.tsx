import { Empty, KeyHelp, PageHead, Reading, useKeys, useRead, useText, type Page } from '@jingwei/ui'
import { useState } from 'react'
import type { ReviewItem } from '../work-answers.ts'
import { Comparison } from './Comparison.tsx'
import { ReviewList } from './ReviewList.tsx'
import { useDecisions } from './use-decisions.ts'

/** Records that may be one of several enterprises: side by side, decided by a person, undone by a key. */
export default function ReviewPage() {
  const t = useText()
  const query = useRead<Page<ReviewItem>>('hub/review', { pageSize: 50 }, { keep: true })
  const [at, setAt] = useState(0)
  const [help, setHelp] = useState(false)
  const { decided, decide, undo, canUndo } = useDecisions()
  const items = (query.data?.items ?? []).filter((item) => !decided.has(item.mentionId))
  const item = items[Math.min(at, items.length - 1)]
  const step = (by: number) => setAt(Math.max(0, Math.min(items.length - 1, at + by)))
  const candidates = item?.candidates ?? []
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    n: item && (() => void decide(item, { decision: 'new' })),
    s: item && (() => void decide(item, { decision: 'skip' })),
    u: () => void undo(),
    '?': () => setHelp(true),
    ...Object.fromEntries(candidates.slice(0, 9).map((candidate, index) => [String(index + 1), () => item && void decide(item, { decision: 'link', enterpriseId: candidate.enterpriseId })])),
  })
  return (
    <>
      <PageHead
        title={t('hub.review.title')}
        note={t('hub.review.note')}
        actions={
          <>
            <button type="button" className="jw-plain" disabled={!canUndo} onClick={() => void undo()}>
              {t('hub.review.undo')} <kbd>u</kbd>
            </button>
            <button type="button" className="jw-plain" onClick={() => setHelp(true)}>
              {t('hub.keys')}
            </button>
          </>
        }
      />
      <Reading query={query} empty={{ when: () => items.length === 0, show: <Empty title={t('hub.review.none')} hint={t('hub.review.noneHint')} /> }}>
        {(page) => (
          <div className="jw-queue">
            <ReviewList items={items} total={Math.max(items.length, page.total - decided.size)} current={item} choose={(one) => setAt(items.indexOf(one))} />
            {item !== undefined && <Comparison item={item} decide={(decision) => void decide(item, decision)} />}
          </div>
        )}
      </Reading>
      <KeyHelp
        open={help}
        close={() => setHelp(false)}
        keys={[
          ['j / k', t('hub.keys.records')],
          ['1 – 9', t('hub.keys.link')],
          ['n', t('hub.keys.new')],
          ['s', t('hub.keys.skip')],
          ['u', t('hub.keys.undo')],
          ['?', t('hub.keys.help')],
        ]}
      />
    </>
  )
}
