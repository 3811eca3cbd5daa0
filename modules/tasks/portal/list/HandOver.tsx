import { Choice, Field, post, problemOf, useReadAgain, useSession, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import { useOffices, usePeople } from '../use-directory.ts'

/** All open tasks of somebody who leaves go to a colleague; a leader may do so for any office. */
export function HandOver({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const t = useText()
  const { me } = useSession()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const anywhere = me.roles.includes('leader')
  const offices = useOffices(open && anywhere)
  const [answers, setAnswers] = useState({ office: '', from: '', to: '', reason: '' })
  const office = anywhere ? answers.office : (me.organisation?.id ?? '')
  const people = usePeople(open ? office : '')
  const set = (change: Partial<typeof answers>) => setAnswers({ ...answers, ...change })
  const options = (except: string) => [{ value: '', label: t('tasks.choose') }, ...people.filter((one) => one.id !== except).map((one) => ({ value: one.id, label: one.name }))]
  const save = async () => {
    try {
      const done = await post<{ moved: number; left: number }>('tasks/handover', { fromPersonId: answers.from, toPersonId: answers.to, reason: answers.reason.trim() })
      void message.success(t(done.left === 0 ? 'tasks.handover.done' : 'tasks.handover.doneLeft', { moved: done.moved, left: done.left }))
      setAnswers({ office: '', from: '', to: '', reason: '' })
      await readAgain('tasks')
      close()
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <Modal open={open} onCancel={close} onOk={() => void save()} okText={t('tasks.handover.go')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: answers.from === '' || answers.to === '' || answers.reason.trim() === '' }} title={t('tasks.handover.title')} closable={{ 'aria-label': t('ui.close') }} destroyOnHidden>
      <p className="jw-hint">{t('tasks.handover.text')}</p>
      {anywhere && <Field label={t('tasks.office')}>{({ id }) => <Choice id={id} value={answers.office} options={[{ value: '', label: t('tasks.choose') }, ...offices.map((one) => ({ value: one.id, label: one.name }))]} onChange={(value) => set({ office: value, from: '', to: '' })} />}</Field>}
      <Field label={t('tasks.handover.from')}>{({ id }) => <Choice id={id} value={answers.from} options={options(answers.to)} onChange={(from) => set({ from })} />}</Field>
      <Field label={t('tasks.handover.to')}>{({ id }) => <Choice id={id} value={answers.to} options={options(answers.from)} onChange={(to) => set({ to })} />}</Field>
      <Field label={t('tasks.reason')}>{({ id }) => <Input id={id} maxLength={2000} value={answers.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>
    </Modal>
  )
}
