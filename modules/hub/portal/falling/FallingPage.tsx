import { Empty, ListPage, mayAny, PageLink, Quantity, useAddressBar, useLabel, useSession, useText, type Bilingual, type Column } from '@jingwei/ui'

type Row = { readonly id: string; readonly creditCode: string; readonly name: string; readonly town: string; readonly industryName?: Bilingual; readonly base: number; readonly current: number }

/** Firms whose electricity fell three times in a row: hints to be checked, with the way to a task. */
export default function FallingPage() {
  const t = useText()
  const { search } = useAddressBar()
  return (
    <ListPage
      title={t('hub.falling.title')}
      note={t('hub.falling.note')}
      id="falling"
      label={t('hub.falling.title')}
      path="hub/falling"
      fixed={{ town: search.town }}
      stack
      rowKey={(row) => row.id}
      columns={useColumns()}
      filters={[]}
      empty={<Empty title={t('hub.falling.none')} hint={t('hub.falling.noneHint')} />}
    />
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText()
  const label = useLabel()
  const { me } = useSession()
  const columns: readonly (Column<Row> | false)[] = [
    { id: 'name', title: t('hub.col.name'), wrap: true, render: (row) => <PageLink to={`/enterprises/${row.id}?tab=energy`}>{row.name}</PageLink> },
    { id: 'fall', title: t('hub.falling.fall'), align: 'end', render: (row) => <span className="jw-down">{t('ui.change.down', { size: (100 - (row.current / row.base) * 100).toFixed(1), unit: '%' })}</span> },
    { id: 'base', title: t('hub.falling.then'), align: 'end', render: (row) => <Quantity value={row.base} unit="千瓦时" /> },
    { id: 'current', title: t('hub.falling.now'), align: 'end', render: (row) => <Quantity value={row.current} unit="千瓦时" /> },
    { id: 'town', title: t('hub.col.town'), render: (row) => row.town || '–' },
    { id: 'industry', title: t('hub.col.industry'), render: (row) => label(row.industryName) || '–' },
    mayAny(me, ['tasks.raise']) && { id: 'act', title: t('hub.act'), render: (row) => <PageLink to={taskFor(row)}>{t('hub.falling.task')}</PageLink> },
  ]
  return columns.filter((column) => column !== false)
}

const taskFor = (row: Row): string => `/tasks/new?${new URLSearchParams({ kind: 'follow_up', source: 'warning', enterprise: row.creditCode, enterpriseName: row.name }).toString()}`
