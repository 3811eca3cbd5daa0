import { useText } from '@jingwei/ui'
import Modal from 'antd/es/modal'

export type Issued = { readonly account: string; readonly password: string }

/** Shown once; it is stored nowhere in readable form. */
export function OneTimePassword({ issued, close }: { readonly issued: Issued | undefined; readonly close: () => void }) {
  const t = useText()
  return (
    <Modal open={issued !== undefined} onCancel={close} onOk={close} okText={t('identity.once.noted')} cancelButtonProps={{ hidden: true }} title={t('identity.once.title', { account: issued?.account ?? '' })} closable={{ 'aria-label': t('ui.close') }} destroyOnHidden>
      <p>{t('identity.once.text')}</p>
      <p className="jw-once">{issued?.password}</p>
    </Modal>
  )
}
