import { Choice, Field, post, problemOf, useGiveBackFocus, useRead, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'

const OTHER = 'other'

/** Names who acts for me, from when until when, and why. */
export function NewDelegation({ close }: { readonly close: () => void }) {
  useGiveBackFocus()
  const t = useText()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const colleagues = useRead<{ items: readonly { id: string; name: string }[] }>('identity/delegations/candidates')
  const [answers, setAnswers] = useState({ delegate: '', account: '', startsOn: '', endsOn: '', reason: '' })
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<typeof answers>) => setAnswers({ ...answers, ...change })
  const { delegate, account, startsOn, endsOn, reason } = answers
  const ready = (delegate === OTHER ? account.trim() !== '' : delegate !== '') && startsOn !== '' && endsOn !== '' && reason.trim() !== ''
  const save = async () => {
    setBusy(true)
    try {
      await post('identity/delegations', { ...(delegate === OTHER ? { account: account.trim() } : { delegateId: delegate }), startsOn, endsOn, reason: reason.trim() })
      await readAgain('identity/delegations')
      void message.success(t('identity.delegations.saved'))
      close()
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      setBusy(false)
    }
  }
  const options = [{ value: '', label: '–' }, ...(colleagues.data?.items ?? []).map((person) => ({ value: person.id, label: person.name })), { value: OTHER, label: t('identity.delegations.other') }]
  return (
    <Modal open onCancel={close} onOk={() => void save()} confirmLoading={busy} okButtonProps={{ disabled: !ready }} title={t('identity.delegations.new')} okText={t('identity.delegations.new')} cancelText={t('ui.cancel')} closable={{ 'aria-label': t('ui.close') }}>
      <Field label={t('identity.delegations.colleague')}>{({ id }) => <Choice id={id} value={delegate} options={options} onChange={(value) => set({ delegate: value })} />}</Field>
      {delegate === OTHER && (
        <Field label={t('identity.delegations.account')} hint={t('identity.delegations.otherHint')}>
          {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} maxLength={64} value={account} onChange={(event) => set({ account: event.target.value })} />}
        </Field>
      )}
      <Field label={t('identity.delegations.from')}>{({ id }) => <Input id={id} type="date" value={startsOn} onChange={(event) => set({ startsOn: event.target.value })} />}</Field>
      <Field label={t('identity.delegations.until')}>{({ id }) => <Input id={id} type="date" value={endsOn} onChange={(event) => set({ endsOn: event.target.value })} />}</Field>
      <Field label={t('identity.delegations.reason')}>{({ id }) => <Input id={id} maxLength={500} value={reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>
    </Modal>
  )
}
