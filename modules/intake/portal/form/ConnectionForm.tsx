import { Choice, Field, Panel, post, problemOf, put, useAddressBar, useLabel, useReadAgain, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import type { Detail, Kind, Setup, Trial } from '../answers.ts'
import { Line, Pick } from './fields.tsx'
import { draftOf, typedOf, type Typed } from './form-state.ts'
import { TargetFields } from './TargetFields.tsx'
import { TrialResult } from './TrialResult.tsx'

const ports: Readonly<Partial<Record<Kind, string>>> = { postgres: '5432', mysql: '3306' }

/** Entering or changing a connection: what, where, when; tried before it is saved. */
export function ConnectionForm({ setup, of }: { readonly setup: Setup; readonly of?: Detail }) {
  const t = useText()
  const label = useLabel()
  const { go } = useAddressBar()
  const readAgain = useReadAgain()
  const [typed, setTyped] = useState<Typed>(() => typedOf(setup, of))
  const [trial, setTrial] = useState<Trial>()
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState<'try' | 'save'>()
  const problem = useRef<HTMLDivElement>(null)
  const set = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }))
  const part = { typed, set }
  const source = setup.sources.find((each) => each.id === typed.sourceId)
  const attempt = async (what: 'try' | 'save', work: () => Promise<void>) => {
    setBusy(what)
    setWrong('')
    try {
      await work()
    } catch (thrown) {
      setTrial(undefined)
      setWrong(problemOf(thrown).detail || t('ui.failed.title'))
      requestAnimationFrame(() => problem.current?.focus())
    } finally {
      setBusy(undefined)
    }
  }
  const save = () => attempt('save', async () => {
    const draft = draftOf(typed)
    const id = of ? of.id : (await post<{ id: string }>('intake', draft)).id
    if (of) await put(`intake/${of.id}`, { ...draft, version: of.version })
    await readAgain('intake')
    go(`/intake/${id}`)
  })
  const look = () => attempt('try', async () => setTrial(await post<Trial>('intake/trial', draftOf(typed))))
  return (
    <div className="jw-stack">
      {wrong !== '' && <div className="jw-strip jw-strip-bad" role="alert" tabIndex={-1} ref={problem}>{wrong}</div>}
      <Panel title={t('intake.what')} wide>
        <div className="jw-form-grid">
          <Line {...part} name="name" />
          <Line {...part} name="code" hint={t('intake.hint.code', { file: `secrets/intake/${typed.code || 'CODE'}` })} />
          <Field label={t('intake.col.source')} hint={source?.arrangement === undefined ? t('intake.noArrangementHint') : t('intake.hint.source', { no: source.arrangement.agreementNo || '–', day: source.arrangement.endsOn ?? t('intake.noEnd'), manner: t(`intake.manner.${source.arrangement.manner}`) })}>
            {({ id, describedBy }) => <Choice id={id} {...(describedBy === undefined ? {} : { describedBy })} value={typed.sourceId} options={setup.sources.map((each) => ({ value: each.id, label: label(each) }))} onChange={(sourceId) => set({ sourceId })} />}
          </Field>
          <Field label={t('intake.col.kind')}>
            {({ id }) => <Choice id={id} value={typed.kind} options={setup.kinds.map((kind) => ({ value: kind.id, label: label(kind) }))} onChange={(kind) => set({ kind: kind as Kind, port: ports[kind as Kind] ?? typed.port })} />}
          </Field>
        </div>
      </Panel>
      <Panel title={t('intake.where')} wide>
        <TargetFields {...part} setup={setup} />
      </Panel>
      <Panel title={t('intake.when')} wide>
        <div className="jw-form-grid">
          <Pick {...part} name="schedule" values={['daily', 'monthly', 'every', 'manual']} />
          {typed.schedule === 'monthly' && <Line {...part} name="workingDay" type="number" />}
          {(typed.schedule === 'daily' || typed.schedule === 'monthly') && <Line {...part} name="at" type="time" />}
          {typed.schedule === 'every' && <Line {...part} name="minutes" type="number" />}
        </div>
      </Panel>
      <div className="jw-fixes">
        <Button loading={busy === 'try'} onClick={() => void look()}>{t('intake.try')}</Button>
        <Button type="primary" loading={busy === 'save'} onClick={() => void save()}>{t('intake.save')}</Button>
      </div>
      {trial !== undefined && <TrialResult trial={trial} source={source} {...part} />}
    </div>
  )
}
