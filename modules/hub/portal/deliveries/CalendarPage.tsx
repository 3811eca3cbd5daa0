import { Choice, Empty, mayAny, PageHead, PageLink, Reading, StateMark, useAddressBar, useLabel, useRead, useSession, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import { useState } from 'react'
import type { SourceName } from '../answers.ts'
import type { Arrangement, Calendar, Cell } from './answers.ts'
import { MonthClosing } from '../closings/MonthClosing.tsx'
import { ArrangementForm } from './ArrangementForm.tsx'
import { toneOf } from './tones.ts'

/** 归集月历: who delivered what for which month, and where the month stands in one sentence. */
export default function CalendarPage() {
  const t = useText()
  const label = useLabel()
  const { me } = useSession()
  const { search, change } = useAddressBar()
  const [edited, setEdited] = useState<{ readonly source: SourceName; readonly arrangement?: Arrangement }>()
  const query = useRead<Calendar>('hub/calendar', { month: search.month, months: 12 }, { every: 5000, keep: true })
  const mayArrange = mayAny(me, ['hub.arrangement.edit'])
  return (
    <>
      <PageHead title={t('hub.calendar.title')} note={t('hub.calendar.note')} />
      <Reading query={query}>
        {(calendar) => (
          <div className="jw-stack">
            <div className="jw-toolbar">
              <Choice label={t('hub.calendar.month')} value={calendar.month} options={calendar.months.toReversed().map((month) => ({ value: month, label: month }))} onChange={(month) => change({ month })} />
              <p className="jw-sentence" role="status">
                {label(calendar.sentence)}
              </p>
              <MonthClosing month={calendar.month} over={calendar.month !== calendar.months.at(-1)} />
            </div>
            {calendar.rows.length === 0 ? (
              <Empty title={t('hub.calendar.none')} hint={t('hub.calendar.noneHint')} />
            ) : (
              <Months calendar={calendar} edit={mayArrange ? (arrangement) => setEdited({ source: arrangement.source, arrangement }) : undefined} />
            )}
            {mayArrange && calendar.unarranged.length > 0 && (
              <section className="jw-stack">
                <h2>{t('hub.calendar.unarranged')}</h2>
                <p className="jw-muted">{t('hub.calendar.unarrangedHint')}</p>
                <div className="jw-fixes">
                  {calendar.unarranged.map((source) => (
                    <Button key={source.id} onClick={() => setEdited({ source })}>
                      {label(source)}
                    </Button>
                  ))}
                </div>
              </section>
            )}
            {edited && <ArrangementForm key={edited.source.id} {...edited} close={() => setEdited(undefined)} />}
          </div>
        )}
      </Reading>
    </>
  )
}

function Months({ calendar, edit }: { readonly calendar: Calendar; readonly edit: ((arrangement: Arrangement) => void) | undefined }) {
  const t = useText()
  const label = useLabel()
  return (
    <div className="jw-table-box" role="group" aria-label={t('hub.calendar.title')} tabIndex={0}>
      <table className="jw-table jw-months">
        <thead>
          <tr>
            <th scope="col">{t('hub.col.source')}</th>
            {calendar.months.toReversed().map((month) => (
              <th key={month} scope="col" aria-current={month === calendar.month ? 'true' : undefined}>
                {month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendar.rows.map(({ arrangement, cells }) => (
            <tr key={arrangement.source.id}>
              <th scope="row">
                {label(arrangement.source)}
                <small>
                  {arrangement.provider || t('hub.calendar.noProvider')} · {t(`hub.cadence.${arrangement.cycle}`)}
                  {edit && (
                    <>
                      {' · '}
                      <button type="button" className="jw-plain" onClick={() => edit(arrangement)}>
                        {t('hub.calendar.edit')}
                      </button>
                    </>
                  )}
                </small>
              </th>
              {calendar.months.toReversed().map((month) => (
                <td key={month} className={month === calendar.month ? 'jw-month-now' : undefined}>
                  <MonthCell source={arrangement.source} cell={cells.find((each) => each.month === month)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MonthCell({ source, cell }: { readonly source: SourceName; readonly cell: Cell | undefined }) {
  const t = useText()
  const label = useLabel()
  if (cell === undefined) return <span className="jw-muted">–</span>
  return (
    <PageLink to={`/calendar/${source.id}/${cell.period}`} className="jw-month">
      <span className="jw-hidden">
        {label(source)} {cell.period}
      </span>
      <StateMark tone={toneOf(cell.state.id)}>{label(cell.state)}</StateMark>
      <small>{cell.step ? label(cell.step) : cell.due !== undefined && (cell.state.id === 'due' || cell.state.id === 'not_yet') ? t('hub.calendar.until', { day: cell.due.slice(5) }) : '\u00a0'}</small>
    </PageLink>
  )
}
