import { DataTable, Meter, moment, PageHead, PageLink, post, problemOf, Reading, Result, StateMark, useAddressBar, useFormat, useLabel, useRead, useReadAgain, useText, type Column } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import { useEffect, useState } from 'react'
import type { ImportFile, ImportRun } from '../work-answers.ts'
import { fileTone, stillRunning } from './import-state.ts'
import { Stages } from './Stages.tsx'

/** One import while it runs and after: files, steps, counts, and what to do next. It may be left at any time. */
export default function ImportPage() {
  const t = useText()
  const label = useLabel()
  const { params } = useAddressBar()
  const { message } = App.useApp()
  const [running, setRunning] = useState(true)
  const query = useRead<ImportRun>(`hub/imports/${params.id ?? ''}`, {}, { every: running ? 1000 : false })
  const readAgain = useReadAgain()
  const still = query.data === undefined ? true : stillRunning(query.data)
  useEffect(() => setRunning(still), [still])
  const cancel = async () => {
    try {
      await post(`hub/imports/${params.id ?? ''}/cancel`)
      await readAgain('hub/imports')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  return (
    <Reading query={query}>
      {(run) => (
        <>
          <PageHead
            title={t('hub.import.title', { at: moment(run.createdAt) })}
            note={t(still ? 'hub.import.leave' : 'hub.import.over')}
            back={<PageLink to="/imports">{t('hub.imports.title')}</PageLink>}
            actions={still && <Button onClick={() => void cancel()}>{t('hub.import.cancel')}</Button>}
          />
          <div className="jw-stack">
            {still ? (
              <section className="jw-panel" aria-live="polite">
                <Stages stage={run.stage} />
                <div className="jw-row">
                  <Meter label={t('hub.import.progress')} done={run.done} total={run.total} />
                  <span className="jw-muted">{label(run.note)}</span>
                </div>
              </section>
            ) : (
              <Outcome run={run} />
            )}
            <Files files={run.files} />
          </div>
        </>
      )}
    </Reading>
  )
}

function Outcome({ run }: { readonly run: ImportRun }) {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const { auto, review, new: fresh, quarantined } = run.counts
  const link = (to: string, id: string, count: number) => count > 0 && <PageLink to={to} className="jw-button-link">{t(id, { count })}</PageLink>
  return (
    <Result
      bad={run.state !== 'done'}
      title={t(`hub.import.${run.state}`, { took: format.duration(run.startedAt, run.finishedAt) })}
      actions={
        <>
          {link('/quarantine', 'hub.import.toQuarantine', quarantined)}
          {link('/review', 'hub.import.toReview', review)}
          <PageLink to="/enterprises" className="jw-button-link">
            {t('hub.enterprises.title')}
          </PageLink>
        </>
      }
    >
      <p>{t('hub.import.counts', { auto: format.count(auto), review: format.count(review), fresh: format.count(fresh), quarantined: format.count(quarantined) })}</p>
      {run.state !== 'done' && <p>{run.error?.detail || label(run.note)}</p>}
    </Result>
  )
}

function Files({ files }: { readonly files: readonly ImportFile[] }) {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const columns: readonly Column<ImportFile>[] = [
    { id: 'name', title: t('hub.col.file'), render: (file) => <span title={file.fileName}>{file.fileName}</span> },
    { id: 'source', title: t('hub.col.source'), render: (file) => (file.source ? label(file.source) : <span className="jw-none">{t('hub.import.unknownSource')}</span>) },
    { id: 'state', title: t('hub.col.state'), render: (file) => <StateMark tone={fileTone(file.state)}>{t(`hub.file.${file.state}`)}</StateMark> },
    { id: 'rows', title: t('hub.col.rows'), align: 'end', render: (file) => format.count(file.rows) },
    { id: 'quarantined', title: t('hub.col.quarantined'), align: 'end', render: (file) => format.count(file.quarantined) },
    { id: 'duplicates', title: t('hub.col.duplicates'), align: 'end', render: (file) => format.count(file.duplicates) },
    { id: 'error', title: t('hub.col.note'), wrap: true, render: (file) => file.error?.detail },
  ]
  return <DataTable label={t('hub.imports.files')} rows={files} rowKey={(file) => file.fileName} columns={columns} />
}
