import { Empty, ListPage, mayAny, PageLink, useLabel, useSession, useText, type Column } from '@jingwei/ui'
import { STATES, type RequestRow } from '../answers.ts'
import { Countdown, RequestState, TypeMark } from '../marks.tsx'

/** Sharing requests the reader may see; what waits for a decision, soonest due, stands first. */
export default function RequestsPage() {
  const t = useText()
  const label = useLabel()
  const { me } = useSession()
  const apply = mayAny(me, ['sharing.apply']) && (
    <PageLink to="/sharing/new" className="jw-button-link jw-button-main">
      {t('sharing.new.title')}
    </PageLink>
  )
  const columns: readonly Column<RequestRow>[] = [
    { id: 'number', title: t('sharing.col.number'), align: 'end', render: (row) => row.number },
    {
      id: 'scenario', title: t('sharing.col.scenario'), wrap: true,
      render: (row) => (
        <>
          <PageLink to={`/sharing/${row.id}`}>{row.scenario}</PageLink>
          <small>{row.items.map(label).join(t('sharing.and'))}</small>
        </>
      ),
    },
    { id: 'type', title: t('sharing.col.type'), render: (row) => <TypeMark type={row.type} grade={row.grade} /> },
    { id: 'state', title: t('sharing.col.state'), render: (row) => <RequestState state={row.state} overdue={row.overdue} /> },
    { id: 'deadline', title: t('sharing.col.deadline'), render: (row) => <Countdown request={row} /> },
    { id: 'office', title: t('sharing.col.office'), render: (row) => row.office },
    { id: 'owner', title: t('sharing.col.owner'), render: (row) => row.ownerOffice ?? label(row.source) },
    { id: 'ends', title: t('sharing.col.endsOn'), render: (row) => row.endsOn },
    { id: 'grant', title: t('sharing.col.grantNo'), optional: true, render: (row) => row.grantNo ?? '–' },
  ]
  return (
    <ListPage
      title={t('sharing.title')}
      note={t('sharing.note')}
      actions={apply}
      id="sharing"
      label={t('sharing.title')}
      path="sharing/requests"
      rowKey={(row) => row.id}
      columns={columns}
      filters={[
        { id: 'view', label: t('sharing.filter.view'), kind: 'choice', options: ['mine', 'decide'].map((value) => ({ value, label: t(`sharing.view.${value}`) })) },
        { id: 'state', label: t('sharing.col.state'), kind: 'choice', options: STATES.map((value) => ({ value, label: t(`sharing.state.${value}`) })) },
        { id: 'q', label: t('sharing.filter.q'), kind: 'text' },
      ]}
      empty={<Empty title={t('sharing.none')} hint={t('sharing.noneHint')} actions={apply} />}
    />
  )
}
