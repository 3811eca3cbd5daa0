import { Choice, Field, useGiveBackFocus, useText } from '@jingwei/ui'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import type { RequestDetail, Step } from '../answers.ts'

type Props = { readonly step: Exclude<Step, 'edit'>; readonly request: RequestDetail; readonly close: () => void; readonly take: (body: object) => Promise<boolean> }

/** Steps whose words are asked for; of the others some may have them. */
const needsReason: ReadonlySet<Step> = new Set(['notice', 'refuse', 'ask_extension', 'suspend', 'ask_renewal', 'dispute', 'uphold', 'dispose'])
const noReason: ReadonlySet<Step> = new Set(['submit', 'supply'])
const decides: ReadonlySet<Step> = new Set(['decide_extension', 'decide_renewal'])

/** What a step asks of who takes it. A refusal has its law already filled in, from the catalogue. What was typed stays when the server says no. */
export function StepDialog({ step, request, close, take }: Props) {
  useGiveBackFocus()
  const t = useText()
  const [reason, setReason] = useState('')
  const [basis, setBasis] = useState(request.catalogueBasis)
  const [supplyNow, setSupplyNow] = useState(true)
  const [granted, setGranted] = useState('true')
  const [endsOn, setEndsOn] = useState('')
  const [busy, setBusy] = useState(false)
  const words = reason.trim()
  const said = words === '' ? {} : { reason: words }
  const bodyOf = (): object => {
    if (step === 'approve') return { ...said, supplyNow }
    if (step === 'refuse') return { ...said, basis: basis.trim() }
    if (decides.has(step)) return { ...said, granted: granted === 'true' }
    if (step === 'ask_renewal') return { ...said, endsOn }
    return noReason.has(step) ? {} : said
  }
  const ready = (!needsReason.has(step) || words !== '') && (step !== 'refuse' || basis.trim() !== '') && (step !== 'ask_renewal' || endsOn !== '')
  const save = async () => {
    setBusy(true)
    const done = await take(bodyOf())
    setBusy(false)
    if (done) close()
  }
  return (
    <Modal open onCancel={close} onOk={() => void save()} confirmLoading={busy} okText={t(`sharing.step.${step}`)} cancelText={t('ui.cancel')} okButtonProps={{ disabled: !ready }} title={t(`sharing.step.${step}`)} closable={{ 'aria-label': t('ui.close') }}>
      {step === 'notice' && <p className="jw-hint">{t('sharing.hint.notice')}</p>}
      {step === 'approve' && (
        <Checkbox checked={supplyNow} onChange={(event) => setSupplyNow(event.target.checked)}>
          {t('sharing.supplyNow')}
        </Checkbox>
      )}
      {step === 'refuse' && (
        <Field label={t('sharing.refusalBasis')} hint={t('sharing.hint.refusalBasis')}>
          {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} maxLength={500} value={basis} onChange={(event) => setBasis(event.target.value)} />}
        </Field>
      )}
      {step === 'decide_extension' && <p className="jw-body">{request.extensionReason}</p>}
      {step === 'decide_renewal' && <p className="jw-body">{`${request.renewalEndsOn ?? ''} ${request.renewalReason ?? ''}`}</p>}
      {decides.has(step) && <Field label={t('sharing.decision')}>{({ id }) => <Choice id={id} value={granted} options={[{ value: 'true', label: t('sharing.grant') }, { value: 'false', label: t('sharing.deny') }]} onChange={setGranted} />}</Field>}
      {step === 'ask_renewal' && <Field label={t('sharing.newEndsOn')}>{({ id }) => <Input id={id} type="date" value={endsOn} onChange={(event) => setEndsOn(event.target.value)} />}</Field>}
      {noReason.has(step) ? (
        <p>{t(`sharing.sure.${step}`)}</p>
      ) : (
        <Field label={t(step === 'notice' ? 'sharing.missingTitle' : step === 'dispose' ? 'sharing.disposal' : needsReason.has(step) ? 'sharing.reason' : 'sharing.remark')}>
          {({ id }) => <Input.TextArea id={id} rows={3} maxLength={2_000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
    </Modal>
  )
}
