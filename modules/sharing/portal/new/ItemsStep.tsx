import { useLabel, useText } from '@jingwei/ui'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { useState } from 'react'
import type { Catalogue } from '../answers.ts'
import { TypeMark } from '../marks.tsx'
import type { Form } from './form-state.ts'

type Props = { readonly form: Form; readonly set: (change: Partial<Form>) => void; readonly catalogue: Catalogue }

const toggled = (list: readonly string[], id: string, on: boolean): readonly string[] => (on ? [...list, id] : list.filter((each) => each !== id))

/** First what one wants to know, then the items themselves; what may not be had says on which law. */
export function ItemsStep({ form, set, catalogue }: Props) {
  const t = useText()
  const label = useLabel()
  const [q, setQ] = useState('')
  const found = catalogue.items.filter((item) => q.trim() === '' || [item.zh, item.en, item.source.zh, item.source.en].some((text) => text.toLowerCase().includes(q.trim().toLowerCase())))
  return (
    <>
      <fieldset className="jw-columns jw-field">
        <legend>{t('sharing.new.questions')}</legend>
        {catalogue.questions.map((question) => (
          <Checkbox key={question.id} checked={form.questions.includes(question.id)} onChange={(event) => set({ questions: toggled(form.questions, question.id, event.target.checked) })}>
            {label(question)}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset className="jw-field jw-pick">
        <legend>{t('sharing.new.items')}</legend>
        <p className="jw-hint">{t('sharing.new.itemsHint')}</p>
        <Input type="search" aria-label={t('sharing.new.search')} placeholder={t('sharing.new.search')} value={q} onChange={(event) => setQ(event.target.value)} />
        <ul className="jw-plain-list">
          {found.map((item) => (
            <li key={item.id}>
              <Checkbox disabled={item.type === 'none'} checked={form.items.includes(item.id)} onChange={(event) => set({ items: toggled(form.items, item.id, event.target.checked) })}>
                {label(item)}
                {item.unit !== undefined && <span className="jw-muted"> {item.unit}</span>}
              </Checkbox>{' '}
              <TypeMark type={item.type} grade={item.grade} /> <small className="jw-muted">{item.type === 'none' ? item.legalBasis : [label(item.source), item.condition].filter(Boolean).join(' · ')}</small>
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  )
}
