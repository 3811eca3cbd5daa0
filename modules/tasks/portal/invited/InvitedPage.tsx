import { Field, post, problemOf, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState, type FormEvent } from 'react'

type Answered = { readonly number: number; readonly title: string; readonly enterpriseName: string; readonly answer: string; readonly office: string }

/** The code behind the hash never reaches a server's log; it is sent in the body alone. */
const codeOfAddress = (): string => new URLSearchParams(location.hash.split('?')[1] ?? '').get('code') ?? ''

/** A firm without an account says whether an answer satisfied it. */
export default function InvitedPage() {
  const t = useText()
  const [code, setCode] = useState(codeOfAddress)
  const [creditCode, setCreditCode] = useState('')
  const [reason, setReason] = useState('')
  const [answered, setAnswered] = useState<Answered>()
  const [done, setDone] = useState(false)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setWrong(undefined)
    try {
      await work()
    } catch (thrown) {
      setWrong(problemOf(thrown).detail || t('ui.failed.unreachable'))
    } finally {
      setBusy(false)
    }
  }
  const see = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '' || creditCode.trim() === '') return setWrong(t('tasks.invited.needBoth'))
    void attempt(async () => setAnswered(await post<Answered>('tasks/invited/open', { code: code.trim(), creditCode: creditCode.trim() })))
    return undefined
  }
  const judge = (satisfied: boolean) => {
    if (!satisfied && reason.trim() === '') return setWrong(t('tasks.invited.needReason'))
    void attempt(async () => {
      await post('tasks/invited/judge', { code: code.trim(), creditCode: creditCode.trim(), satisfied, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) })
      setDone(true)
    })
    return undefined
  }
  const problem = wrong !== undefined && (
    <p className="jw-strip jw-strip-bad" role="alert">
      {wrong}
    </p>
  )
  if (done) {
    return (
      <div className="jw-entrance-box" role="status">
        <h1>{t('tasks.invited.thanks')}</h1>
        <p className="jw-muted">{t('tasks.invited.thanksText')}</p>
      </div>
    )
  }
  if (answered === undefined) {
    return (
      <form className="jw-entrance-box" onSubmit={see} noValidate>
        <h1>{t('tasks.invited.title')}</h1>
        <p className="jw-muted">{t('tasks.invited.note')}</p>
        {problem}
        <Field label={t('tasks.invite.code')}>{({ id }) => <Input id={id} autoComplete="off" maxLength={40} value={code} onChange={(event) => setCode(event.target.value)} />}</Field>
        <Field label={t('tasks.invited.creditCode')}>{({ id }) => <Input id={id} autoComplete="off" maxLength={18} value={creditCode} onChange={(event) => setCreditCode(event.target.value)} />}</Field>
        <div className="jw-state-actions">
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('tasks.invited.see')}
          </Button>
        </div>
      </form>
    )
  }
  return (
    <div className="jw-entrance-box jw-entrance-wide jw-stack">
      <h1>{answered.title}</h1>
      <p className="jw-muted">{[answered.enterpriseName, t('tasks.invited.request', { number: answered.number })].join(' · ')}</p>
      <h2>{t('tasks.invited.answer', { office: answered.office })}</h2>
      <p className="jw-body">{answered.answer}</p>
      {problem}
      <Field label={t('tasks.invited.reason')}>{({ id }) => <Input.TextArea id={id} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <div className="jw-state-actions">
        <Button type="primary" loading={busy} onClick={() => judge(true)}>
          {t('tasks.invited.satisfied')}
        </Button>
        <Button loading={busy} onClick={() => judge(false)}>
          {t('tasks.invited.unsatisfied')}
        </Button>
      </div>
    </div>
  )
}
