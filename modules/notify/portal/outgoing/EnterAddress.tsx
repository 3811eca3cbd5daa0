import { Choice, Field, problemOf, put, useGiveBackFocus, useRead, useText, type Page } from '@jingwei/ui'
import App from 'antd/es/app'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import { CHANNELS } from '../answers.ts'

type Person = { readonly id: string; readonly name: string; readonly account: string }

/** The system administrator enters where somebody is reached, from the office's own list. */
export function EnterAddress({ close }: { readonly close: () => void }) {
  useGiveBackFocus()
  const t = useText()
  const { message } = App.useApp()
  const [answers, setAnswers] = useState({ q: '', person: '', channel: 'email', value: '' })
  const people = useRead<Page<Person>>('identity/people', { q: answers.q, pageSize: 20 }, { keep: true })
  const set = (change: Partial<typeof answers>) => setAnswers({ ...answers, ...change })
  const save = async () => {
    try {
      await put(`notify/people/${answers.person}/addresses/${answers.channel}`, { value: answers.value })
      void message.success(t('notify.saved'))
      close()
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <Modal open onCancel={close} onOk={() => void save()} title={t('notify.enter.title')} okText={t('notify.save')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: answers.person === '' || answers.value.trim() === '' }} closable={{ 'aria-label': t('ui.close') }}>
      <p className="jw-hint">{t('notify.enter.text')}</p>
      <Field label={t('notify.enter.find')}>{({ id }) => <Input id={id} value={answers.q} onChange={(event) => set({ q: event.target.value, person: '' })} />}</Field>
      <Field label={t('notify.col.person')}>
        {({ id }) => <Choice id={id} value={answers.person} options={[{ value: '', label: t('notify.enter.choose') }, ...(people.data?.items ?? []).map((person) => ({ value: person.id, label: `${person.name} (${person.account})` }))]} onChange={(person) => set({ person })} />}
      </Field>
      <Field label={t('notify.col.channel')}>
        {({ id }) => <Choice id={id} value={answers.channel} options={CHANNELS.filter((channel) => channel !== 'webhook').map((value) => ({ value, label: t(`notify.channel.${value}`) }))} onChange={(channel) => set({ channel })} />}
      </Field>
      <Field label={t('notify.enter.value')}>{({ id }) => <Input id={id} maxLength={200} value={answers.value} onChange={(event) => set({ value: event.target.value })} />}</Field>
    </Modal>
  )
}
