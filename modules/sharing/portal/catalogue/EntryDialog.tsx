import { Choice, Field, moment, problemOf, put, useGiveBackFocus, useLabel, useRead, useReadAgain, useSession, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import { GRADES, TYPES, type Entry, type Grade, type Kind } from '../answers.ts'

type Past = { readonly at: string; readonly by: string; readonly byOffice?: string; readonly type: Kind; readonly grade: Grade; readonly reason: string }

/** One entry with what was said before; its owner changes it here and says why. */
export function EntryDialog({ entry, close }: { readonly entry: Entry; readonly close: () => void }) {
  useGiveBackFocus()
  const t = useText()
  const label = useLabel()
  const { me } = useSession()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const past = useRead<{ readonly items: readonly Past[] }>(`sharing/catalogue/${entry.id}/history`)
  const above = entry.mayChange && me.roles.some((role) => role === 'leader' || role === 'operator')
  const offices = useRead<{ readonly items: readonly { readonly id: string; readonly name: string }[] }>('sharing/offices', {}, { enabled: above })
  const [form, setForm] = useState({ type: entry.type as string, grade: entry.grade as string, condition: entry.condition, legalBasis: entry.legalBasis, officeId: entry.office?.id ?? '', reason: '' })
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const save = async () => {
    try {
      await put(`sharing/catalogue/${entry.id}`, { ...form, officeId: form.officeId || undefined, reason: form.reason.trim() })
      void message.success(t('sharing.done'))
      await readAgain('sharing')
      close()
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => void (entry.mayChange ? save() : close())}
      okText={t(entry.mayChange ? 'sharing.catalogue.save' : 'ui.close')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: entry.mayChange && form.reason.trim() === '' }}
      title={label(entry)}
      closable={{ 'aria-label': t('ui.close') }}
    >
      <p className="jw-hint">{label(entry.definition)}</p>
      {entry.sealed && <p className="jw-strip jw-strip-warn">{t('sharing.catalogue.sealed')}</p>}
      {entry.mayChange && (
        <>
          <Field label={t('sharing.col.type')}>{({ id }) => <Choice id={id} value={form.type} options={TYPES.map((value) => ({ value, label: t(`sharing.type.${value}`) }))} onChange={(type) => set({ type })} />}</Field>
          <Field label={t('sharing.grade')}>{({ id }) => <Choice id={id} value={form.grade} options={GRADES.map((value) => ({ value, label: t(`sharing.grade.${value}`) }))} onChange={(grade) => set({ grade })} />}</Field>
          {above && <Field label={t('sharing.col.owner')}>{({ id }) => <Choice id={id} value={form.officeId} options={[{ value: '', label: t('sharing.catalogue.bureau') }, ...(offices.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))]} onChange={(officeId) => set({ officeId })} />}</Field>}
          <Field label={t('sharing.condition')}>{({ id }) => <Input.TextArea id={id} rows={2} maxLength={1_000} value={form.condition} onChange={(event) => set({ condition: event.target.value })} />}</Field>
          <Field label={t('sharing.catalogue.basis')} hint={t('sharing.catalogue.basisHint')}>
            {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} maxLength={500} value={form.legalBasis} onChange={(event) => set({ legalBasis: event.target.value })} />}
          </Field>
          <Field label={t('sharing.reason')}>{({ id }) => <Input id={id} maxLength={2_000} value={form.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>
        </>
      )}
      <h3>{t('sharing.catalogue.history')}</h3>
      {(past.data?.items ?? []).length === 0 ? (
        <p className="jw-muted">{t('sharing.catalogue.unchanged')}</p>
      ) : (
        <ol className="jw-history">
          {(past.data?.items ?? []).map((each) => (
            <li key={each.at}>
              <div className="jw-history-head">
                <strong>
                  {t(`sharing.type.${each.type}`)} {each.grade}
                </strong>
                <span className="jw-muted">{[each.by, each.byOffice].filter(Boolean).join(' · ')}</span>
                <time className="jw-muted" dateTime={each.at}>
                  {moment(each.at)}
                </time>
              </div>
              <p>{each.reason}</p>
            </li>
          ))}
        </ol>
      )}
    </Modal>
  )
}
