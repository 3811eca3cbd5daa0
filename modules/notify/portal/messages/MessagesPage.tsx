import { Empty, ListPage, moment, PageLink, post, problemOf, StateMark, useLabel, useRead, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import type { MessageRow, Offered } from '../answers.ts'

/** What I was told: unread first to the eye, each leading to what it is about. */
export default function MessagesPage() {
  const t = useText()
  const label = useLabel()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const offered = useRead<Offered>('notify/choices')
  const change = async (path: string, body?: object) => {
    try {
      await post(path, body)
      await readAgain('notify/')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <ListPage<MessageRow>
      title={t('notify.title')}
      note={t('notify.note')}
      actions={
        <>
          <PageLink to="/messages/settings" className="jw-button-link">
            {t('notify.settings.title')}
          </PageLink>
          <Button onClick={() => void change('notify/messages/read')}>{t('notify.readAll')}</Button>
        </>
      }
      id="messages"
      label={t('notify.title')}
      path="notify/messages"
      rowKey={(row) => row.id}
      filters={[
        { id: 'unread', label: t('notify.col.state'), kind: 'choice', options: [{ value: 'true', label: t('notify.unread') }, { value: 'false', label: t('notify.read') }] },
        { id: 'kind', label: t('notify.col.kind'), kind: 'choice', options: (offered.data?.kinds ?? []).map((kind) => ({ value: kind.id, label: label(kind) })) },
      ]}
      columns={[
        { id: 'state', title: t('notify.col.state'), render: (row) => (row.readAt === undefined ? <StateMark tone="busy">{t('notify.unread')}</StateMark> : <span className="jw-muted">{t('notify.read')}</span>) },
        {
          id: 'title',
          title: t('notify.col.title'),
          wrap: true,
          render: (row) => (
            <>
              <PageLink to={row.link} onClick={() => void (row.readAt === undefined && change(`notify/messages/${row.id}`, { read: true }))}>
                {row.readAt === undefined ? <strong>{label(row.title)}</strong> : label(row.title)}
              </PageLink>
              {row.about !== undefined && <div className="jw-muted">{row.about}</div>}
            </>
          ),
        },
        { id: 'at', title: t('notify.col.at'), render: (row) => moment(row.at, true) },
        {
          id: 'act',
          title: t('notify.col.act'),
          render: (row) => (
            <button type="button" className="jw-plain" onClick={() => void change(`notify/messages/${row.id}`, { read: row.readAt === undefined })}>
              {t(row.readAt === undefined ? 'notify.mark.read' : 'notify.mark.unread')}
            </button>
          ),
        },
      ]}
      empty={<Empty title={t('notify.none')} hint={t('notify.noneHint')} />}
    />
  )
}
