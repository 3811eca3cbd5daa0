import { Choice, Field, Loading, post, problemOf, useGiveBackFocus, useLabel, useRead, useReadAgain, useText } from '@jingwei/ui'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import type { Closings, OpenPoint } from './answers.ts'

type Props = { readonly months: readonly string[]; readonly month: string; readonly done: (code: string) => void; readonly close: () => void }

/** 提请封版: what is still open, why it is closed all the same, and when its figures may be published. */
export function ProposeDialog({ months, month: first, done, close }: Props) {
  useGiveBackFocus()
  const t = useText()
  const label = useLabel()
  const readAgain = useReadAgain()
  const [month, setMonth] = useState(first)
  const [reason, setReason] = useState('')
  const [publishOn, setPublishOn] = useState('')
  const [wrong, setWrong] = useState('')
  const open = useRead<{ readonly items: readonly OpenPoint[] }>('hub/closings/open-points', { month })
  const closings = useRead<Closings>('hub/closings')
  const revision = (closings.data?.items ?? []).some((each) => each.month === month && each.state.id === 'closed')
  const mustSay = revision || (open.data?.items.length ?? 0) > 0
  const propose = async () => {
    try {
      const { code } = await post<{ code: string }>('hub/closings', { month, reason, ...(publishOn === '' ? {} : { publishOn }) })
      await readAgain('hub/closings')
      done(code)
    } catch (thrown) {
      setWrong(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <Modal
      open
      title={t('hub.closing.propose')}
      onCancel={close}
      onOk={() => void propose()}
      okText={t('hub.closing.propose')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: open.data === undefined || (mustSay && reason.trim() === '') }}
      closable={{ 'aria-label': t('ui.close') }}
      width={600}
    >
      {wrong !== '' && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      <Field label={t('hub.calendar.month')}>{({ id }) => <Choice id={id} value={month} options={months.map((each) => ({ value: each, label: each }))} onChange={setMonth} />}</Field>
      <div className="jw-field">
        {open.data === undefined ? <Loading lines={2} /> : <OpenPoints points={open.data.items} />}
        {revision && <p className="jw-strip">{t('hub.closing.isRevision')}</p>}
      </div>
      <Field label={t(mustSay ? 'hub.closing.reasonNeeded' : 'hub.closing.reason')}>
        {({ id }) => <Input.TextArea id={id} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Field label={t('hub.closing.publishOn')} hint={t('hub.closing.publishOnHint')}>
        {({ id, describedBy }) => <Input id={id} type="date" aria-describedby={describedBy} value={publishOn} onChange={(event) => setPublishOn(event.target.value)} />}
      </Field>
    </Modal>
  )

  function OpenPoints({ points }: { readonly points: readonly OpenPoint[] }) {
    if (points.length === 0) return <p className="jw-strip jw-strip-good">{t('hub.closing.nothingOpen')}</p>
    return (
      <div className="jw-strip jw-strip-warn">
        <ul>
          {points.map((point) => (
            <li key={point.code}>{t('hub.closing.point', { what: label(point), count: point.count })}</li>
          ))}
        </ul>
      </div>
    )
  }
}
