import { Field, post, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState, type FormEvent } from 'react'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { useSending } from './use-sending.ts'
import { createKey } from './web-authn.ts'

/** Password and a name, then the key itself; with the first one the recovery codes. */
export function KeySetup({ done, cancel }: { readonly done: () => void; readonly cancel: () => void }) {
  const t = useText()
  const { busy, wrong, send } = useSending()
  const [password, setPassword] = useState('')
  const [name, setName] = useState('')
  const [codes, setCodes] = useState<readonly string[]>()
  const ready = password !== '' && name.trim() !== ''
  const add = async () => {
    const answer = await createKey(await post('identity/factor/keys/begin', { password }))
    const { recoveryCodes } = await post<{ recoveryCodes: readonly string[] }>('identity/factor/keys', { name: name.trim(), answer })
    if (recoveryCodes.length > 0) setCodes(recoveryCodes)
    else done()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) void send(add)
  }
  if (codes !== undefined) return <RecoveryCodes codes={codes} done={done} />
  return (
    <form onSubmit={submit} noValidate>
      {wrong !== undefined && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      <Field label={t('identity.key.name')} hint={t('identity.key.nameHint')}>
        {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={t('identity.factor.password')} hint={t('identity.factor.passwordHint')}>
        {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
      </Field>
      <p className="jw-hint" aria-live="polite">
        {busy ? t('identity.key.touch') : ''}
      </p>
      <div className="jw-state-actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
          {t('identity.key.add')}
        </Button>
        <Button disabled={busy} onClick={cancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  )
}
