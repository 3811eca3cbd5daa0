import { Choice, Field, useRead, useText } from '@jingwei/ui'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { MANNERS, SECTIONS } from '../answers.ts'
import type { Form } from './form-state.ts'

type Props = { readonly form: Form; readonly set: (change: Partial<Form>) => void; readonly town: string | undefined }

const toggled = (list: readonly string[], id: string, on: boolean): readonly string[] => (on ? [...list, id] : list.filter((each) => each !== id))

/** Of whom, for when, in which form, until when. A town asks for its own enterprises. */
export function ScopeStep({ form, set, town }: Props) {
  const t = useText()
  const facets = useRead<{ readonly towns: readonly { readonly value: string }[] }>('hub/enterprises/facets', {}, { enabled: town === undefined })
  const kinds = (town === undefined ? ['all', 'towns', 'section', 'codes'] : ['towns', 'section', 'codes']) as readonly Form['rowsKind'][]
  const towns = town === undefined ? (facets.data?.towns ?? []).map((each) => each.value) : [town]
  const date = (name: 'from' | 'to' | 'endsOn', label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} type={name === 'endsOn' ? 'date' : 'month'} value={form[name]} onChange={(event) => set({ [name]: event.target.value })} />}
    </Field>
  )
  return (
    <>
      <Field label={t('sharing.rows')}>{({ id }) => <Choice id={id} value={form.rowsKind} options={kinds.map((value) => ({ value, label: t(`sharing.rows.${value}`) }))} onChange={(kind) => set({ rowsKind: kind as Form['rowsKind'] })} />}</Field>
      {form.rowsKind === 'towns' && (
        <fieldset className="jw-columns jw-field">
          <legend>{t('sharing.rows.towns')}</legend>
          {towns.map((each) => (
            <Checkbox key={each} checked={form.towns.includes(each)} onChange={(event) => set({ towns: toggled(form.towns, each, event.target.checked) })}>
              {each}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {form.rowsKind === 'section' && <Field label={t('sharing.rows.section')}>{({ id }) => <Choice id={id} value={form.section} options={[...SECTIONS].map((value) => ({ value, label: t(`sharing.section.${value}`) }))} onChange={(section) => set({ section })} />}</Field>}
      {form.rowsKind === 'codes' && (
        <Field label={t('sharing.rows.codes')} hint={t('sharing.hint.codes')}>
          {({ id, describedBy }) => <Input.TextArea id={id} aria-describedby={describedBy} rows={5} value={form.codes} onChange={(event) => set({ codes: event.target.value })} />}
        </Field>
      )}
      {date('from', t('sharing.from'))}
      {date('to', t('sharing.to'), t('sharing.hint.range'))}
      <fieldset className="jw-columns jw-field">
        <legend>{t('sharing.manners')}</legend>
        {MANNERS.map((manner) => (
          <Checkbox key={manner} checked={form.manners.includes(manner)} onChange={(event) => set({ manners: toggled(form.manners, manner, event.target.checked) })}>
            {t(`sharing.manner.${manner}`)}
          </Checkbox>
        ))}
      </fieldset>
      {date('endsOn', t('sharing.col.endsOn'), t('sharing.hint.endsOn'))}
      <Field label={t('sharing.onward')}>{({ id }) => <Choice id={id} value={form.onward} options={['none', 'with_consent'].map((value) => ({ value, label: t(`sharing.onward.${value}`) }))} onChange={(onward) => set({ onward })} />}</Field>
    </>
  )
}
