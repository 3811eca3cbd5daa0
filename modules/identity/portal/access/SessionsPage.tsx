import { DataTable, Empty, moment, PageHead, problemOf, Reading, remove, StateMark, useAddressBar, useRead, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import type { SessionRow } from '../answers.ts'

/** Where I am signed in (or, for the security administrator, everybody), and how to end it. */
export default function SessionsPage() {
  const t = useText()
  const { search } = useAddressBar()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const query = useRead<readonly SessionRow[]>('identity/sessions', { person: search.person })
  const others = (query.data ?? []).some((session) => !session.current)
  const end = async (path: string) => {
    try {
      await remove(path)
      await readAgain('identity/sessions')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <>
      <PageHead
        title={t('identity.sessions.title')}
        note={search.name === undefined ? t('identity.sessions.note') : t('identity.sessions.of', { name: search.name })}
        actions={
          others && (
            <Button onClick={() => void end(search.person === undefined ? 'identity/sessions' : `identity/people/${search.person}/sessions`)}>{t(search.person === undefined ? 'identity.sessions.endOthers' : 'identity.sessions.endAll')}</Button>
          )
        }
      />
      <Reading query={query} empty={{ when: (data) => data.length === 0, show: <Empty /> }}>
        {(data) => (
          <DataTable
            label={t('identity.sessions.title')}
            rows={data}
            rowKey={(session) => session.id}
            columns={[
              { id: 'since', title: t('identity.sessions.since'), render: (session) => moment(session.createdAt, true) },
              { id: 'seen', title: t('identity.sessions.seen'), render: (session) => moment(session.lastSeenAt, true) },
              { id: 'device', title: t('identity.col.device'), render: (session) => session.device || '–' },
              { id: 'address', title: t('identity.col.address'), render: (session) => session.address },
              { id: 'until', title: t('identity.sessions.until'), render: (session) => moment(session.expiresAt) },
              {
                id: 'act',
                title: t('identity.col.act'),
                render: (session) =>
                  session.current ? (
                    <StateMark tone="good">{t('identity.sessions.this')}</StateMark>
                  ) : (
                    <button type="button" className="jw-plain" onClick={() => void end(`identity/sessions/${session.id}`)}>
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
