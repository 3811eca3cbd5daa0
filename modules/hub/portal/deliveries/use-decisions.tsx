import { post, problemOf, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState, type ReactNode } from 'react'
import type { Attempt } from './answers.ts'

type Asked = { readonly title: string; readonly hint: string; readonly must: boolean; readonly go: (note: string) => Promise<string> }

export type Decisions = {
  /** `why` is the question that must be answered first, if any. */
  readonly submit: (attempt: Attempt, why: string | undefined) => void
  readonly withdraw: (attempt: Attempt) => void
  readonly accept: (attempt: Attempt, why: string | undefined) => void
  readonly sendBack: (attempt: Attempt) => void
  readonly nothing: (path: string) => void
  readonly copy: (text: string) => Promise<void>
  readonly dialog: ReactNode
}

/** What people decide about a delivery; where a reason belongs to it, a dialog asks for it. */
export function useDecisions(): Decisions {
  const t = useText()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [asked, setAsked] = useState<Asked>()
  const [note, setNote] = useState('')
  const run = async (work: () => Promise<string>): Promise<void> => {
    try {
      void message.success(await work())
      setAsked(undefined)
      await readAgain('hub/deliveries', 'hub/calendar', 'hub/batches', 'hub/summary')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  const ask = (question: Asked): void => {
    setNote('')
    setAsked(question)
  }
  const move = async (attempt: Attempt, how: 'submit' | 'withdraw' | 'return', body: object): Promise<string> => {
    await post(`hub/submissions/${attempt.id}/${how}`, body)
    return t(`hub.delivery.done.${how}`)
  }
  const take = async (attempt: Attempt, note: string): Promise<string> =>
    t('hub.delivery.done.accept', { receipt: (await post<{ receiptNo: string }>(`hub/submissions/${attempt.id}/accept`, { note })).receiptNo })
  return {
    submit: (attempt, why) =>
      why === undefined ? void run(() => move(attempt, 'submit', { note: '' })) : ask({ title: t('hub.delivery.submit'), hint: why, must: true, go: (text) => move(attempt, 'submit', { note: text }) }),
    withdraw: (attempt) => void run(() => move(attempt, 'withdraw', {})),
    accept: (attempt, why) => (why === undefined ? void run(() => take(attempt, '')) : ask({ title: t('hub.delivery.accept'), hint: why, must: true, go: (text) => take(attempt, text) })),
    sendBack: (attempt) => ask({ title: t('hub.delivery.sendBack'), hint: t('hub.delivery.sendBackWhy'), must: true, go: (text) => move(attempt, 'return', { note: text }) }),
    nothing: (path) =>
      ask({
        title: t('hub.delivery.nothing'), hint: t('hub.delivery.nothingWhy'), must: true,
        go: async (text) => {
          await post(`${path}/nothing`, { note: text })
          return t('hub.delivery.done.submit')
        },
      }),
    copy: async (text) => {
      await navigator.clipboard.writeText(text)
      void message.success(t('hub.delivery.copied'))
    },
    dialog: (
      <Modal
        open={asked !== undefined}
        title={asked?.title}
        onCancel={() => setAsked(undefined)}
        onOk={() => asked && void run(() => asked.go(note))}
        okText={t('ui.confirm')}
        cancelText={t('ui.cancel')}
        okButtonProps={{ disabled: asked?.must === true && note.trim() === '' }}
        closable={{ 'aria-label': t('ui.close') }}
        destroyOnHidden
      >
        <label>
          {asked?.hint}
          <Input.TextArea autoFocus rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
      </Modal>
    ),
  }
}
