import { Choice, Field, useText } from '@jingwei/ui'
import Input from 'antd/es/input'
import { PURPOSES } from '../answers.ts'
import type { Form } from './form-state.ts'

/** For what, and on which basis. */
export function PurposeStep({ form, set }: { readonly form: Form; readonly set: (change: Partial<Form>) => void }) {
  const t = useText()
  return (
    <>
      <Field label={t('sharing.col.scenario')} hint={t('sharing.hint.scenario')}>
        {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} maxLength={200} value={form.scenario} onChange={(event) => set({ scenario: event.target.value })} />}
      </Field>
      <Field label={t('sharing.legalBasis')} hint={t('sharing.hint.legalBasis')}>
        {({ id, describedBy }) => <Input.TextArea id={id} aria-describedby={describedBy} rows={2} maxLength={1_000} value={form.legalBasis} onChange={(event) => set({ legalBasis: event.target.value })} />}
      </Field>
      <Field label={t('sharing.purpose')}>{({ id }) => <Choice id={id} value={form.purpose} options={PURPOSES.map((value) => ({ value, label: t(`sharing.purpose.${value}`) }))} onChange={(purpose) => set({ purpose })} />}</Field>
      <Field label={t('sharing.purposeText')} hint={t('sharing.hint.purposeText')}>
        {({ id, describedBy }) => <Input.TextArea id={id} aria-describedby={describedBy} rows={3} maxLength={1_000} value={form.purposeText} onChange={(event) => set({ purposeText: event.target.value })} />}
      </Field>
    </>
  )
}
