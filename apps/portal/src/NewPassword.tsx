import { Field, get, post, problemOf, rememberCsrfToken, useText, type Me } from '@jingwei/ui'
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState, type FormEvent } from 'react'

/** What the server asks for by default; when a county asks for more, its answer says so. */
const SHORTEST = 10

/** A new password: asked for at the first sign-in (`forced`), or by choice. */
export function NewPassword({ forced, done }: { readonly forced?: boolean; readonly done?: () => void }) {
  const t = useText()
  const client = useQueryClient()
  const [fields, setFields] = useState({ current: '', next: '', again: '' })
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (fields.next.length < SHORTEST) return setWrong(t('portal.password.short', { shortest: SHORTEST }))
    if (fields.next !== fields.again) return setWrong(t('portal.password.differ'))
    setBusy(true)
    setWrong(undefined)
    try {
      await post('identity/password', { current: fields.current, next: fields.next })
      const me = await get<Me>('identity/me')
      rememberCsrfToken(me.csrfToken)
      client.setQueryData(['identity/me'], me)
      done?.()
    } catch (thrown) {
      setWrong(problemOf(thrown).detail || t('ui.failed.hint'))
    } finally {
      setBusy(false)
    }
    return undefined
  }
  const field = (name: keyof typeof fields, autoComplete: string, hint?: string) => (
    <Field label={t(`portal.password.${name}`)} hint={hint}>
      {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} type="password" autoComplete={autoComplete} value={fields[name]} onChange={(event) => setFields({ ...fields, [name]: event.target.value })} />}
    </Field>
  )
  return (
    <form className={forced === true ? 'jw-entrance-box' : 'jw-form'} onSubmit={(event) => void submit(event)} noValidate>
      {forced === true && <h1>{t('portal.password.title')}</h1>}
      {forced === true && <p className="jw-muted">{t('portal.password.note')}</p>}
      {wrong !== undefined && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      {field('current', 'current-password')}
      {field('next', 'new-password', t('portal.password.hint', { shortest: SHORTEST }))}
      {field('again', 'new-password')}
      <div className="jw-state-actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('portal.password.go')}
        </Button>
      </div>
    </form>
  )
}
