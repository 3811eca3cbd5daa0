import { DataTable, Empty, mayAny, moment, PageHead, PageLink, Reading, StateMark, useAddressBar, useFormat, useLabel, useRead, useSession, useText, type Column } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useState } from 'react'
import type { Calendar } from '../deliveries/answers.ts'
import type { Closing, Closings } from './answers.ts'
import { ProposeDialog } from './ProposeDialog.tsx'
import { closingTone } from './tone.ts'

/** 封版: which months are closed, by whom, and what is under way. */
export default function ClosingsPage() {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const { me } = useSession()
  const { search, change, go } = useAddressBar()
  const query = useRead<Closings>('hub/closings', {}, { every: 4000, keep: true })
  const calendar = useRead<Calendar>('hub/calendar', { months: 12 }, { enabled: mayAny(me, ['hub.closing.propose']) })
  const [asked, setAsked] = useState(search.propose)
  // The month under way is not over yet.
  const months = calendar.data?.months.toReversed().slice(1) ?? []
  const columns: readonly Column<Closing>[] = [
    { id: 'name', title: t('hub.closing.name'), render: (row) => <PageLink to={`/closings/${row.code}`}>{label(row)}</PageLink> },
    { id: 'state', title: t('hub.col.state'), render: (row) => <StateMark tone={closingTone(row.state.id)}>{label(row.state)}</StateMark> },
    { id: 'at', title: t('hub.closing.closedAt'), render: (row) => moment(row.closedAt) || '–' },
    { id: 'who', title: t('hub.closing.people'), render: (row) => [row.proposedBy, row.confirmedBy].filter(Boolean).join(' / ') },
    { id: 'enterprises', title: t('hub.closing.enterprises'), align: 'end', render: (row) => (row.enterprises === undefined ? '–' : format.count(row.enterprises)) },
    { id: 'figures', title: t('hub.closing.figures'), align: 'end', render: (row) => (row.figures === undefined ? '–' : format.count(row.figures)) },
    { id: 'reason', title: t('hub.closing.reason'), wrap: true, render: (row) => row.reason || '–' },
  ]
  const underWay = query.data?.items.some((each) => each.state.id !== 'closed') ?? true
  const propose = mayAny(me, ['hub.closing.propose']) && months.length > 0 && !underWay && (
    <Button type="primary" onClick={() => setAsked(months[0])}>
      {t('hub.closing.propose')}
    </Button>
  )
  return (
    <>
      <PageHead title={t('hub.closing.title')} note={t('hub.closing.note')} actions={propose} />
      <Reading query={query} empty={{ when: (data) => data.items.length === 0, show: <Empty title={t('hub.closing.none')} hint={t('hub.closing.noneHint')} /> }}>
        {(data) => <DataTable label={t('hub.closing.title')} rows={data.items} rowKey={(row) => row.id} columns={columns} stack />}
      </Reading>
      {asked !== undefined && months.length > 0 && !underWay && (
        <ProposeDialog
          months={months}
          month={months.includes(asked) ? asked : (months[0] ?? '')}
          done={(code) => go(`/closings/${code}`)}
          close={() => {
            setAsked(undefined)
            change({ propose: undefined })
          }}
        />
      )}
    </>
  )
}
