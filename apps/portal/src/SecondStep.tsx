import { KeyProblem, showKey } from '@jingwei/identity/portal'
import { Field, post, problemOf, useText, type Me } from '@jingwei/ui'
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState, type FormEvent } from 'react'

/** What the server asks for after the password. */
export type Step = { readonly minutes: number; readonly ways: readonly ('code' | 'key')[] }

type Way = 'code' | 'key' | 'recovery'

const NOTES = { key: 'portal.second.keyNote', code: 'portal.second.note', recovery: 'portal.second.lost' }
const OTHERS = { key: 'portal.second.useKey', code: 'portal.second.useCode', recovery: 'portal.second.useRecovery' }

/** A security key, the code of the telephone, or a recovery code. `back` is told why when the time is over. */
export function SecondStep({ step: { minutes, ways }, back }: { readonly step: Step; readonly back: (why?: string) => void }) {
  const t = useText()
  const client = useQueryClient()
  const [way, setWay] = useState<Way>(ways[0] ?? 'recovery')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const typed = code.replaceAll(/\s/g, '')
    if (way !== 'key' && (way === 'code' ? !/^[0-9０-９]{6}$/.test(typed) : typed === '')) return setWrong(t(way === 'code' ? 'portal.second.need' : 'portal.second.needRecovery'))
    setBusy(true)
    setWrong(undefined)
    try {
      const { me } = way === 'key' ? await post<{ me: Me }>('identity/sign-in/key', await showKey(await post('identity/sign-in/key/ask'))) : await post<{ me: Me }>('identity/sign-in/factor', { code: typed })
      client.setQueryData(['identity/me'], me)
    } catch (thrown) {
      const problem = problemOf(thrown)
      if (thrown instanceof KeyProblem) setWrong(t(thrown.word))
      else if (problem.status === 401) back(t('portal.second.late'))
      else setWrong(problem.detail || t('ui.failed.unreachable'))
    } finally {
      setBusy(false)
    }
    return undefined
  }
  const turn = (next: Way) => {
    setWay(next)
    setCode('')
    setWrong(undefined)
  }
  const leave = () => {
    // The waiting session ends by itself soon; that this failed is no reason to stay.
    void post('identity/sign-out').catch(() => undefined)
    back()
  }
  return (
    <form className="jw-entrance-box" onSubmit={(event) => void submit(event)} noValidate>
      <h1>{t('portal.second.title')}</h1>
      <p className="jw-muted">{t(NOTES[way], { minutes })}</p>
      {wrong !== undefined && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      {way !== 'key' && (
        <Field key={way} label={t(`portal.second.${way}`)} hint={way === 'recovery' ? t('portal.second.recoveryHint') : undefined}>
          {({ id, describedBy }) => (
            <Input id={id} aria-describedby={describedBy} autoFocus autoComplete="one-time-code" inputMode={way === 'code' ? 'numeric' : 'text'} maxLength={20} value={code} onChange={(event) => setCode(event.target.value)} />
          )}
        </Field>
      )}
      <div className="jw-state-actions">
        <Button key={way} type="primary" htmlType="submit" loading={busy} block autoFocus={way === 'key'}>
          {t(way === 'key' ? 'portal.second.keyGo' : 'portal.second.go')}
        </Button>
      </div>
      <div className="jw-entrance-ways">
        {[...ways, 'recovery' as const].filter((other) => other !== way).map((other) => (
          <button key={other} type="button" className="jw-plain" onClick={() => turn(other)}>
            {t(OTHERS[other])}
          </button>
        ))}
        <button type="button" className="jw-plain" onClick={leave}>
          {t('portal.second.back')}
        </button>
      </div>
    </form>
  )
}
