import { Field, useText } from '@jingwei/ui'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useEffect, useState } from 'react'
import type { QuarantineRow } from '../work-answers.ts'

type Props = { readonly row: QuarantineRow | undefined; readonly close: () => void; readonly dismiss: (reason: string) => void }

/** Setting a row aside needs a reason: somebody will ask for it. */
export function DismissDialog({ row, close, dismiss }: Props) {
  const t = useText()
  const [reason, setReason] = useState('')
  useEffect(() => setReason(''), [row])
  const go = () => {
    dismiss(reason.trim())
    close()
  }
  return (
    <Modal open={row !== undefined} title={t('hub.quarantine.dismissTitle', { line: row?.line ?? '' })} onCancel={close} onOk={go} okText={t('hub.quarantine.dismiss')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: reason.trim() === '' }} closable={{ 'aria-label': t('ui.close') }} destroyOnHidden>
      <p>{t('hub.quarantine.dismissText')}</p>
      <Field label={t('hub.quarantine.reason')}>{({ id }) => <Input id={id} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} onPressEnter={() => reason.trim() !== '' && go()} />}</Field>
    </Modal>
  )
}
