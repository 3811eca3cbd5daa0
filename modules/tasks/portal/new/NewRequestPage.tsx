import { Choice, DraftNote, Field, FormSteps, PageHead, PageLink, post, problemOf, useAddressBar, useDraft, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Input from 'antd/es/input'
import { useState } from 'react'
import type { TaskDetail } from '../answers.ts'

/** A firm says what it needs; who answers is not for it to know. */
export default function NewRequestPage() {
  const t = useText()
  const { go } = useAddressBar()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [answers, setAnswers] = useState({ source: 'other', title: '', body: '' })
  const [busy, setBusy] = useState(false)
  const draft = useDraft('new-request', answers, setAnswers)
  const set = (change: Partial<typeof answers>) => setAnswers({ ...answers, ...change })
  const finish = async () => {
    setBusy(true)
    try {
      const made = await post<TaskDetail>('tasks/my/requests', { ...answers, title: answers.title.trim() })
      await draft.done()
      await readAgain('tasks')
      go(`/requests/${made.id}`)
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <PageHead title={t('tasks.requests.new')} back={<PageLink to="/requests">{t('tasks.requests.title')}</PageLink>} />
      <DraftNote draft={draft} />
      <FormSteps
        busy={busy}
        finish={t('tasks.requests.go')}
        onFinish={() => void finish()}
        steps={[
          {
            id: 'what',
            title: t('tasks.requests.what'),
            problems: () => (answers.title.trim() === '' ? [t('tasks.need.title')] : []),
            render: () => (
              <>
                <Field label={t('tasks.requests.kind')}>{({ id }) => <Choice id={id} value={answers.source} options={['other', 'appeal'].map((value) => ({ value, label: t(`tasks.requests.kind.${value}`) }))} onChange={(source) => set({ source })} />}</Field>
                <Field label={t('tasks.col.title')}>{({ id }) => <Input id={id} maxLength={200} value={answers.title} onChange={(event) => set({ title: event.target.value })} />}</Field>
                <Field label={t('tasks.body')} hint={t('tasks.requests.hint')}>
                  {({ id, describedBy }) => <Input.TextArea id={id} aria-describedby={describedBy} rows={8} maxLength={10_000} value={answers.body} onChange={(event) => set({ body: event.target.value })} />}
                </Field>
              </>
            ),
          },
        ]}
      />
    </>
  )
}
