import { moment, PageLink, StateMark, useFormat, useLabel, useText, type Column } from '@jingwei/ui'
import type { Connection, Run } from '../answers.ts'
import { toneOf } from '../tones.ts'

/** A run: when, why, how much, what became of it, and the words of what went wrong. */
export function useRunColumns({ source }: Connection): readonly Column<Run>[] {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const became = (run: Run) => {
    if (run.importId !== undefined) return <PageLink to={`/imports/${run.importId}`}>{t('intake.became.import')}</PageLink>
    if (run.result === undefined || run.period === undefined) return '–'
    return <PageLink to={`/calendar/${source.id}/${run.period}`}>{run.receiptNo ?? t(`intake.became.${run.result}`)}</PageLink>
  }
  return [
    { id: 'at', title: t('intake.col.at'), render: (run) => moment(run.startedAt ?? run.createdAt) },
    { id: 'state', title: t('intake.col.state'), render: (run) => <StateMark tone={toneOf(run.state.id)}>{label(run.state)}</StateMark> },
    { id: 'period', title: t('intake.col.period'), render: (run) => run.period ?? '–' },
    { id: 'rows', title: t('intake.col.rows'), align: 'end', render: (run) => (run.rows === 0 ? '–' : format.count(run.rows)) },
    { id: 'became', title: t('intake.col.became'), render: became },
    { id: 'by', title: t('intake.col.by'), render: (run) => (run.trigger === 'schedule' ? t('intake.bySchedule') : run.requestedBy) },
    { id: 'attempts', title: t('intake.col.attempts'), align: 'end', render: (run) => String(run.attempts) },
    { id: 'error', title: t('intake.col.error'), wrap: true, render: (run) => run.error?.detail ?? '' },
    { id: 'file', title: t('intake.col.file'), optional: true, render: (run) => run.fileName ?? '–' },
    { id: 'place', title: t('intake.place'), optional: true, render: (run) => run.place },
  ]
}
