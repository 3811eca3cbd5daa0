import { Choice, Field, useText } from '@jingwei/ui'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { useOffices, usePeople } from './use-directory.ts'

export type Offices = { readonly leadOfficeId: string; readonly assistingOfficeIds: readonly string[]; readonly responsibleId: string; readonly workingDays: string; readonly startOn: string; readonly dueOn: string }

export const noOffices: Offices = { leadOfficeId: '', assistingOfficeIds: [], responsibleId: '', workingDays: '', startOn: '', dueOn: '' }

/** What the server is sent: nothing for what was left open. */
export const officesBody = ({ workingDays, leadOfficeId, responsibleId, startOn, dueOn, assistingOfficeIds }: Offices) => ({
  leadOfficeId: leadOfficeId || undefined, responsibleId: responsibleId || undefined, assistingOfficeIds: assistingOfficeIds.length === 0 ? undefined : assistingOfficeIds,
  workingDays: workingDays === '' ? undefined : Number(workingDays), startOn: startOn || undefined, dueOn: dueOn || undefined,
})

type Props = { readonly value: Offices; readonly set: (change: Partial<Offices>) => void; readonly leadNeeded?: boolean }

/** Who leads, who is responsible, who assists, and until when. */
export function OfficeFields({ value, set, leadNeeded }: Props) {
  const t = useText()
  const offices = useOffices()
  const people = usePeople(value.leadOfficeId)
  const others = offices.filter((office) => office.id !== value.leadOfficeId)
  return (
    <>
      <Field label={t('tasks.col.lead')} {...(leadNeeded === true ? {} : { hint: t('tasks.hint.lead') })}>
        {({ id, describedBy }) => <Choice id={id} describedBy={describedBy} value={value.leadOfficeId} options={[{ value: '', label: t('tasks.choose') }, ...offices.map((one) => ({ value: one.id, label: one.name }))]} onChange={(leadOfficeId) => set({ leadOfficeId, responsibleId: '', assistingOfficeIds: value.assistingOfficeIds.filter((one) => one !== leadOfficeId) })} />}
      </Field>
      <Field label={t('tasks.col.responsible')}>
        {({ id }) => <Choice id={id} value={value.responsibleId} options={[{ value: '', label: t('tasks.anybody') }, ...people.map((one) => ({ value: one.id, label: one.name }))]} onChange={(responsibleId) => set({ responsibleId })} />}
      </Field>
      {others.length > 0 && (
        <fieldset className="jw-columns jw-field jw-office-list">
          <legend>{t('tasks.assisting')}</legend>
          {others.map((one) => (
            <Checkbox key={one.id} checked={value.assistingOfficeIds.includes(one.id)} onChange={(event) => set({ assistingOfficeIds: event.target.checked ? [...value.assistingOfficeIds, one.id] : value.assistingOfficeIds.filter((other) => other !== one.id) })}>
              {one.name}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <Field label={t('tasks.workingDays')} hint={t('tasks.hint.workingDays')}>
        {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} type="number" min={1} max={250} value={value.workingDays} onChange={(event) => set({ workingDays: event.target.value, dueOn: '' })} />}
      </Field>
      <Field label={t('tasks.startOn')}>{({ id }) => <Input id={id} type="date" value={value.startOn} onChange={(event) => set({ startOn: event.target.value })} />}</Field>
      <Field label={t('tasks.dueOn')} hint={t('tasks.hint.dueOn')}>
        {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} type="date" value={value.dueOn} onChange={(event) => set({ dueOn: event.target.value, workingDays: '' })} />}
      </Field>
    </>
  )
}
