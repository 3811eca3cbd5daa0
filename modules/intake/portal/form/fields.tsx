import { Choice, Field, useText } from '@jingwei/ui'
import Input from 'antd/es/input'
import type { Typed } from './form-state.ts'

export type Part = { readonly typed: Typed; readonly set: (change: Partial<Typed>) => void }
type TextName = { [Key in keyof Typed]: Typed[Key] extends string ? (string extends Typed[Key] ? Key : never) : never }[keyof Typed]
type ChoiceName = 'tls' | 'charset' | 'method' | 'paging' | 'proof' | 'digest' | 'flag' | 'schedule'

/** A line of the form by its name; its hint is the word of the same name, where there is one. */
export function Line({ typed, set, name, hint, type = 'text' }: Part & { readonly name: TextName; readonly hint?: string; readonly type?: 'text' | 'number' | 'time' }) {
  const t = useText()
  return (
    <Field label={t(`intake.${name}`)} {...(hint === undefined ? {} : { hint })}>
      {({ id, describedBy }) => <Input id={id} type={type} aria-describedby={describedBy} autoComplete="off" value={typed[name]} onChange={(event) => set({ [name]: event.target.value })} />}
    </Field>
  )
}

export function Pick({ typed, set, name, values, hint }: Part & { readonly name: ChoiceName; readonly values: readonly string[]; readonly hint?: string }) {
  const t = useText()
  return (
    <Field label={t(`intake.${name}`)} {...(hint === undefined ? {} : { hint })}>
      {({ id, describedBy }) => <Choice id={id} {...(describedBy === undefined ? {} : { describedBy })} value={typed[name]} options={values.map((value) => ({ value, label: t(`intake.${name}.${value || 'none'}`) }))} onChange={(value) => set({ [name]: value } as Partial<Typed>)} />}
    </Field>
  )
}
