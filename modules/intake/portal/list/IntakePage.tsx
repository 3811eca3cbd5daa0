import { DataTable, Empty, mayAny, moment, PageHead, PageLink, Reading, StateMark, useFormat, useLabel, useRead, useSession, useText, type Column } from '@jingwei/ui'
import type { Connection } from '../answers.ts'
import { toneOf } from '../tones.ts'
import { useScheduleWords } from '../use-schedule-words.ts'

/** Every connection: how it stands, when it was read and will be, until when it may be. */
export default function IntakePage() {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const schedule = useScheduleWords()
  const { me } = useSession()
  const query = useRead<{ readonly items: readonly Connection[] }>('intake', {}, { every: 5000, keep: true })
  const add = mayAny(me, ['intake.edit']) && (
    <PageLink to="/intake/new" className="jw-button-link jw-button-main">
      {t('intake.new')}
    </PageLink>
  )
  const columns: readonly Column<Connection>[] = [
    { id: 'light', title: t('intake.col.light'), render: (one) => <StateMark tone={toneOf(one.light.id)}>{label(one.light)}</StateMark> },
    { id: 'name', title: t('intake.col.name'), render: (one) => <PageLink to={`/intake/${one.id}`}>{one.name}</PageLink> },
    { id: 'source', title: t('intake.col.source'), render: (one) => label(one.source) },
    { id: 'kind', title: t('intake.col.kind'), render: (one) => label(one.kind) },
    { id: 'last', title: t('intake.col.last'), render: (one) => (one.last === undefined ? '–' : moment(one.last.createdAt)) },
    { id: 'rows', title: t('intake.col.rows'), align: 'end', render: (one) => (one.last === undefined || one.last.rows === 0 ? '–' : format.count(one.last.rows)) },
    { id: 'next', title: t('intake.col.next'), render: (one) => (one.nextRunAt === undefined ? (one.schedule.kind === 'manual' ? t('intake.schedule.manual') : '–') : moment(one.nextRunAt)) },
    { id: 'ends', title: t('intake.col.ends'), render: (one) => (one.source.arrangement === undefined ? t('intake.noArrangement') : (one.source.arrangement.endsOn ?? t('intake.noEnd'))) },
    { id: 'agreement', title: t('intake.col.agreement'), optional: true, render: (one) => one.source.arrangement?.agreementNo ?? '–' },
    { id: 'schedule', title: t('intake.col.schedule'), render: (one) => schedule(one.schedule) },
  ]
  return (
    <>
      <PageHead title={t('intake.title')} note={t('intake.note')} actions={add} />
      <Reading query={query} empty={{ when: (data) => data.items.length === 0, show: <Empty title={t('intake.none')} hint={t('intake.noneHint')} actions={add} /> }}>
        {(data) => <DataTable label={t('intake.title')} rows={data.items} rowKey={(one) => one.id} columns={columns.filter((column) => column.optional !== true)} />}
      </Reading>
    </>
  )
}
