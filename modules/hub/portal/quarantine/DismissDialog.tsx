import { useText } from '@jingwei/ui'
import Modal from 'antd/es/modal'
import type { QuarantineRow } from '../work-answers.ts'

type Props = { readonly row: QuarantineRow | undefined; readonly close: () => void; readonly dismiss: () => void }

/** Setting a row aside is asked once more: it leaves the queue. */
export function DismissDialog({ row, close, dismiss }: Props) {
  const t = useText()
  const go = () => {
    dismiss()
    close()
  }
  return (
    <Modal open={row !== undefined} title={t('hub.quarantine.dismissTitle', { line: row?.line ?? '' })} onCancel={close} onOk={go} okText={t('hub.quarantine.dismiss')} cancelText={t('ui.cancel')} okButtonProps={{ autoFocus: true }} closable={{ 'aria-label': t('ui.close') }} destroyOnHidden>
      <p>{t('hub.quarantine.dismissText')}</p>
    </Modal>
  )
}
