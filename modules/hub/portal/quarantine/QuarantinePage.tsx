import { Empty, KeyHelp, PageHead, PageLink, Reading, useAddressBar, useKeys, useRead, useText, type Page } from '@jingwei/ui'
import { useState } from 'react'
import type { QuarantineGroup, QuarantineRow } from '../work-answers.ts'
import { DismissDialog } from './DismissDialog.tsx'
import { Groups } from './Groups.tsx'
import { RowPanel } from './RowPanel.tsx'
import { useCorrections } from './use-corrections.ts'

const listOf = (data: readonly QuarantineGroup[] | { readonly items: readonly QuarantineGroup[] }): readonly QuarantineGroup[] => ('items' in data ? data.items : data)
export const groupKey = (group: { readonly source: { readonly id: string }; readonly code: string }): string => `${group.source.id}/${group.code}`

/** Rows whose form could not be read, by kind of problem; one decision corrects all rows of a kind, now and later. */
export default function QuarantinePage() {
  const t = useText()
  const { search, change } = useAddressBar()
  const groups = useRead<readonly QuarantineGroup[] | { readonly items: readonly QuarantineGroup[] }>('hub/quarantine/groups')
  const all = groups.data === undefined ? [] : listOf(groups.data)
  const group = all.find((one) => groupKey(one) === search.group) ?? all.find((one) => one.code === search.code) ?? all[0]
  const rows = useRead<Page<QuarantineRow>>('hub/quarantine', { source: group?.source.id, code: group?.code, batch: search.batch, pageSize: 50 }, { enabled: group !== undefined, keep: true })
  const [at, setAt] = useState(0)
  const [help, setHelp] = useState(false)
  const [dismissing, setDismissing] = useState<QuarantineRow>()
  const { fix, dismiss } = useCorrections()
  const items = rows.data?.items ?? []
  const row = items[Math.min(at, items.length - 1)]
  const choose = (next: QuarantineGroup | undefined) => {
    if (next === undefined) return
    setAt(0)
    change({ group: groupKey(next), code: undefined })
  }
  const step = (by: number) => setAt(Math.max(0, Math.min(items.length - 1, at + by)))
  const index = group === undefined ? -1 : all.indexOf(group)
  const fixes = (group?.fixes?.length ?? 0) > 0 ? (group?.fixes ?? []) : (row?.fixes ?? [])
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    n: () => choose(all[index + 1]),
    p: () => choose(all[index - 1]),
    d: row && (() => setDismissing(row)),
    '?': () => setHelp(true),
    ...Object.fromEntries(fixes.slice(0, 9).map((one, number) => [String(number + 1), () => group && void fix(group, one)])),
  })
  return (
    <>
      <PageHead
        title={t('hub.quarantine.title')}
        note={t('hub.quarantine.note')}
        actions={
          <>
            {search.batch !== undefined && (
              <PageLink to="/quarantine" className="jw-plain">
                {t('hub.quarantine.allBatches')}
              </PageLink>
            )}
            <button type="button" className="jw-plain" onClick={() => setHelp(true)}>
              {t('hub.keys')}
            </button>
          </>
        }
      />
      <Reading query={groups} empty={{ when: (data) => listOf(data).length === 0, show: <Empty title={t('hub.quarantine.none')} hint={t('hub.quarantine.noneHint')} /> }}>
        {() => (
          <div className="jw-queue">
            <Groups groups={all} current={group} choose={choose} />
            <Reading query={rows} empty={{ when: (page) => page.items.length === 0, show: <Empty title={t('hub.quarantine.noneHere')} /> }}>
              {(page) => (row === undefined || group === undefined ? null : <RowPanel row={row} fixes={fixes} at={Math.min(at, page.items.length - 1)} total={page.total} step={step} fix={(one) => void fix(group, one)} dismiss={() => setDismissing(row)} />)}
            </Reading>
          </div>
        )}
      </Reading>
      <DismissDialog row={dismissing} close={() => setDismissing(undefined)} dismiss={() => dismissing && void dismiss(dismissing)} />
      <KeyHelp
        open={help}
        close={() => setHelp(false)}
        keys={[
          ['j / k', t('hub.keys.rows')],
          ['n / p', t('hub.keys.groups')],
          ['1 – 9', t('hub.keys.fix')],
          ['d', t('hub.keys.dismiss')],
          ['?', t('hub.keys.help')],
        ]}
      />
    </>
  )
}
