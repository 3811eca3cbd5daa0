import { Empty, ListPage, moment, post, problemOf, StateMark, useLabel, useReadAgain, useRead, useText, type Tone } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import { useState } from 'react'
import { CHANNELS, OUTGOING_STATES, type OutgoingRow } from '../answers.ts'
import { EnterAddress } from './EnterAddress.tsx'

const tones: Readonly<Record<OutgoingRow['state'], Tone>> = { waiting: 'busy', sent: 'good', dead: 'bad' }

/** What went out of the house and what did not get through, with the reason, to be sent again. */
export default function OutgoingPage() {
  const t = useText()
  const label = useLabel()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [entering, setEntering] = useState(false)
  const channels = useRead<{ channels: readonly string[] }>('notify/channels')
  const resend = async (id: string) => {
    try {
      await post(`notify/outgoing/${id}/resend`)
      void message.success(t('notify.outgoing.queued'))
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      await readAgain('notify/outgoing')
    }
  }
  const on = channels.data?.channels ?? []
  return (
    <>
      <ListPage<OutgoingRow>
        title={t('notify.outgoing.title')}
        note={channels.data === undefined ? '' : on.length === 0 ? t('notify.outgoing.allOff') : t('notify.outgoing.on', { channels: on.map((channel) => t(`notify.channel.${channel}`)).join(t('notify.and')) })}
        actions={<Button onClick={() => setEntering(true)}>{t('notify.enter.title')}</Button>}
        id="outgoing"
        label={t('notify.outgoing.title')}
        path="notify/outgoing"
        rowKey={(row) => row.id}
        filters={[
          { id: 'state', label: t('notify.col.state'), kind: 'choice', options: OUTGOING_STATES.map((value) => ({ value, label: t(`notify.state.${value}`) })) },
          { id: 'channel', label: t('notify.col.channel'), kind: 'choice', options: CHANNELS.map((value) => ({ value, label: t(`notify.channel.${value}`) })) },
        ]}
        columns={[
          { id: 'state', title: t('notify.col.state'), render: (row) => <StateMark tone={tones[row.state]}>{t(`notify.state.${row.state}`)}</StateMark> },
          { id: 'channel', title: t('notify.col.channel'), render: (row) => t(`notify.channel.${row.channel}`) },
          { id: 'person', title: t('notify.col.person'), render: (row) => row.person },
          { id: 'title', title: t('notify.col.title'), wrap: true, render: (row) => label(row.title) },
          { id: 'reason', title: t('notify.col.reason'), wrap: true, render: (row) => (row.reason === undefined ? '–' : label(row.reason)) },
          { id: 'attempts', title: t('notify.col.attempts'), align: 'end', render: (row) => row.attempts },
          { id: 'at', title: t('notify.col.changed'), render: (row) => moment(row.changedAt, true) },
          {
            id: 'act',
            title: t('notify.col.act'),
            render: (row) =>
              row.state === 'dead' && (
                <button type="button" className="jw-plain" onClick={() => void resend(row.id)}>
                  {t('notify.outgoing.resend')}
                </button>
              ),
          },
        ]}
        empty={<Empty title={t('notify.outgoing.none')} hint={t('notify.outgoing.noneHint')} />}
      />
      {entering && <EnterAddress close={() => setEntering(false)} />}
    </>
  )
}
