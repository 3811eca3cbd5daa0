import { address, DataTable, Facts, mayAny, moment, PageHead, PageLink, Panel, Reading, useAddressBar, useFormat, useLabel, useRead, useSession, useText } from '@jingwei/ui'
import type { Batch } from '../work-answers.ts'
import { BatchState } from './use-batch-columns.tsx'

/** One delivery: what became of its rows, what was wrong, and the annotated file to send back. */
export default function BatchPage() {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const { params } = useAddressBar()
  const { me } = useSession()
  const query = useRead<Batch>(`hub/batches/${params.id ?? ''}`)
  return (
    <Reading query={query}>
      {(batch) => (
        <>
          <PageHead
            title={batch.fileName}
            back={<PageLink to="/batches">{t('hub.batches.title')}</PageLink>}
            note={<BatchState state={batch.state} />}
            actions={
              batch.quarantined > 0 &&
              mayAny(me, ['hub.quarantine.work']) && (
                <>
                  <PageLink to={`/quarantine?batch=${batch.id}`} className="jw-button-link">
                    {t('hub.import.toQuarantine', { count: batch.quarantined })}
                  </PageLink>
                  <a className="jw-button-link" href={address(`hub/batches/${batch.id}/annotated`)} download>
                    {t('hub.batch.annotated')}
                  </a>
                </>
              )
            }
          />
          <div className="jw-board">
            <Panel title={t('hub.batch.facts')}>
              <Facts
                facts={[
                  [t('hub.col.source'), label(batch.source)],
                  [t('hub.col.receivedAt'), moment(batch.receivedAt, true)],
                  [t('hub.col.receivedBy'), batch.receivedBy],
                  [t('hub.col.rows'), format.count(batch.rows)],
                  [t('hub.col.accepted'), format.count(batch.accepted)],
                  [t('hub.col.quarantined'), format.count(batch.quarantined)],
                  [t('hub.col.duplicates'), format.count(batch.duplicates)],
                  [t('hub.col.auto'), format.count(batch.auto)],
                  [t('hub.col.review'), format.count(batch.review)],
                  [t('hub.col.new'), format.count(batch.new)],
                ]}
              />
            </Panel>
            <Panel title={t('hub.batch.problems')}>
              {(batch.problems ?? []).length === 0 ? (
                <p className="jw-muted">{t('hub.batch.noProblems')}</p>
              ) : (
                <DataTable
                  label={t('hub.batch.problems')}
                  rows={batch.problems ?? []}
                  rowKey={(problem) => problem.code}
                  columns={[
                    { id: 'what', title: t('hub.batch.problem'), wrap: true, render: (problem) => label(problem) },
                    { id: 'count', title: t('hub.col.rows'), align: 'end', render: (problem) => <PageLink to={`/quarantine?batch=${batch.id}&code=${encodeURIComponent(problem.code)}`}>{format.count(problem.count)}</PageLink> },
                  ]}
                />
              )}
              <p className="jw-hint">{t('hub.batch.annotatedHint')}</p>
            </Panel>
            {(batch.cellNotes ?? []).length > 0 && (
              <Panel title={t('hub.batch.cellNotes')}>
                <DataTable
                  label={t('hub.batch.cellNotes')}
                  rows={batch.cellNotes ?? []}
                  rowKey={(note) => `${note.column} ${note.en}`}
                  columns={[
                    { id: 'column', title: t('hub.batch.column'), render: (note) => note.column },
                    { id: 'why', title: t('hub.batch.problem'), render: (note) => label(note) },
                    { id: 'examples', title: t('hub.batch.examples'), wrap: true, render: (note) => note.examples.join('、') },
                    { id: 'count', title: t('hub.batch.cells'), align: 'end', render: (note) => format.count(note.count) },
                  ]}
                />
                <p className="jw-hint">{t('hub.batch.cellNotesHint')}</p>
              </Panel>
            )}
          </div>
        </>
      )}
    </Reading>
  )
}
