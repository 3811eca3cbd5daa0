import { DataTable, Empty, moment, PageLink, Panel, Reading, StateMark, useLabel, useRead, useText, type Page } from '@jingwei/ui'
import { jobTone, type JobRun } from './job-run.ts'

/** The last runs, on the operator's home. */
export default function JobsPart() {
  const t = useText()
  const label = useLabel()
  const query = useRead<Page<JobRun>>('jobs/runs', { pageSize: 10 }, { every: 5000 })
  return (
    <Panel title={t('portal.jobs.latest')} extra={<PageLink to="/jobs">{t('portal.jobs.all')}</PageLink>}>
      <Reading query={query} empty={{ when: (page) => page.items.length === 0, show: <Empty title={t('portal.jobs.none')} /> }}>
        {(page) => (
          <DataTable
            label={t('portal.jobs.latest')}
            rows={page.items}
            rowKey={(run) => run.id}
            columns={[
              { id: 'job', title: t('portal.jobs.job'), render: (run) => label(run.job) },
              { id: 'state', title: t('portal.jobs.state'), render: (run) => <StateMark tone={jobTone(run.state)}>{t(`portal.jobs.state.${run.state}`)}</StateMark> },
              { id: 'note', title: t('portal.jobs.note'), wrap: true, render: (run) => run.error?.detail || label(run.note) },
              { id: 'created', title: t('portal.jobs.created'), render: (run) => moment(run.createdAt) },
            ]}
          />
        )}
      </Reading>
    </Panel>
  )
}
