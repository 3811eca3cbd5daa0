import { Choice, Field, Loading, useLabel, useText } from '@jingwei/ui'
import Input from 'antd/es/input'
import type { Catalogue, Proposal } from '../answers.ts'
import type { Form } from './form-state.ts'

type Props = { readonly form: Form; readonly set: (change: Partial<Form>) => void; readonly catalogue: Catalogue; readonly proposal: Proposal | undefined }

/** The smallest set that is enough, and why; who needs more says so, and the owner reads it. */
export function ProposalStep({ form, set, catalogue, proposal }: Props) {
  const t = useText()
  const label = useLabel()
  const name = (id: string): string => {
    const item = catalogue.items.find((each) => each.id === id)
    return item === undefined ? id : label(item)
  }
  if (proposal === undefined) return <Loading lines={3} />
  return (
    <>
      <p>{t('sharing.new.proposed')}</p>
      <ul>
        {proposal.items.map((id) => (
          <li key={id}>
            <strong>{name(id)}</strong>
          </li>
        ))}
      </ul>
      {proposal.replaced.length === 0 ? (
        <p className="jw-hint">{t('sharing.new.nothingSmaller')}</p>
      ) : (
        <>
          <ul>
            {proposal.replaced.map(({ item, by, why }) => (
              <li key={item}>{t('sharing.new.instead', { by: name(by), item: name(item), why: label(why) })}</li>
            ))}
          </ul>
          <Field label={t('sharing.new.which')}>
            {({ id }) => <Choice id={id} value={form.keep ? 'keep' : 'smaller'} options={[{ value: 'smaller', label: t('sharing.new.takeSmaller') }, { value: 'keep', label: t('sharing.new.keepLarger') }]} onChange={(value) => set({ keep: value === 'keep' })} />}
          </Field>
          {form.keep && (
            <Field label={t('sharing.new.largerReason')} hint={t('sharing.new.largerHint')}>
              {({ id, describedBy }) => <Input.TextArea id={id} aria-describedby={describedBy} rows={3} maxLength={2_000} value={form.largerReason} onChange={(event) => set({ largerReason: event.target.value })} />}
            </Field>
          )}
        </>
      )}
    </>
  )
}
