import { Field, get, post, problemOf, rememberCsrfToken, useText, type Me, type Meta } from '@jingwei/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useEffect, useEffectEvent, useState, type FormEvent } from 'react'
import { SecondStep, type Step } from './SecondStep.tsx'
import { leaveForSingleSignOn, takeReturn } from './single-sign-on.ts'

/** Who has a second factor gets no `me` yet. */
type Answer = { readonly me?: Me; readonly secondStep?: { readonly csrfToken: string } & Step }

/** Account and password, or the county's own sign-in. A refusal never says which of the two was wrong. */
export function SignIn({ meta }: { readonly meta: Meta | undefined }) {
  const t = useText()
  const client = useQueryClient()
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const [step, setStep] = useState<Step>()
  const ways = useQuery({ queryKey: ['identity/ways'], queryFn: () => get<{ oidc: boolean }>('identity/ways'), staleTime: Infinity, retry: false })
  const attempt = async (ask: () => Promise<Answer | void>) => {
    setBusy(true)
    setWrong(undefined)
    try {
      const answer = await ask()
      if (answer === undefined) return
      const { me, secondStep } = answer
      if (secondStep === undefined) client.setQueryData(['identity/me'], me)
      else {
        rememberCsrfToken(secondStep.csrfToken)
        setPassword('')
        setStep(secondStep)
      }
    } catch (thrown) {
      const problem = problemOf(thrown)
      setWrong(problem.detail || t(problem.status === 0 ? 'ui.failed.unreachable' : 'portal.signIn.refused'))
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (account.trim() === '' || password === '') setWrong(t('portal.signIn.both'))
    else void attempt(() => post<Answer>('identity/sign-in', { account: account.trim(), password }))
  }
  const comeBack = useEffectEvent(() => {
    const returned = takeReturn()
    if (returned !== undefined) void attempt(() => post<Answer>('identity/oidc/finish', returned))
  })
  useEffect(() => comeBack(), [])
  const again = (why?: string) => {
    setStep(undefined)
    setWrong(why)
  }
  if (step !== undefined) return <SecondStep step={step} back={again} />
  return (
    <form className="jw-entrance-box" onSubmit={submit} noValidate>
      <h1>{t('portal.signIn.title')}</h1>
      <p className="jw-muted">{t('portal.signIn.note')}</p>
      {wrong !== undefined && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      <Field label={t('portal.signIn.account')}>{({ id }) => <Input id={id} autoComplete="username" autoFocus value={account} onChange={(event) => setAccount(event.target.value)} />}</Field>
      <Field label={t('portal.signIn.password')}>{({ id }) => <Input id={id} type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />}</Field>
      <div className="jw-state-actions">
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t('portal.signIn.go')}
        </Button>
        {ways.data?.oidc === true && (
          <Button block disabled={busy} onClick={() => void attempt(leaveForSingleSignOn)}>
            {t('portal.signIn.county')}
          </Button>
        )}
      </div>
      {meta?.sample === true && <p className="jw-hint">{t('portal.signIn.sampleHint')}</p>}
    </form>
  )
}
