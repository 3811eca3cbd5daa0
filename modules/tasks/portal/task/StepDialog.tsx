import { Choice, Field, useGiveBackFocus, useText } from '@jingwei/ui'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import type { Step, TaskDetail } from '../answers.ts'
import { noOffices, officesBody, OfficeFields, type Offices } from '../OfficeFields.tsx'

type Props = { readonly step: Step; readonly task: TaskDetail; readonly close: () => void; readonly take: (body: object) => Promise<boolean> }

/** Steps whose words are asked for; the others may leave them out. */
const needsReason: ReadonlySet<Step> = new Set(['return', 'answer', 'unsatisfied', 'ask_extension'])

/** What a step asks of who takes it: an office, a reason, the text of the answer. What was typed stays when the server says no. */
export function StepDialog({ step, task, close, take }: Props) {
  useGiveBackFocus()
  const t = useText()
  const [offices, setOffices] = useState<Offices>({ ...noOffices, leadOfficeId: task.leadOffice?.id ?? '', assistingOfficeIds: task.assistingOffices.map((one) => one.id), responsibleId: task.responsibleId ?? '' })
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('')
  const [granted, setGranted] = useState('true')
  const [busy, setBusy] = useState(false)
  const words = reason.trim()
  const said = words === '' ? {} : { reason: words }
  const bodies: Readonly<Record<Step, object>> = {
    assign: { ...officesBody(offices), ...said }, accept: {}, return: said, answer: { text: words }, satisfied: { satisfied: true, ...said }, unsatisfied: { satisfied: false, ...said }, close: said,
    ask_extension: { workingDays: Number(days), ...said }, decide_extension: { granted: granted === 'true', ...said },
  }
  const ready = (!needsReason.has(step) || words !== '') && (step !== 'assign' || offices.leadOfficeId !== '') && (step !== 'ask_extension' || Number(days) > 0)
  const save = async () => {
    setBusy(true)
    const done = await take(bodies[step])
    setBusy(false)
    if (done) close()
  }
  return (
    <Modal open onCancel={close} onOk={() => void save()} confirmLoading={busy} okText={t(`tasks.step.${step}`)} cancelText={t('ui.cancel')} okButtonProps={{ disabled: !ready }} title={t(`tasks.step.${step}`)} closable={{ 'aria-label': t('ui.close') }}>
      {step === 'assign' && <OfficeFields leadNeeded value={offices} set={(change) => setOffices({ ...offices, ...change })} />}
      {step === 'ask_extension' && <Field label={t('tasks.extension.days')}>{({ id }) => <Input id={id} type="number" min={1} max={250} value={days} onChange={(event) => setDays(event.target.value)} />}</Field>}
      {step === 'decide_extension' && (
        <>
          <p className="jw-body">{t('tasks.extension.asked', { days: task.extensionDays ?? 0 })}{t('tasks.colon')}{task.extensionReason}</p>
          <Field label={t('tasks.extension.decision')}>{({ id }) => <Choice id={id} value={granted} options={[{ value: 'true', label: t('tasks.extension.grant') }, { value: 'false', label: t('tasks.extension.refuse') }]} onChange={setGranted} />}</Field>
        </>
      )}
      <Field label={t(step === 'answer' ? 'tasks.answer' : needsReason.has(step) ? 'tasks.reason' : 'tasks.remark')} hint={step === 'unsatisfied' && !task.reopened ? t('tasks.hint.unsatisfied') : undefined}>
        {({ id, describedBy }) => <Input.TextArea id={id} aria-describedby={describedBy} rows={step === 'answer' ? 8 : 3} maxLength={step === 'answer' ? 20_000 : 2_000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </Modal>
  )
}
