import { Field, useText } from '@jingwei/ui'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useEffect, useState } from 'react'
import { useSending } from './use-sending.ts'

type Props = { readonly open: boolean; readonly title: string; readonly text: string; readonly go: string; /** Asks for the password instead. */ readonly password?: boolean; readonly close: () => void; readonly send: (code: string) => Promise<void> }

/** Asks for a code, or the password, before something about the second factor changes. */
export function CodeDialog({ open, title, text, go, password = false, close, send }: Props) {
  const t = useText()
  const { busy, wrong, send: sending } = useSending()
  const [code, setCode] = useState('')
  useEffect(() => setCode(''), [open])
  const submit = () => {
    if (code.trim() !== '') void sending(() => send(password ? code : code.trim()))
  }
  return (
    <Modal open={open} onCancel={close} onOk={submit} okText={go} cancelText={t('ui.cancel')} okButtonProps={{ disabled: code.trim() === '', loading: busy }} title={title} closable={{ 'aria-label': t('ui.close') }} destroyOnHidden>
      <p>{text}</p>
      {wrong !== undefined && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      <Field label={t(password ? 'identity.factor.password' : 'identity.factor.codeOrRecovery')}>{({ id }) => <Input id={id} type={password ? 'password' : 'text'} autoComplete={password ? 'current-password' : 'one-time-code'} autoFocus maxLength={password ? 200 : 20} value={code} onChange={(event) => setCode(event.target.value)} onPressEnter={submit} />}</Field>
    </Modal>
  )
}
