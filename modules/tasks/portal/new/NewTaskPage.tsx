import { Choice, DraftNote, Facts, Field, FormSteps, PageHead, PageLink, post, problemOf, useAddressBar, useDraft, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { useState } from 'react'
import { KINDS, SOURCES, type TaskDetail } from '../answers.ts'
import { noOffices, officesBody, OfficeFields, type Offices } from '../OfficeFields.tsx'
import { useOffices } from '../use-directory.ts'

/** What another page put into the address, or the first there is. */
const known = (values: readonly string[], asked: string | undefined): string => (asked !== undefined && values.includes(asked) ? asked : (values[0] ?? ''))

/** A new task: what it is, which firm it concerns, who does it until when, check. */
export default function NewTaskPage() {
  const t = useText()
  const { go, search } = useAddressBar()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const names = useOffices()
  const [what, setWhat] = useState(() => ({ kind: known(KINDS, search.kind), source: known(SOURCES, search.source), title: '', body: '', reference: '', enterprise: search.enterprise ?? '', enterpriseName: search.enterpriseName ?? '', onBehalf: false }))
  const [offices, setOffices] = useState<Offices>(noOffices)
  const [busy, setBusy] = useState(false)
  const draft = useDraft(['new-task', search.parent, search.enterprise].filter(Boolean).join('.'), { what, offices }, (kept) => {
    setWhat(kept.what)
    setOffices(kept.offices)
  })
  const set = (change: Partial<typeof what>) => setWhat({ ...what, ...change })
  const officeName = (id: string): string => names.find((one) => one.id === id)?.name ?? ''
  const finish = async () => {
    setBusy(true)
    try {
      const { onBehalf, reference, enterprise, enterpriseName, ...rest } = what
      const made = await post<TaskDetail>('tasks', {
        ...rest, title: what.title.trim(), reference: reference.trim() || undefined, enterprise: enterprise.trim() || undefined, enterpriseName: enterpriseName.trim() || undefined,
        onBehalf: onBehalf && what.kind === 'request' ? true : undefined, parentId: search.parent, ...officesBody(offices),
      })
      await draft.done()
      await readAgain('tasks')
      go(`/tasks/${made.id}`)
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      setBusy(false)
    }
  }
  const choices = (values: readonly string[], family: 'kind' | 'source') => values.map((value) => ({ value, label: family === 'kind' ? t(`tasks.kind.${value}`) : t(`tasks.source.${value}`) }))
  const text = (name: 'title' | 'reference' | 'enterprise' | 'enterpriseName', label: string, hint?: string) => (
    <Field label={label} hint={hint}>{({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} maxLength={name === 'enterprise' ? 40 : 200} value={what[name]} onChange={(event) => set({ [name]: event.target.value })} />}</Field>
  )
  return (
    <>
      <PageHead title={t('tasks.new.title')} back={<PageLink to="/tasks">{t('tasks.title')}</PageLink>} note={search.of === undefined ? undefined : t('tasks.new.under', { title: search.of })} />
      <DraftNote draft={draft} />
      <FormSteps
        busy={busy}
        finish={t('tasks.new.go')}
        onFinish={() => void finish()}
        steps={[
          {
            id: 'what',
            title: t('tasks.new.what'),
            problems: () => (what.title.trim() === '' ? [t('tasks.need.title')] : []),
            render: () => (
              <>
                <Field label={t('tasks.col.kind')}>{({ id }) => <Choice id={id} value={what.kind} options={choices(KINDS, 'kind')} onChange={(kind) => set({ kind })} />}</Field>
                <Field label={t('tasks.col.source')}>{({ id }) => <Choice id={id} value={what.source} options={choices(SOURCES, 'source')} onChange={(source) => set({ source })} />}</Field>
                {text('reference', t('tasks.reference'), t('tasks.hint.reference'))}
                {text('title', t('tasks.col.title'))}
                <Field label={t('tasks.body')}>{({ id }) => <Input.TextArea id={id} rows={6} maxLength={10_000} value={what.body} onChange={(event) => set({ body: event.target.value })} />}</Field>
              </>
            ),
          },
          {
            id: 'firm',
            title: t('tasks.new.firm'),
            problems: () => (what.kind === 'request' && what.onBehalf && (what.enterprise.trim() === '' || what.enterpriseName.trim() === '') ? [t('tasks.need.firm')] : []),
            render: () => (
              <>
                {text('enterpriseName', t('tasks.enterpriseName'), t('tasks.hint.enterprise'))}
                {text('enterprise', t('tasks.enterpriseCode'))}
                {what.kind === 'request' && (
                  <Checkbox checked={what.onBehalf} onChange={(event) => set({ onBehalf: event.target.checked })}>
                    {t('tasks.onBehalfAsk')}
                  </Checkbox>
                )}
              </>
            ),
          },
          { id: 'who', title: t('tasks.new.who'), problems: () => [], render: () => <OfficeFields value={offices} set={(change) => setOffices({ ...offices, ...change })} /> },
          {
            id: 'check',
            title: t('tasks.new.check'),
            problems: () => [],
            render: () => (
              <Facts
                facts={[
                  [t('tasks.parent'), search.of],
                  [t('tasks.col.kind'), t(`tasks.kind.${what.kind}`)],
                  [t('tasks.col.source'), [t(`tasks.source.${what.source}`), what.reference].filter(Boolean).join(' ')],
                  [t('tasks.col.title'), what.title],
                  [t('tasks.body'), what.body],
                  [t('tasks.enterprise'), [what.enterpriseName, what.enterprise].filter(Boolean).join(' ')],
                  [t('tasks.onBehalf'), what.kind === 'request' && what.onBehalf ? t('tasks.onBehalfYes') : undefined],
                  [t('tasks.col.lead'), officeName(offices.leadOfficeId)],
                  [t('tasks.assisting'), offices.assistingOfficeIds.map(officeName).join(t('tasks.and'))],
                  [t('tasks.workingDays'), offices.workingDays],
                  [t('tasks.startOn'), offices.startOn],
                  [t('tasks.dueOn'), offices.dueOn],
                ]}
              />
            ),
          },
        ]}
      />
    </>
  )
}
