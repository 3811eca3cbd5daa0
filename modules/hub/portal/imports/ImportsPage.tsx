import { DataTable, Empty, mayAny, moment, PageHead, PageLink, Pager, Reading, StateMark, useAddressBar, useFormat, useLabel, useRead, useSession, useText, type Column, type Page } from '@jingwei/ui'
import type { ImportRun } from '../work-answers.ts'
import { Drop } from './Drop.tsx'
import { upload } from './upload.ts'
import { importTone, rowsOf } from './import-state.ts'

/** Drop files, and find every import again. */
export default function ImportsPage() {
  const t = useText()
  const label = useLabel()
  const { me } = useSession()
  const format = useFormat()
  const { search, go } = useAddressBar()
  const query = useRead<Page<ImportRun>>('hub/imports', { page: search.page, pageSize: search.pageSize ?? 20 }, { every: 3000, keep: true })
  const columns: readonly Column<ImportRun>[] = [
    { id: 'at', title: t('hub.imports.at'), render: (run) => <PageLink to={`/imports/${run.id}`}>{moment(run.createdAt, true)}</PageLink> },
    { id: 'state', title: t('hub.col.state'), render: (run) => <StateMark tone={importTone(run.state)}>{t(`hub.imports.state.${run.state}`)}</StateMark> },
    { id: 'files', title: t('hub.imports.files'), wrap: true, render: (run) => (run.files ?? []).map((file) => file.fileName).slice(0, 3).join(', ') + ((run.files ?? []).length > 3 ? t('hub.imports.andMore', { count: run.files.length - 3 }) : '') },
    { id: 'rows', title: t('hub.col.rows'), align: 'end', render: (run) => format.count(rowsOf(run)) },
    { id: 'review', title: t('hub.col.review'), align: 'end', render: (run) => format.count(run.counts?.review ?? 0) },
    { id: 'quarantined', title: t('hub.col.quarantined'), align: 'end', render: (run) => format.count(run.counts?.quarantined ?? 0) },
    { id: 'note', title: t('hub.col.note'), wrap: true, render: (run) => label(run.note) },
    { id: 'took', title: t('hub.imports.took'), align: 'end', render: (run) => format.duration(run.startedAt, run.finishedAt) },
  ]
  return (
    <>
      <PageHead title={t('hub.imports.title')} note={t('hub.imports.note')} />
      <div className="jw-stack">
        {mayAny(me, ['hub.import.run']) && <Drop several hint={t('hub.imports.dropHint')} send={async (files, progress) => go(`/imports/${(await upload<{ importId: string }>('hub/imports', files, progress)).importId}`)} />}
        <section className="jw-stack">
          <h2>{t('hub.imports.past')}</h2>
          <Reading query={query} empty={{ when: (page) => page.total === 0, show: <Empty title={t('hub.imports.none')} hint={t('hub.imports.noneHint')} /> }}>
            {(page) => (
              <>
                <DataTable label={t('hub.imports.past')} rows={page.items} rowKey={(run) => run.id} columns={columns} />
                <Pager total={page.total} page={page.page} pageSize={page.pageSize} />
              </>
            )}
          </Reading>
        </section>
      </div>
    </>
  )
}
