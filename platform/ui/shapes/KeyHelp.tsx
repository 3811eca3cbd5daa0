import Modal from 'antd/es/modal'
import { useText } from '../i18n/text.tsx'

type Props = { readonly open: boolean; readonly close: () => void; readonly keys: readonly (readonly [string, string])[] }

/** The keys of a queue, on `?`. */
export function KeyHelp({ open, close, keys }: Props) {
  const t = useText()
  return (
    <Modal open={open} onCancel={close} onOk={close} title={t('ui.keys.title')} footer={null} width={420} closable={{ 'aria-label': t('ui.close') }} destroyOnHidden>
      <dl className="jw-keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
