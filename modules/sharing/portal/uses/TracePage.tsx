import { Facts, Field, get, moment, PageHead, PageLink, Panel, post, problemOf, useFormat, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import type { Traced } from '../answers.ts'

/** Whose a found file was: by the number printed in it, or by the file itself as long as nobody changed it. */
export default function TracePage() {
  const t = useText()
  const format = useFormat()
  const { message } = App.useApp()
  const [mark, setMark] = useState('')
  const [traced, setTraced] = useState<Traced>()
  const ask = async (asked: Promise<Traced>) => {
    try {
      setTraced(await asked)
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  const send = (file: File | undefined) => {
    if (file === undefined) return
    const form = new FormData()
    form.append('files', file, file.name)
    void ask(post<Traced>('sharing/trace', form))
  }
  const file = traced?.file
  return (
    <>
      <PageHead title={t('sharing.trace.title')} note={t('sharing.trace.note')} />
      <div className="jw-form">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void ask(get<Traced>('sharing/trace', { mark: mark.trim() }))
          }}
        >
          <Field label={t('sharing.trace.mark')} hint={t('sharing.trace.markHint')}>
            {({ id, describedBy }) => <Input id={id} aria-describedby={describedBy} maxLength={80} value={mark} onChange={(event) => setMark(event.target.value)} />}
          </Field>
          <Button type="primary" htmlType="submit" disabled={mark.trim() === ''}>
            {t('sharing.trace.go')}
          </Button>
        </form>
        <Field label={t('sharing.trace.file')}>{({ id }) => <input id={id} type="file" onChange={(event) => send(event.target.files?.[0])} />}</Field>
      </div>
      {traced !== undefined && (
        <div role="status">
          {file === undefined ? (
            <p className="jw-strip jw-strip-warn">{t('sharing.trace.none')}</p>
          ) : (
            <Panel title={t('sharing.trace.found')}>
              <Facts
                facts={[
                  [t('sharing.trace.mark'), file.mark],
                  [t('sharing.trace.receiver'), `${file.office} · ${file.by}`],
                  [t('sharing.at'), moment(file.at)],
                  [t('sharing.col.grantNo'), <PageLink key="grant" to={`/sharing/${file.requestId}`}>{file.grantNo}</PageLink>],
                  [t('sharing.purposeText'), file.purposeText],
                  [t('sharing.col.endsOn'), file.endsOn],
                  [t('sharing.enterprises'), format.count(file.enterprises)],
                  [t('sharing.fileName'), file.fileName],
                ]}
              />
            </Panel>
          )}
        </div>
      )}
    </>
  )
}
