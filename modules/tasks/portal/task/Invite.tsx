import { moment, post, problemOf, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import type { TaskDetail } from '../answers.ts'
import { InviteSlip } from './InviteSlip.tsx'
import { printAlone } from './print-alone.ts'

/** Asks the firm of a request that was entered for it to judge the answer itself, by a code shown once. */
export function Invite({ task }: { readonly task: TaskDetail }) {
  const t = useText()
  const { message } = App.useApp()
  const [made, setMade] = useState<{ readonly code: string; readonly expiresAt: string }>()
  if (!task.onBehalf || !task.steps.includes('satisfied')) return null
  const invite = async () => {
    try {
      setMade(await post<{ code: string; expiresAt: string }>(`tasks/${task.id}/invite`))
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  const link = made === undefined ? '' : `${location.href.split('#')[0]}#/invited?code=${made.code}`
  const copy = async () => {
    try {
      // Absent where the portal is not opened by https or as localhost.
      await navigator.clipboard.writeText(link)
      void message.success(t('tasks.invite.copied'))
    } catch {
      void message.warning(t('tasks.invite.notCopied'))
    }
  }
  return (
    <>
      <Button onClick={() => void invite()}>{t('tasks.invite.go')}</Button>
      {made !== undefined && (
        <Modal open onCancel={() => setMade(undefined)} title={t('tasks.invite.title')} closable={{ 'aria-label': t('ui.close') }}
          footer={
            <>
              <Button onClick={() => setMade(undefined)}>{t('ui.close')}</Button>
              <Button onClick={() => void copy()}>{t('tasks.invite.copy')}</Button>
              <Button type="primary" onClick={printAlone}>
                {t('tasks.invite.print')}
              </Button>
            </>
          }
        >
          <p className="jw-body">{t('tasks.invite.text', { until: moment(made.expiresAt) })}</p>
          <InviteSlip task={task} code={made.code} link={link} until={moment(made.expiresAt)} />
        </Modal>
      )}
    </>
  )
}
