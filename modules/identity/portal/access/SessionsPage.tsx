import { DataTable, Empty, moment, PageHead, problemOf, Reading, remove, StateMark, useRead, useReadAgain, useText, type Page } from '@jingwei/ui'
import App from 'antd/es/app'
import { itemsOf, nameOf, type SessionRow } from '../answers.ts'

/** Where I am signed in (or, for the security administrator, everybody), and how to end it. */
export default function SessionsPage() {
  const t = useText()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const query = useRead<Page<SessionRow> | readonly SessionRow[]>('identity/sessions')
  const end = async (session: SessionRow) => {
    try {
      await remove(`identity/sessions/${session.id}`)
      await readAgain('identity/sessions')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <>
      <PageHead title={t('identity.sessions.title')} note={t('identity.sessions.note')} />
      <Reading query={query} empty={{ when: (data) => itemsOf(data).length === 0, show: <Empty /> }}>
        {(data) => (
          <DataTable
            label={t('identity.sessions.title')}
            rows={itemsOf(data)}
            rowKey={(session) => session.id}
            columns={[
              { id: 'person', title: t('identity.col.name'), render: (session) => nameOf(session.person) || '–' },
              { id: 'since', title: t('identity.sessions.since'), render: (session) => moment(session.createdAt, true) },
              { id: 'seen', title: t('identity.sessions.seen'), render: (session) => moment(session.lastSeenAt, true) },
              { id: 'address', title: t('identity.col.address'), render: (session) => session.address ?? '–' },
              { id: 'agent', title: t('identity.sessions.agent'), wrap: true, render: (session) => session.agent ?? '–' },
              {
                id: 'act',
                title: t('identity.col.act'),
                render: (session) =>
                  session.current === true ? (
                    <StateMark tone="good">{t('identity.sessions.this')}</StateMark>
                  ) : (
                    <button type="button" className="jw-plain" onClick={() => void end(session)}>
                      {t('identity.sessions.end')}
                    </button>
                  ),
              },
            ]}
          />
        )}
      </Reading>
    </>
  )
}
