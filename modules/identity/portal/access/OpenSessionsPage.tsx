import { ListPage, moment, problemOf, remove, StateMark, useReadAgain, useText, type Column } from '@jingwei/ui'
import App from 'antd/es/app'
import type { OpenSessionRow } from '../answers.ts'

/** Who is signed in now, from where, and how to throw somebody out. */
export default function OpenSessionsPage() {
  const t = useText()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const end = async (session: OpenSessionRow) => {
    try {
      await remove(`identity/sessions/${session.id}`)
      await readAgain('identity/open-sessions')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  const columns: readonly Column<OpenSessionRow>[] = [
    { id: 'name', title: t('identity.col.name'), render: (row) => row.name },
    { id: 'account', title: t('identity.col.account'), render: (row) => row.account },
    { id: 'since', title: t('identity.sessions.since'), render: (row) => moment(row.createdAt, true) },
    { id: 'seen', title: t('identity.sessions.seen'), render: (row) => moment(row.lastSeenAt, true) },
    { id: 'device', title: t('identity.col.device'), render: (row) => row.device || '–' },
    { id: 'address', title: t('identity.col.address'), render: (row) => row.address },
    {
      id: 'act',
      title: t('identity.col.act'),
      render: (row) =>
        row.current ? (
          <StateMark tone="good">{t('identity.sessions.this')}</StateMark>
        ) : (
          <button type="button" className="jw-plain" onClick={() => void end(row)}>
            {t('identity.sessions.end')}
          </button>
        ),
    },
  ]
  return (
    <ListPage
      title={t('identity.open.title')}
      note={t('identity.open.note')}
      id="open-sessions"
      label={t('identity.open.title')}
      path="identity/open-sessions"
      rowKey={(row) => row.id}
      columns={columns}
      filters={[{ id: 'q', label: t('identity.open.q'), kind: 'text' }]}
    />
  )
}
