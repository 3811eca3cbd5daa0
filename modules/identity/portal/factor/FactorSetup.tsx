import { Field, post, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState, type FormEvent, type ReactNode } from 'react'
import { QrCode } from './QrCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { useSending } from './use-sending.ts'

type Secret = { readonly secret: string; readonly uri: string }

/** Password, then the picture for the telephone and its first code, then the recovery codes. */
export function FactorSetup({ done }: { readonly done: () => void }) {
  const t = useText()
  const { busy, wrong, send } = useSending()
  const [typed, setTyped] = useState('')
  const [secret, setSecret] = useState<Secret>()
  const [codes, setCodes] = useState<readonly string[]>()
  const begin = async () => {
    setSecret(await post<Secret>('identity/factor/begin', { password: typed }))
    setTyped('')
  }
  const confirm = async () => setCodes((await post<{ recoveryCodes: readonly string[] }>('identity/factor/confirm', { code: typed })).recoveryCodes)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') void send(secret === undefined ? begin : confirm)
  }
  if (codes !== undefined) return <RecoveryCodes codes={codes} done={done} />
  return (
    <form onSubmit={submit} noValidate>
      {wrong !== undefined && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      {secret === undefined ? <Password typed={typed} type={setTyped} /> : <FirstCode secret={secret} typed={typed} type={setTyped} />}
      <div className="jw-state-actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={typed.trim() === ''}>
          {t(secret === undefined ? 'identity.factor.next' : 'identity.factor.turnOn')}
        </Button>
      </div>
    </form>
  )
}

type Typing = { readonly typed: string; readonly type: (text: string) => void }

function Password({ typed, type }: Typing) {
  const t = useText()
  return (
    <Field key="password" label={t('identity.factor.password')} hint={t('identity.factor.passwordHint')}>
      {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} type="password" autoComplete="current-password" autoFocus value={typed} onChange={(event) => type(event.target.value)} />}
    </Field>
  )
}

function FirstCode({ secret, typed, type }: Typing & { readonly secret: Secret }): ReactNode {
  const t = useText()
  return (
    <>
      <p>{t('identity.factor.scan')}</p>
      <QrCode text={secret.uri} label={t('identity.factor.picture')} />
      <details className="jw-field">
        <summary>{t('identity.factor.byHand')}</summary>
        <p className="jw-once">{secret.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</p>
      </details>
      <Field key="code" label={t('identity.factor.code')}>
        {({ id }) => <Input id={id} autoComplete="one-time-code" inputMode="numeric" maxLength={7} autoFocus value={typed} onChange={(event) => type(event.target.value)} />}
      </Field>
    </>
  )
}
