import { Choice, DraftNote, Field, problemOf, put, useDraft, useGiveBackFocus, useLabel, useReadAgain, useText } from '@jingwei/ui'
import Input from 'antd/es/input'
import Modal from 'antd/es/modal'
import { useState } from 'react'
import type { SourceName } from '../answers.ts'
import type { Arrangement } from './answers.ts'

type Props = { readonly source: SourceName; readonly arrangement?: Arrangement; readonly close: () => void }
type Texts = { provider: string; cycle: Arrangement['cycle']; manner: Arrangement['manner']; dueWorkingDays: string; firstPeriod: string; rowsExpected: string; firmsExpected: string; agreementNo: string; endsOn: string }

const thisMonth = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
const firstOf = (cycle: Arrangement['cycle']): string => {
  const month = thisMonth()
  if (cycle === 'year') return month.slice(0, 4)
  return cycle === 'quarter' ? `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}` : month
}
const textsOf = (of: Arrangement | undefined): Texts => ({
  provider: of?.provider ?? '', cycle: of?.cycle ?? 'month', manner: of?.manner ?? 'period', dueWorkingDays: String(of?.dueWorkingDays ?? 8), firstPeriod: of?.firstPeriod ?? thisMonth(),
  rowsExpected: String(of?.rowsExpected ?? ''), firmsExpected: String(of?.firmsExpected ?? ''), agreementNo: of?.agreementNo ?? '', endsOn: of?.endsOn ?? '',
})
const optionalNumber = (name: string, text: string): object => (text.trim() === '' ? {} : { [name]: Number(text) })

/** What is agreed with who delivers: when, how, how much, until which day. */
export function ArrangementForm({ source, arrangement, close }: Props) {
  useGiveBackFocus()
  const t = useText()
  const label = useLabel()
  const readAgain = useReadAgain()
  const [texts, setTexts] = useState(textsOf(arrangement))
  const [wrong, setWrong] = useState('')
  const draft = useDraft(`hub.arrangement.${source.id}`, texts, setTexts)
  const set = (change: Partial<Texts>) => setTexts((before) => ({ ...before, ...change }))
  const save = async () => {
    try {
      const { provider, cycle, manner, dueWorkingDays, firstPeriod, rowsExpected, firmsExpected, agreementNo, endsOn } = texts
      await put(`hub/arrangements/${source.id}`, { provider, cycle, manner, dueWorkingDays: Number(dueWorkingDays), firstPeriod, agreementNo, ...optionalNumber('rowsExpected', rowsExpected), ...optionalNumber('firmsExpected', firmsExpected), ...(endsOn === '' ? {} : { endsOn }) })
      await draft.done()
      await readAgain('hub/calendar', 'hub/deliveries')
      close()
    } catch (thrown) {
      setWrong(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  const line = (name: keyof Texts, type: 'text' | 'number' | 'date' = 'text', hint?: string) => (
    <Field label={t(`hub.arrangement.${name}`)} {...(hint === undefined ? {} : { hint })}>
      {({ id, describedBy }) => <Input id={id} type={type} aria-describedby={describedBy} value={texts[name]} onChange={(event) => set({ [name]: event.target.value })} />}
    </Field>
  )
  const choice = (name: 'cycle' | 'manner', values: readonly string[], words: (value: string) => string, change: (value: string) => Partial<Texts>) => (
    <Field label={t(`hub.arrangement.${name}`)}>{({ id }) => <Choice id={id} value={texts[name]} options={values.map((value) => ({ value, label: words(value) }))} onChange={(value) => set(change(value))} />}</Field>
  )
  return (
    <Modal open title={t('hub.arrangement.title', { source: label(source) })} onCancel={close} onOk={() => void save()} okText={t('ui.save')} cancelText={t('ui.cancel')} closable={{ 'aria-label': t('ui.close') }} width={640}>
      {wrong !== '' && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {wrong}
        </p>
      )}
      <DraftNote draft={draft} />
      <div className="jw-form-grid">
        {line('provider', 'text', t('hub.arrangement.providerHint'))}
        {choice('cycle', ['month', 'quarter', 'year'], (value) => t(`hub.cadence.${value}`), (value) => ({ cycle: value as Arrangement['cycle'], firstPeriod: firstOf(value as Arrangement['cycle']) }))}
        {choice('manner', ['period', 'whole', 'increment'], (value) => t(`hub.manner.${value}`), (value) => ({ manner: value as Arrangement['manner'] }))}
        {line('dueWorkingDays', 'number')}
        {line('firstPeriod', 'text', t('hub.arrangement.firstPeriodHint'))}
        {line('rowsExpected', 'number')}
        {line('firmsExpected', 'number')}
        {line('agreementNo')}
        {line('endsOn', 'date')}
      </div>
    </Modal>
  )
}
