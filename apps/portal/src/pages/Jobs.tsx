import { ListPage, mayAny, Meter, moment, post, problemOf, StateMark, useFormat, useLabel, useReadAgain, useSession, useText, type Column } from '@jingwei/ui'
import App from 'antd/es/app'
import { jobTone, underWay, type JobRun } from './job-run.ts'

const STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

/** Long work: how far it is, what failed, and the two things one can do about it. */
export default function Jobs() {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const { me } = useSession()
  const may = mayAny(me, ['jobs.control'])
  const readAgain = useReadAgain()
  const { message } = App.useApp()
  const act = async (run: JobRun, what: 'cancel' | 'retry') => {
    try {
      await post(`jobs/runs/${run.id}/${what}`)
      await readAgain('jobs/runs')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  const columns: readonly Column<JobRun>[] = [
    { id: 'job', title: t('portal.jobs.job'), render: (run) => label(run.job) },
    { id: 'state', title: t('portal.jobs.state'), render: (run) => <StateMark tone={jobTone(run.state)}>{t(`portal.jobs.state.${run.state}`)}</StateMark> },
    { id: 'progress', title: t('portal.jobs.progress'), render: (run) => (underWay(run.state) && run.state === 'running' ? <Meter done={run.done} total={run.total ?? 0} unit={run.unit} label={label(run.job)} /> : format.count(run.done)), },
    { id: 'note', title: t('portal.jobs.note'), wrap: true, render: (run) => run.error?.detail || label(run.note) },
    { id: 'created', title: t('portal.jobs.created'), render: (run) => moment(run.createdAt, true) },
    { id: 'took', title: t('portal.jobs.took'), align: 'end', render: (run) => format.duration(run.startedAt, run.finishedAt) },
    { id: 'attempts', title: t('portal.jobs.attempts'), align: 'end', optional: true, render: (run) => run.attempts },
    { id: 'by', title: t('portal.jobs.by'), render: (run) => run.requestedBy || t('portal.jobs.bySystem') },
    {
      id: 'act',
      title: t('portal.jobs.act'),
      render: (run) =>
        !may ? null : underWay(run.state) ? (
          <button type="button" className="jw-plain" onClick={() => void act(run, 'cancel')}>
            {t('ui.cancel')}
          </button>
        ) : run.state === 'failed' || run.state === 'cancelled' ? (
          <button type="button" className="jw-plain" onClick={() => void act(run, 'retry')}>
            {t('portal.jobs.retry')}
          </button>
        ) : null,
    },
  ]
  return (
    <ListPage
      title={t('portal.jobs.title')}
      note={t('portal.jobs.note2')}
      id="jobs"
      label={t('portal.jobs.title')}
      path="jobs/runs"
      every={2000}
      rowKey={(run) => run.id}
      columns={columns}
      filters={[{ id: 'state', label: t('portal.jobs.state'), kind: 'choice', options: STATES.map((state) => ({ value: state, label: t(`portal.jobs.state.${state}`) })) }]}
    />
  )
}
